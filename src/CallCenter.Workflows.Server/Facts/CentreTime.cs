using CallCenter.Kpis;
using CallCenter.Persistence.Centre;

namespace CallCenter.Workflows.Server.Facts;

/// <summary>The centre's days: those of its first calendar's time zone, of UTC without one.</summary>
public sealed class CentreTime(CentreDirectory directory, TimeProvider clock)
{
    public TimeZoneInfo Zone => directory.Facts.Calendars is [var first, ..] ? first.TimeZone : TimeZoneInfo.Utc;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Not over yet: the first day that is not known.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day of the centre that a moment belongs to.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The rules that the centre counts by.</summary>
    public KpiRuleSet Rules { get; } = new() { Id = "standard", Version = 1 };
}
