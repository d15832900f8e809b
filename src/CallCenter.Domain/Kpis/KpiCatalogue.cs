using static CallCenter.Kpis.KpiAttribution;
using static CallCenter.Kpis.KpiDirection;
using static CallCenter.Kpis.KpiMoment;
using static CallCenter.Kpis.KpiUnit;

namespace CallCenter.Kpis;

/// <summary>
/// The KPIs that are counted from contacts. Symbols: O offered to agents, A answered, B abandoned in the queue, Bs abandoned
/// within the short-abandon time, CB left for a callback, T the service level's target. Who left for a callback is in O, but not in the service level's.
/// </summary>
public static class KpiCatalogue
{
    public static KpiDefinition ServiceLevel { get; } = new(
        "service-level", "服务水平", "Service level", Share, Higher, Queue, Offered, "A(wait ≤ T) / (O − Bs)", ServiceLevelOf);

    public static KpiDefinition AnswerRate { get; } = new(
        "answer-rate", "接起率", "Answer rate", Share, Higher, Queue, Offered, "A / (O − Bs), O = A + B + callbacks + overflow",
        (fact, rules) => IsOffered(fact) && !IsShortAbandon(fact, rules) ? One(IsAnswered(fact)) : null);

    public static KpiDefinition Abandonment { get; } = new(
        "abandonment", "放弃率", "Abandonment", Share, Lower, Queue, Offered, "(B − Bs) / (O − Bs)",
        (fact, rules) => IsOffered(fact) && !IsShortAbandon(fact, rules) ? One(fact.Outcome == ContactOutcome.Abandoned) : null);

    /// <summary>What answer rate, abandonment and service level leave out: beside them it shows how much.</summary>
    public static KpiDefinition ShortAbandons { get; } = new(
        "short-abandons", "短时放弃占比", "Share of short abandons", Share, None, Queue, Offered, "Bs / O",
        (fact, rules) => IsOffered(fact) ? One(IsShortAbandon(fact, rules)) : null);

    public static KpiDefinition CallbackShare { get; } = new(
        "callback-share", "回拨占比", "Share of callbacks", Share, None, Queue, Offered, "CB / O",
        (fact, _) => IsOffered(fact) ? One(fact.Outcome == ContactOutcome.Callback) : null);

    public static KpiDefinition SpeedOfAnswer { get; } = new(
        "speed-of-answer", "平均应答速度", "Average speed of answer", Seconds, Lower, Queue, Offered, "Σ wait of A / A",
        (fact, _) => IsAnswered(fact) ? fact.Wait.TotalSeconds : null);

    public static KpiDefinition ConnectRate { get; } = new(
        "connect-rate", "接通率", "Connect rate", Share, Higher, Centre, Arrived, "(served in the flow + A) / all arrived",
        (fact, _) => One(IsAnswered(fact) || fact.Outcome == ContactOutcome.ServedInFlow));

    public static KpiDefinition Containment { get; } = new(
        "containment", "自助完成率", "Self-service completion", Share, Higher, Centre, Arrived, "ended in the flow with the task done / all arrived",
        (fact, _) => One(fact.Outcome == ContactOutcome.ServedInFlow));

    public static KpiDefinition HandlingTime { get; } = new(
        "handling-time", "平均处理时长", "Average handling time", Seconds, Lower, Agent, Ended, "Σ(talk + hold + wrap-up) / A",
        (fact, _) => IsAnswered(fact) ? (fact.Talk + fact.Hold + fact.WrapUp).TotalSeconds : null);

    public static KpiDefinition TalkTime { get; } = new(
        "talk-time", "平均通话时长", "Average talk time", Seconds, Lower, Agent, Ended, "Σ talk / A",
        (fact, _) => IsAnswered(fact) ? fact.Talk.TotalSeconds : null);

    public static KpiDefinition HoldTime { get; } = new(
        "hold-time", "平均保持时长", "Average hold time", Seconds, Lower, Agent, Ended, "Σ hold / A",
        (fact, _) => IsAnswered(fact) ? fact.Hold.TotalSeconds : null);

    public static KpiDefinition WrapUpTime { get; } = new(
        "wrap-up-time", "平均话后处理时长", "Average wrap-up time", Seconds, Lower, Agent, Ended, "Σ wrap-up / A",
        (fact, _) => IsAnswered(fact) ? fact.WrapUp.TotalSeconds : null);

    public static KpiDefinition CallLength { get; } = new(
        "call-length", "单个电话时长", "Call length", Seconds, Lower, Agent, Ended, "Σ(talk + hold) / A",
        (fact, _) => IsAnswered(fact) ? (fact.Talk + fact.Hold).TotalSeconds : null);

    public static KpiDefinition TransferRate { get; } = new(
        "transfer-rate", "转接率", "Transfer rate", Share, Lower, Agent, Ended, "A with a transfer to another group / A",
        (fact, _) => IsAnswered(fact) ? One(fact.Transferred) : null);

    public static KpiDefinition ExpertRate { get; } = new(
        "expert-rate", "专家坐席求助率", "Expert-seat rate", Share, Lower, Agent, Ended, "A with a consult or transfer to expert seats / A",
        (fact, _) => IsAnswered(fact) ? One(fact.AskedExpert) : null);

    public static KpiDefinition FirstResolution { get; } = new(
        "first-resolution", "一次解决率", "First-contact resolution, gross", Share, Higher, Agent, Ended, "A without a repeat in N days / A",
        (fact, rules) => IsAnswered(fact) ? One(!IsRepeated(fact, rules)) : null) { Matures = rules => rules.RepeatWindow };

