namespace CallCenter.Kpis;

/// <summary>What "within the service level" is a share of: sources differ, so it is stored with every value.</summary>
public enum ServiceLevelVariant
{
    /// <summary>Answered in time / (offered − abandoned within the short-abandon time).</summary>
    WithoutShortAbandons,

    /// <summary>Answered in time / offered.</summary>
    OfAllOffered,

    /// <summary>Answered in time / (answered + abandoned).</summary>
    OfAnsweredAndAbandoned,

    /// <summary>(Answered in time + abandoned in time) / offered.</summary>
    AbandonsInTimeCountAsServed,
}

/// <summary>The choices that formulas of the same name differ in, as data. A change of one is a new version.</summary>
public sealed record KpiRuleSet
{
    public const int ShortestRepeatWindow = 1;
    public const int LongestRepeatWindow = 30;

    public required string Id { get; init; }
    public required int Version { get; init; }
    public ServiceLevelVariant ServiceLevel { get; init; } = ServiceLevelVariant.WithoutShortAbandons;

    /// <summary>Answered within this time is within the service level.</summary>
    public TimeSpan ServiceLevelTarget { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Who hangs up within this time of joining the queue is left out of rates of answers and abandons.</summary>
    public TimeSpan ShortAbandon { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same customer with the same reason within so many days is a repeat.</summary>
    public int RepeatWindowDays { get; init; } = 7;

    /// <summary>Complaints about a contact are waited for so many days.</summary>
    public int ComplaintDays { get; init; } = 14;

    /// <summary>Answers to surveys are waited for so many days.</summary>
    public int SurveyDays { get; init; } = 1;

    /// <summary>Satisfied from this answer of 1 to 5.</summary>
    public int SatisfiedFrom { get; init; } = 4;

    /// <summary>Reasons that policy cannot solve at the first contact; net first-contact resolution leaves them out.</summary>
    public IReadOnlySet<string> ReasonsWithoutFirstResolution { get; init; } = new HashSet<string>();

    public TimeSpan RepeatWindow => TimeSpan.FromDays(RepeatWindowDays);

    /// <summary>What is wrong with the rules; none when they can be used.</summary>
    public IEnumerable<Why> Problems()
    {
        if (RepeatWindowDays is < ShortestRepeatWindow or > LongestRepeatWindow)
        {
            yield return new Why(
                $"重复来电窗口为 {RepeatWindowDays} 天，应为 {ShortestRepeatWindow} 至 {LongestRepeatWindow} 天。",
                $"The window for repeat contacts is {RepeatWindowDays} days; it must be {ShortestRepeatWindow} to {LongestRepeatWindow}.");
        }

        if (ServiceLevelTarget <= TimeSpan.Zero)
            yield return new Why("服务水平的时限必须大于 0 秒。", "The target of the service level must be longer than 0 s.");
        if (ShortAbandon < TimeSpan.Zero)
            yield return new Why("短时放弃的时限不能为负。", "The short-abandon time must not be negative.");
        if (SatisfiedFrom is < 1 or > 5)
            yield return new Why("“满意”的起始分应为 1 至 5。", "Satisfied must begin at an answer of 1 to 5.");
        if (ComplaintDays < 0 || SurveyDays < 0)
            yield return new Why("等待投诉和评价的天数不能为负。", "The days to wait for complaints and surveys must not be negative.");
    }
}
