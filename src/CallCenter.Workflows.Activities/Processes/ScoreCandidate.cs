using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Gives a candidate the points that people agreed on, which say where it stands in the priority matrix.</summary>
[Activity("CallCenter.ScoreCandidate", Categories.Processes)]
[Texts("候选流程评分", "Score candidate", "记录候选流程各项标准的分数，算出优先度。", "Keeps the points of a candidate for each criterion, and works out its priority.")]
[Outcomes("Scored", "Refused")]
public sealed class ScoreCandidate : LifecycleActivity
{
    [Input("分数", "Points", Hint = UiHints.JsonEditor, DefaultSyntax = "Object",
        DescriptionZh = "每项标准 1 到 5 分，如 {\"goal\": 4}；通常取自评分任务的表单。", DescriptionEn = "1 to 5 for each criterion, such as {\"goal\": 4}; usually what a task's form gave.")]
    public Value Points { get; init; }

    [Output("优先度", "Priority")] public double? Priority { get; private set; }

    protected override LifecycleQuestion Question(string process) => new AskScore(process,
        [.. CandidateScoring.Criteria.Select(criterion => (criterion.Id, Points: Points[criterion.Id]))
            .Where(given => given.Points.IsNumber).Select(given => new CriterionPoints(given.Id, Whole(given.Id, given.Points.Number)))]);

    protected override void Take(LifecycleAnswer answer) => Priority = answer.Figure;

    private static int Whole(string criterion, double points) => points == Math.Floor(points) && Math.Abs(points) < 1000 ? (int)points : throw new ActivityFault(
        $"“{criterion}”的分数须是整数。 / The points for \"{criterion}\" must be a whole number.");
}
