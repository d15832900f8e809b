using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Freezes a draft with the published versions of its workflows, so that it can be piloted.</summary>
[Activity("CallCenter.ReleaseVersion", Categories.Processes)]
[Texts("发布版本", "Release version", "冻结草稿及其工作流，之后可以试点。", "Freezes a draft with its workflows, so that it can be piloted.")]
[Outcomes("Released", "Refused")]
public sealed class ReleaseVersion : VersionActivity
{
    protected override LifecycleQuestion Question(string process) => new AskRelease(process, ProcessVersion);
}
