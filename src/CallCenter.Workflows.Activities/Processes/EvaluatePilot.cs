using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>What the rules say of a pilot as of today; people decide, but for harm, which stops it by itself.</summary>
[Activity("CallCenter.EvaluatePilot", Categories.Processes)]
[Texts("评估试点", "Evaluate pilot", "按判定规则评估试点；未到期且无损害时走“进行中”。", "Says what the rules propose; Running while it is too early and does no harm.")]
[Outcomes("Ship", "Hold", "RollBack", "Invalid", "Running")]
public sealed class EvaluatePilot : PilotActivity
{
    [Output("第几天", "Day")] public int? Day { get; private set; }

    protected override bool HasRefusal => false;

    protected override LifecycleQuestion Question(string process) => new AskPilotVerdict(process, Given(Pilot));

    protected override void Take(LifecycleAnswer answer) => Day = answer.Number;
}
