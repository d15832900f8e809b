using CallCenter.Kpis;

namespace CallCenter.Processes.Catalogue;

/// <summary>What a centre wants above all, and the KPIs that drive it; a process takes its few KPIs from there.</summary>
public sealed record MainGoal(string Id, string Name, string EnglishName, IReadOnlyList<KpiDefinition> Drivers);

/// <summary>The main goals there are.</summary>
public static class MainGoals
{
    public static IReadOnlyList<MainGoal> All { get; } =
    [
        new("satisfaction", "提高客户满意度", "Raise customer satisfaction",
        [
            KpiCatalogue.Satisfaction, KpiCatalogue.SolvingRate, KpiCatalogue.FirstResolution, KpiCatalogue.ComplaintRate, KpiCatalogue.ServiceLevel,
            KpiCatalogue.NetPromoter,
        ]),
        new("reachability", "让客户找得到人", "Be easy to reach",
        [
            KpiCatalogue.AnswerRate, KpiCatalogue.ConnectRate, KpiCatalogue.ServiceLevel, KpiCatalogue.SpeedOfAnswer, KpiCatalogue.Abandonment,
        ]),
        new("efficiency", "降低单次服务成本", "Lower the cost of a contact",
        [
            KpiCatalogue.HandlingTime, KpiCatalogue.Containment, KpiCatalogue.RepeatRate, KpiCatalogue.TransferRate, KpiCatalogue.ExpertRate,
            KpiCatalogue.FirstResolution,
        ]),
        new("sales", "提高新业务销售", "Sell more new business",
        [
            KpiCatalogue.Sales, KpiCatalogue.Satisfaction, KpiCatalogue.HandlingTime, KpiCatalogue.ComplaintRate,
        ]),
    ];

    public static MainGoal? Find(string id) => All.FirstOrDefault(goal => goal.Id == id);
}
