using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Checks a version by the rules of the house: errors block its release, and so do warnings that nobody has explained.</summary>
[Activity("CallCenter.CheckDesign", Categories.Processes)]
[Texts("设计检查", "Check design", "按设计规则检查版本：错误须改正，警告须说明理由。", "Checks a version by the design rules: errors are mended, warnings explained.")]
[Outcomes("Passed", "Errors", "Warnings")]
public sealed class CheckDesign : VersionActivity
{
    protected override bool HasRefusal => false;

    protected override LifecycleQuestion Question(string process) => new AskDesign(process, ProcessVersion);
}
