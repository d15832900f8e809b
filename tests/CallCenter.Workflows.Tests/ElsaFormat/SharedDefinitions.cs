namespace CallCenter.Workflows.Tests.ElsaFormat;

/// <summary>The definitions made by Elsa itself, in a folder beside the repository that need not be there.</summary>
internal static class SharedDefinitions
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<object[]> Files => Folder is null
        ? [["none"]]
        : Directory.GetFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(file => new object[] { Path.GetFileName(file) });

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder!, name));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "CallCenter.Workflows.sln"))) continue;
            var shared = Path.Combine(folder.FullName, "..", "shared", "elsa-definitions");
            return Directory.Exists(shared) ? shared : null;
        }

        return null;
    }
}

/// <summary>A theory over the shared definitions, skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDefinitionsTheoryAttribute : TheoryAttribute
{
    public SharedDefinitionsTheoryAttribute()
    {
        if (SharedDefinitions.Folder is null) Skip = "The folder ../shared/elsa-definitions is not here.";
    }
}
