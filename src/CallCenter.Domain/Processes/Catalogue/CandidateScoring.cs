namespace CallCenter.Processes.Catalogue;

/// <summary>Which way a criterion counts.</summary>
public enum CriterionSide
{
    Value,
    Effort,
}

/// <summary>A question that candidates are scored by, with the meaning of the fewest and the most points.</summary>
public sealed record ScoreCriterion(string Id, CriterionSide Side, int Weight, Why Name, Why Fewest, Why Most);

/// <summary>The four fields of the priority matrix.</summary>
public enum PriorityField
{
    /// <summary>Much for little: first.</summary>
    First,

    /// <summary>Much for much: plan it.</summary>
    Plan,

    /// <summary>Little for little: when there is time.</summary>
    Fill,

    /// <summary>Little for much.</summary>
    Leave,
}

/// <summary>Where a candidate stands: the weighted means of its points, 1 to 5.</summary>
public sealed record CandidateRank(double Value, double Effort)
{
    private const double Middle = 3;

    /// <summary>Value for effort; the higher comes first.</summary>
    public double Priority => Value / Effort;

    public PriorityField Field => (Value >= Middle, Effort < Middle) switch
    {
        (true, true) => PriorityField.First,
        (true, false) => PriorityField.Plan,
        (false, true) => PriorityField.Fill,
        _ => PriorityField.Leave,
    };
}

/// <summary>Weighs what a process would bring against what it would take.</summary>
public static class CandidateScoring
{
    public const int Fewest = 1;
    public const int Most = 5;

    public static IReadOnlyList<ScoreCriterion> Criteria { get; } =
    [
        new("goal", CriterionSide.Value, 3, new("对主要目标的作用", "Effect on the main goal"), new("几乎没有", "hardly any"), new("决定性", "decisive")),
        new("volume", CriterionSide.Value, 2, new("业务量", "Volume"), new("每月几次", "a few a month"), new("每天上百次", "hundreds a day")),
        new("need", CriterionSide.Value, 2, new("客户的不满程度", "How much customers suffer today"), new("没有怨言", "no complaints"), new("经常投诉", "frequent complaints")),
        new("risk", CriterionSide.Value, 1, new("不规范的风险", "Risk of going on without it"), new("无", "none"), new("合规或安全风险", "compliance or safety")),
        new("design", CriterionSide.Effort, 1, new("设计工作量", "Work to design it"), new("一天", "a day"), new("数月", "months")),
        new("training", CriterionSide.Effort, 1, new("培训范围", "People to train"), new("一个小组", "one team"), new("整个部门", "the whole department")),
        new("systems", CriterionSide.Effort, 1, new("系统改造", "Changes of systems"), new("无", "none"), new("多个系统", "several systems")),
        new("execution", CriterionSide.Effort, 1, new("执行者的负担", "Burden of those who carry it out"), new("更轻松", "lighter than today"), new("明显加重", "much heavier")),
    ];

    /// <summary>Null until every criterion has its points.</summary>
    public static CandidateRank? Rank(IReadOnlyList<CriterionPoints> points)
    {
        var given = points.ToDictionary(entry => entry.Criterion, entry => entry.Points);
        return Criteria.All(criterion => given.ContainsKey(criterion.Id))
            ? new(Mean(CriterionSide.Value, given), Mean(CriterionSide.Effort, given))
            : null;
    }

    private static double Mean(CriterionSide side, Dictionary<string, int> points)
    {
        var own = Criteria.Where(criterion => criterion.Side == side).ToList();
        return own.Sum(criterion => (double)criterion.Weight * points[criterion.Id]) / own.Sum(criterion => criterion.Weight);
    }
}