    public static KpiDefinition FirstResolutionNet { get; } = new(
        "first-resolution-net", "一次解决率（净）", "First-contact resolution, net", Share, Higher, Agent, Ended,
        "as gross, without the reasons that policy cannot solve at first contact",
        (fact, rules) => IsAnswered(fact) && !(fact.Reason is { } reason && rules.ReasonsWithoutFirstResolution.Contains(reason))
            ? One(!IsRepeated(fact, rules)) : null) { Matures = rules => rules.RepeatWindow };

    public static KpiDefinition FirstResolutionBySurvey { get; } = new(
        "first-resolution-survey", "一次解决率（问卷）", "First-contact resolution, by survey", Share, Higher, Agent, Ended,
        "“yes, the first time” / answers to that question",
        (fact, _) => fact.SolvedFirstTimeBySurvey is { } solved ? One(solved) : null) { Matures = rules => TimeSpan.FromDays(rules.SurveyDays) };

    public static KpiDefinition SolvingRate { get; } = new(
        "solving-rate", "问题解决率", "Problem-solving rate", Share, Higher, Agent, Ended, "closed as solved without a repeat in N days / closed",
        (fact, rules) => fact.Solved is { } solved ? One(solved && !IsRepeated(fact, rules)) : null) { Matures = rules => rules.RepeatWindow };

    public static KpiDefinition RepeatRate { get; } = new(
        "repeat-rate", "重复来电率", "Repeat contact rate", Share, Lower, Agent, Ended, "A followed by a repeat in N days / A",
        (fact, rules) => IsAnswered(fact) ? One(IsRepeated(fact, rules)) : null) { Matures = rules => rules.RepeatWindow };

    public static KpiDefinition ComplaintRate { get; } = new(
        "complaint-rate", "投诉率", "Complaint rate", PerTenThousand, Lower, Agent, Ended, "complaints / A, per 10,000",
        (fact, _) => IsAnswered(fact) ? One(fact.Complained) : null)
    {
        Matures = rules => TimeSpan.FromDays(rules.ComplaintDays), IsProportion = true,
    };

    public static KpiDefinition Satisfaction { get; } = new(
        "satisfaction", "客户满意度", "Customer satisfaction", Share, Higher, Agent, Ended, "answers of 4 and 5 / valid answers",
        (fact, rules) => fact.Satisfaction is >= 1 and <= 5 ? One(fact.Satisfaction >= rules.SatisfiedFrom) : null)
    {
        Matures = rules => TimeSpan.FromDays(rules.SurveyDays),
    };

    public static KpiDefinition SurveyResponse { get; } = new(
        "survey-response", "参评率", "Survey response", Share, Higher, Agent, Ended, "valid answers / invitations",
        (fact, _) => fact.SurveyInvited ? One(fact.Satisfaction is >= 1 and <= 5) : null)
    {
        Matures = rules => TimeSpan.FromDays(rules.SurveyDays),
    };

    public static KpiDefinition NetPromoter { get; } = new(
        "net-promoter", "净推荐值", "Net promoter score", NetScore, Higher, Agent, Ended, "%(9 and 10) − %(0 to 6)",
        (fact, _) => fact.Recommendation switch { 9 or 10 => 1, 7 or 8 => 0, >= 0 and <= 6 => -1, _ => null })
    {
        Matures = rules => TimeSpan.FromDays(rules.SurveyDays),
    };

    public static KpiDefinition Sales { get; } = new(
        "sales", "新业务销售", "New-business sales", PerHundred, Higher, Agent, Ended, "sales per 100 A",
        (fact, _) => IsAnswered(fact) ? One(fact.Sold) : null) { IsProportion = true };

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        ServiceLevel, AnswerRate, Abandonment, ShortAbandons, CallbackShare, SpeedOfAnswer, ConnectRate, Containment, HandlingTime, TalkTime, HoldTime,
        WrapUpTime, CallLength, TransferRate, ExpertRate,
        FirstResolution, FirstResolutionNet, FirstResolutionBySurvey, SolvingRate, RepeatRate, ComplaintRate, Satisfaction, SurveyResponse,
        NetPromoter, Sales,
    ];

    private static readonly Dictionary<string, KpiDefinition> ById = All.ToDictionary(kpi => kpi.Id);

    public static KpiDefinition? Find(string id) => ById.GetValueOrDefault(id);

    private static double? ServiceLevelOf(ContactFact fact, KpiRuleSet rules)
    {
        if (!IsOffered(fact) || fact.Outcome == ContactOutcome.Callback) return null;
        var inTime = fact.Wait <= rules.ServiceLevelTarget;
        var served = One(IsAnswered(fact) && inTime);
        var isAbandoned = fact.Outcome == ContactOutcome.Abandoned;
        return rules.ServiceLevel switch
        {
            ServiceLevelVariant.OfAllOffered => served,
            ServiceLevelVariant.OfAnsweredAndAbandoned => IsAnswered(fact) || isAbandoned ? served : null,
            ServiceLevelVariant.AbandonsInTimeCountAsServed => One((IsAnswered(fact) || isAbandoned) && inTime),
            _ => IsShortAbandon(fact, rules) ? null : served,
        };
    }

    private static double One(bool counts) => counts ? 1 : 0;

    private static bool IsAnswered(ContactFact fact) => fact.Outcome == ContactOutcome.Answered;

    private static bool IsOffered(ContactFact fact) => fact.OfferedAt is not null;

    private static bool IsShortAbandon(ContactFact fact, KpiRuleSet rules) =>
        fact.Outcome == ContactOutcome.Abandoned && fact.Wait <= rules.ShortAbandon;

    private static bool IsRepeated(ContactFact fact, KpiRuleSet rules) => fact.RepeatAfter <= rules.RepeatWindow;
}
