using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>A step that is about one version of a process.</summary>
public abstract class VersionActivity : LifecycleActivity
{
    [Input("版本", "Version", DescriptionZh = "版本号；留空则取最新的、未放弃的版本。", DescriptionEn = "Its number; empty takes the latest that has not been given up.")]
    public int? ProcessVersion { get; init; }

    [Output("版本号", "Version number")] public int? VersionNumber { get; protected set; }

    protected override void Take(LifecycleAnswer answer) => VersionNumber = answer.Number;
}
