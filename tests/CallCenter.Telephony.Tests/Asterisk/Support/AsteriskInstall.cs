using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>
/// Where the Asterisk of the tests lies: the root of a small Debian in a folder of its own, made once by <c>tests/run.sh</c>.
/// It runs by that folder's own loader and libraries, so it needs neither a chroot nor rights.
/// </summary>
internal static class AsteriskInstall
{
    public static string Root { get; } = FindRoot();

    public static string Modules => Path.Combine(Root, "usr/lib/asterisk/modules");
    public static string Data => Path.Combine(Root, "usr/share/asterisk");

    public static ProcessStartInfo Command(params IEnumerable<string> arguments)
    {
        var machine = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        var libraries = string.Join(':', new[] { $"usr/lib/{machine}", $"lib/{machine}", "usr/lib" }.Select(folder => Path.Combine(Root, folder)));
        var loader = Directory.EnumerateFiles(Path.Combine(Root, "lib", machine), "ld-*.so*").Order(StringComparer.Ordinal).First();
        return new ProcessStartInfo(loader, ["--library-path", libraries, Path.Combine(Root, "usr/sbin/asterisk"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
    }

    private static string FindRoot()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var root = Path.Combine(cache, "callcenter-workflows", "asterisk");
        return File.Exists(Path.Combine(root, "usr/sbin/asterisk"))
            ? root
            : throw new InvalidOperationException($"There is no Asterisk in {root}. tests/run.sh puts it there (as root, by debootstrap).");
    }
}
