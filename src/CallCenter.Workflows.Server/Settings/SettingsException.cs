using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Server.Settings;

/// <summary>The server cannot start as it is set up. Each problem says what is wrong and what would be right.</summary>
public sealed class SettingsException(IReadOnlyList<Text> problems) : Exception(string.Join(Environment.NewLine, problems.Select(problem => problem.En)))
{
    public IReadOnlyList<Text> Problems { get; } = problems;
}
