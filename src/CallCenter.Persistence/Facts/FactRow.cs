using CallCenter.Kpis;
using CallCenter.Persistence.Centre;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Facts;

/// <summary>What the KPIs need to know of one contact; <see cref="ContactFact"/> says what the members mean. Days are day numbers of the centre's time.</summary>
public sealed class FactRow
{
    public required string ContactId { get; init; }
    public DateTimeOffset ArrivedAt { get; init; }
    public DateTimeOffset? OfferedAt { get; init; }
    public DateTimeOffset EndedAt { get; init; }
    public int ArrivedDay { get; init; }
    public int? OfferedDay { get; init; }
    public int EndedDay { get; init; }
    public ContactOutcome Outcome { get; init; }
    public string? Queue { get; init; }
    public string? AgentId { get; init; }
    public string? Group { get; init; }
    public string? Version { get; init; }
    public string? CustomerId { get; init; }
    public string? Reason { get; init; }
    public double WaitSeconds { get; init; }
    public double TalkSeconds { get; init; }
    public double HoldSeconds { get; init; }
    public double WrapUpSeconds { get; init; }
    public bool Transferred { get; init; }
    public bool AskedExpert { get; init; }
    public bool Complained { get; set; }
    public bool Sold { get; set; }
    public bool? Solved { get; set; }
    public double? RepeatAfterSeconds { get; set; }
    public bool SurveyInvited { get; set; }
    public int? Satisfaction { get; set; }
    public int? Recommendation { get; set; }
    public bool? SolvedFirstTimeBySurvey { get; set; }

    /// <summary>The days on which it counts in some KPI.</summary>
    internal IEnumerable<int> Days => new[] { ArrivedDay, OfferedDay ?? ArrivedDay, EndedDay }.Distinct();

    public static FactRow Of(string contactId, ContactFact fact, TimeZoneInfo zone) => new()
    {
        ContactId = contactId,
        ArrivedAt = fact.ArrivedAt,
        OfferedAt = fact.OfferedAt,
        EndedAt = fact.EndedAt,
        ArrivedDay = DayOf(fact.ArrivedAt, zone),
        OfferedDay = fact.OfferedAt is { } offered ? DayOf(offered, zone) : null,
        EndedDay = DayOf(fact.EndedAt, zone),
        Outcome = fact.Outcome,
        Queue = fact.Queue,
        AgentId = fact.AgentId,
        Group = fact.Group,
        Version = fact.Version,
        CustomerId = fact.CustomerId,
        Reason = fact.Reason,
        WaitSeconds = fact.Wait.TotalSeconds,
        TalkSeconds = fact.Talk.TotalSeconds,
        HoldSeconds = fact.Hold.TotalSeconds,
        WrapUpSeconds = fact.WrapUp.TotalSeconds,
        Transferred = fact.Transferred,
        AskedExpert = fact.AskedExpert,
        Complained = fact.Complained,
        Sold = fact.Sold,
        Solved = fact.Solved,
        RepeatAfterSeconds = fact.RepeatAfter?.TotalSeconds,
        SurveyInvited = fact.SurveyInvited,
        Satisfaction = fact.Satisfaction,
        Recommendation = fact.Recommendation,
        SolvedFirstTimeBySurvey = fact.SolvedFirstTimeBySurvey,
    };

    public ContactFact ToFact() => new()
    {
        ArrivedAt = ArrivedAt,
        OfferedAt = OfferedAt,
        EndedAt = EndedAt,
        Outcome = Outcome,
        Queue = Queue,
        AgentId = AgentId,
        Group = Group,
        Version = Version,
        CustomerId = CustomerId,
        Reason = Reason,
        Wait = TimeSpan.FromSeconds(WaitSeconds),
        Talk = TimeSpan.FromSeconds(TalkSeconds),
        Hold = TimeSpan.FromSeconds(HoldSeconds),
        WrapUp = TimeSpan.FromSeconds(WrapUpSeconds),
        Transferred = Transferred,
        AskedExpert = AskedExpert,
        Complained = Complained,
        Sold = Sold,
        Solved = Solved,
        RepeatAfter = RepeatAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        SurveyInvited = SurveyInvited,
        Satisfaction = Satisfaction,
        Recommendation = Recommendation,
        SolvedFirstTimeBySurvey = SolvedFirstTimeBySurvey,
    };

    internal static int DayOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime).DayNumber;
}

internal sealed class FactConfiguration : IEntityTypeConfiguration<FactRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder)
    {
        builder.ToTable("ContactFacts");
        builder.HasKey(fact => fact.ContactId);
        builder.Property(fact => fact.ContactId).HasMaxLength(64);
        builder.Property(fact => fact.Queue).HasMaxLength(40);
        builder.Property(fact => fact.AgentId).HasMaxLength(40);
        builder.Property(fact => fact.Group).HasMaxLength(40);
        builder.Property(fact => fact.Version).HasMaxLength(120);
        builder.Property(fact => fact.CustomerId).HasMaxLength(64);
        builder.Property(fact => fact.Reason).HasMaxLength(60);
        builder.HasIndex(fact => fact.EndedDay);
        builder.HasIndex(fact => fact.OfferedDay);
        builder.HasIndex(fact => fact.ArrivedDay);
        builder.HasIndex(fact => new { fact.CustomerId, fact.EndedAt });
        builder.StoreTimesAsTicks();
    }
}
