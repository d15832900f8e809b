using System.Globalization;
using System.Text;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>What the console shows a person, in both languages.</summary>
internal static class Banner
{
    public static string Of(ServerSettings settings, IEnumerable<string> addresses, (IReadOnlyList<string> People, string Password)? first)
    {
        var text = new StringBuilder().AppendLine().AppendLine(CultureInfo.InvariantCulture, $"CallCenter.Workflows  {string.Join("  ", addresses)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"数据 Data: {settings.DataDirectory}");
        if (first is var (people, password))
            text.AppendLine(CultureInfo.InvariantCulture, $"首次登录（只显示一次）First sign-in (shown only once): {string.Join(", ", people)} / {password}");
        return text.ToString();
    }

    public static string Of(SettingsException failure)
    {
        var text = new StringBuilder();
        foreach (var problem in failure.Problems) text.AppendLine(problem.Zh).AppendLine(problem.En);
        return text.ToString().TrimEnd();
    }
}
