using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Launches a pilot: its groups get the version from the plan's first day on.</summary>
[Activity("CallCenter.StartPilot", Categories.Processes)]
[Texts("启动试点", "Start pilot", "启动已计划的试点，试点组从计划首日起使用新版本。", "Launches a planned pilot; its groups get the version from the plan's first day on.")]
[Outcomes("Started", "Refused")]
public sealed class StartPilot : PilotActivity
{
    [Input("理由", "Reason", IsTemplate = true, DescriptionZh = "计划有警告时须说明为什么仍要启动。", DescriptionEn = "Why it is launched although the plan has warnings.")]
    public string? Reason { get; init; }

    protected override LifecycleQuestion Question(string process) => new AskPilotStart(process, Given(Pilot), Given(Reason));
}
