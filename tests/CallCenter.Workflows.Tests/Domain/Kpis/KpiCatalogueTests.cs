using CallCenter.Kpis;

namespace CallCenter.Workflows.Tests.Domain.Kpis;

/// <summary>Each formula on a day small enough to count by hand.</summary>
public sealed class KpiCatalogueTests
{
    private static readonly KpiRuleSet Rules = new() { Id = "standard", Version = 3, ReasonsWithoutFirstResolution = new HashSet<string> { "refund" } };
    private static readonly DateTime Day = new(2026, 3, 2);

    /// <summary>
    /// 8 joined the queue: 4 answered after 10, 20, 25 and 65 s, 2 abandoned after 3 and 15 s, 1 took a callback, 1 overflowed; 2
    /// more ended in the flow, one of them with its task done.
    /// </summary>
    private static readonly IReadOnlyList<ContactFact> Facts =
    [
        Answered(10, talk: 100, hold: 20, wrapUp: 30) with { Satisfaction = 5, SurveyInvited = true, Recommendation = 10, Solved = true, SolvedFirstTimeBySurvey = true },
        Answered(20, talk: 200, hold: 0, wrapUp: 10) with { Satisfaction = 3, SurveyInvited = true, Recommendation = 6, Transferred = true, RepeatAfter = TimeSpan.FromDays(2), Solved = true },
        Answered(25, talk: 300, hold: 40, wrapUp: 20) with { SurveyInvited = true, Recommendation = 9, Complained = true, AskedExpert = true, Reason = "refund", Solved = false },
        Answered(65, talk: 60, hold: 0, wrapUp: 20) with { Satisfaction = 4, Recommendation = 8, Sold = true, RepeatAfter = TimeSpan.FromDays(8), SolvedFirstTimeBySurvey = false },
        Queued(ContactOutcome.Abandoned, 3),
        Queued(ContactOutcome.Abandoned, 15),
        Queued(ContactOutcome.Callback, 40),
        Queued(ContactOutcome.Overflowed, 50),
        Of(ContactOutcome.ServedInFlow),
        Of(ContactOutcome.LeftInFlow),
    ];

    [Theory]
    [InlineData("service-level", 2, 6, 2 / 6.0)]
    [InlineData("answer-rate", 4, 7, 4 / 7.0)]
    [InlineData("abandonment", 1, 7, 1 / 7.0)]
    [InlineData("short-abandons", 1, 8, 1 / 8.0)]
    [InlineData("callback-share", 1, 8, 1 / 8.0)]
    [InlineData("speed-of-answer", 120, 4, 30)]
    [InlineData("connect-rate", 5, 10, 0.5)]
    [InlineData("containment", 1, 10, 0.1)]
    [InlineData("handling-time", 800, 4, 200)]
    [InlineData("talk-time", 660, 4, 165)]
    [InlineData("hold-time", 60, 4, 15)]
    [InlineData("wrap-up-time", 80, 4, 20)]
    [InlineData("call-length", 720, 4, 180)]
    [InlineData("transfer-rate", 1, 4, 0.25)]
    [InlineData("expert-rate", 1, 4, 0.25)]
    [InlineData("first-resolution", 3, 4, 0.75)]
    [InlineData("first-resolution-net", 2, 3, 2 / 3.0)]
    [InlineData("first-resolution-survey", 1, 2, 0.5)]
    [InlineData("solving-rate", 1, 3, 1 / 3.0)]
    [InlineData("repeat-rate", 1, 4, 0.25)]
    [InlineData("complaint-rate", 1, 4, 2500)]
    [InlineData("satisfaction", 2, 3, 2 / 3.0)]
    [InlineData("survey-response", 2, 3, 2 / 3.0)]
    [InlineData("net-promoter", 1, 4, 25)]
    [InlineData("sales", 1, 4, 25)]
    public void Value_DayCountedByHand_HasItsNumeratorAndDenominator(string id, double numerator, long denominator, double value)
    {
        var result = Value(KpiCatalogue.Find(id)!, Rules);

        Assert.Equal((numerator, denominator), (result.Numerator, result.Denominator));
        Assert.Equal(value, result.Value!.Value, 10);
        Assert.Equal(("standard", 3, KpiMaturity.Mature), (result.RuleSet, result.RuleSetVersion, result.Maturity));
    }

    [Fact]
    public void Value_EachKpi_HasAHandCountedCase() => Assert.Equal(25, KpiCatalogue.All.Count);

    /// <summary>Offered without the callback: 7; answered or abandoned: 6; in time: answered 2, abandoned 2.</summary>
    [Theory]
    [InlineData(ServiceLevelVariant.WithoutShortAbandons, 2, 6)]
    [InlineData(ServiceLevelVariant.OfAllOffered, 2, 7)]
    [InlineData(ServiceLevelVariant.OfAnsweredAndAbandoned, 2, 6)]
    [InlineData(ServiceLevelVariant.AbandonsInTimeCountAsServed, 4, 7)]
    public void ServiceLevel_EachVariant_IsAnotherFraction(ServiceLevelVariant variant, double numerator, long denominator)
    {
        var result = Value(KpiCatalogue.ServiceLevel, Rules with { ServiceLevel = variant });

        Assert.Equal((numerator, denominator), (result.Numerator, result.Denominator));
    }

    [Theory]
    [InlineData(0, 4, 8)]
    [InlineData(15, 4, 6)]
    public void AnswerRate_ShortAbandonSeconds_AreARule(int shortAbandon, double numerator, long denominator)
    {
        var result = Value(KpiCatalogue.AnswerRate, Rules with { ShortAbandon = TimeSpan.FromSeconds(shortAbandon) });

        Assert.Equal((numerator, denominator), (result.Numerator, result.Denominator));
    }

    [Fact]
    public void FirstResolution_LongerWindow_FindsMoreRepeats() =>
        Assert.Equal(2, Value(KpiCatalogue.FirstResolution, Rules with { RepeatWindowDays = 8 }).Numerator);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Rules_RepeatWindowOutOfRange_SayWhatWouldBeRight(int days) =>
        Assert.Contains("1 to 30", Assert.Single((Rules with { RepeatWindowDays = days }).Problems()).En, StringComparison.Ordinal);

    private static KpiValue Value(KpiDefinition kpi, KpiRuleSet rules)
    {
        var cube = new KpiCube(rules, KpiCatalogue.All, TimeZoneInfo.Utc, new DateTimeOffset(Day.AddDays(60), TimeSpan.Zero));
        cube.Add(Facts);
        return cube.Value(kpi, "a", Day, Day.AddDays(1));
    }

    private static ContactFact Answered(int wait, int talk, int hold, int wrapUp) => Queued(ContactOutcome.Answered, wait) with
    {
        Talk = TimeSpan.FromSeconds(talk), Hold = TimeSpan.FromSeconds(hold), WrapUp = TimeSpan.FromSeconds(wrapUp),
    };

    private static ContactFact Queued(ContactOutcome outcome, int wait) => Of(outcome) with
    {
        OfferedAt = new DateTimeOffset(Day.AddHours(9), TimeSpan.Zero), Wait = TimeSpan.FromSeconds(wait),
    };

    private static ContactFact Of(ContactOutcome outcome) => new()
    {
        ArrivedAt = new DateTimeOffset(Day.AddHours(9), TimeSpan.Zero), EndedAt = new DateTimeOffset(Day.AddHours(10), TimeSpan.Zero), Outcome = outcome, Group = "a",
    };
}
