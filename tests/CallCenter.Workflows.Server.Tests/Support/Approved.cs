using System.Runtime.CompilerServices;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>Compares a text with the file of it that a person approved, in the folder <c>Approved</c> beside the test.</summary>
internal static class Approved
{
    public static void Verify(string received, string file, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", file);
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved == received) return;
        if (Environment.GetEnvironmentVariable("APPROVE_SHAPES") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, received);
            return;
        }

        Assert.Fail($"{file} is not the approved one. Look at the difference and set APPROVE_SHAPES=true to approve:\n{received}");
    }
}
