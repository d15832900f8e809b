using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Plans a pilot of a version, or takes the one that people have planned on the page.</summary>
[Activity("CallCenter.PlanPilot", Categories.Processes)]
[Texts("制定试点计划", "Plan pilot", "按给定内容制定试点计划；留空则取人员在页面上制定的计划。", "Plans a pilot as given; without a plan it takes the one that people have made on the page.")]
[Outcomes("Planned", "Refused")]
public sealed class PlanPilot : VersionActivity
{
    [Input("计划", "Plan", Hint = UiHints.JsonEditor, DefaultSyntax = "Object",
        DescriptionZh = "与接口 POST /api/pilots 的内容相同；未写 pilotVersion 时取本版本。", DescriptionEn = "As POST /api/pilots takes it; without pilotVersion it is this version.")]
    public Value Plan { get; init; }

    [Output("试点", "Pilot")] public string? Pilot { get; private set; }
    [Output("试点版本", "Pilot version")] public string? PilotVersion { get; private set; }
    [Output("试点组", "Pilot groups")] public IReadOnlyList<string> Groups { get; private set; } = [];

    protected override LifecycleQuestion Question(string process) => new AskPilotPlan(process, ProcessVersion, Plan.AsRecord is null ? Given(Plan.AsString) : ValueJson.Write(Plan));

    protected override void Take(LifecycleAnswer answer)
    {
        base.Take(answer);
        (Pilot, PilotVersion, Groups) = (answer.Id, answer.Version, answer.Groups);
    }
}
