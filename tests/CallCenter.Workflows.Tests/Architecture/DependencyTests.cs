using System.Xml.Linq;

namespace CallCenter.Workflows.Tests.Architecture;

/// <summary>The arrows of the design: who may reference whom, and who may use packages.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["CallCenter.Domain"] = [],
        ["CallCenter.Workflows"] = [],
        ["CallCenter.Workflows.Activities"] = ["CallCenter.Workflows", "CallCenter.Domain"],
        ["CallCenter.Workflows.ElsaFormat"] = ["CallCenter.Workflows"],
        ["CallCenter.Workflows.Runtime"] = ["CallCenter.Workflows", "CallCenter.Workflows.ElsaFormat"],
        ["CallCenter.Persistence"] = ["CallCenter.Workflows.Runtime", "CallCenter.Domain"],
        ["CallCenter.Telephony"] = ["CallCenter.Domain"],
    };

    public static TheoryData<string> Projects => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhatTheDesignAllows(string project)
    {
        var references = Read(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Theory]
    [InlineData("CallCenter.Domain", "MathNet.Numerics")]
    [InlineData("CallCenter.Workflows", null)]
    public void PureProject_UsesNoPackages(string project, string? except)
    {
        var packages = Read(project).Descendants("PackageReference")
            .Where(package => package.Attribute("PrivateAssets")?.Value != "all")
            .Select(package => package.Attribute("Include")!.Value);

        Assert.DoesNotContain(packages, package => package != except);
    }

    [Fact]
    public void EveryProjectUnderSrc_IsInTheDesign()
    {
        var projects = Directory.GetDirectories(Path.Combine(Root, "src")).Select(Path.GetFileName)
            .Where(name => File.Exists(Path.Combine(Root, "src", name!, name + ".csproj")));

        Assert.Equal([.. Allowed.Keys.Append("CallCenter.Workflows.Server").Order()], projects.Order());
    }

    private static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "CallCenter.Workflows.sln"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    private static XDocument Read(string project) => XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj"));
}
