using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Sees to it that there is a draft to work on: the one there is, a revision of the latest version, or an empty one.</summary>
[Activity("CallCenter.DraftVersion", Categories.Processes)]
[Texts("起草版本", "Draft version", "取现有草稿；没有时由最新版本修订，或新建空白草稿。", "Takes the draft there is, or makes one: a revision of the latest version, or an empty one.")]
[Outcomes("Drafted", "Refused")]
public sealed class DraftVersion : LifecycleActivity
{
    [Output("版本号", "Version number")] public int? VersionNumber { get; private set; }

    protected override LifecycleQuestion Question(string process) => new AskDraft(process);

    protected override void Take(LifecycleAnswer answer) => VersionNumber = answer.Number;
}
