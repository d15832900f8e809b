using CallCenter.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Calendars;

/// <summary>Opening hours as they are stored; <see cref="BusinessCalendar"/> says what they mean.</summary>
public sealed class CalendarRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>An IANA name such as <c>Asia/Shanghai</c>.</summary>
    public required string TimeZone { get; set; }

    public required List<DayHours> Hours { get; set; }
    public required List<DaysOff> Holidays { get; set; }
    public required List<DayWorked> MakeUpDays { get; set; }

    internal BusinessCalendar ToCalendar() => new()
    {
        Id = Id,
        Name = Name,
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone),
        Weekly = Hours.GroupBy(hours => hours.Day).ToDictionary(
            day => day.Key, day => (IReadOnlyList<OpenPeriod>)[.. day.Select(hours => new OpenPeriod(hours.From, hours.To))]),
        Holidays = [.. Holidays.Select(holiday => new Holiday(holiday.First, holiday.Last, holiday.Name, holiday.EnglishName))],
        MakeUpDays = [.. MakeUpDays.Select(makeUp => new MakeUpDay(makeUp.Day))],
    };
}

public sealed class DayHours
{
    public DayOfWeek Day { get; init; }
    public TimeOnly From { get; init; }
    public TimeOnly To { get; init; }
}

public sealed class DaysOff
{
    public DateOnly First { get; init; }
    public DateOnly Last { get; init; }
    public required string Name { get; init; }
    public required string EnglishName { get; init; }
}

public sealed class DayWorked
{
    public DateOnly Day { get; init; }
}

internal sealed class CalendarConfiguration : IEntityTypeConfiguration<CalendarRow>
{
    public void Configure(EntityTypeBuilder<CalendarRow> builder)
    {
        builder.ToTable("Calendars");
        builder.Property(calendar => calendar.Id).HasMaxLength(40);
        builder.HasIndex(calendar => calendar.Name).IsUnique();
        builder.OwnsMany(calendar => calendar.Hours, hours => hours.ToJson());
        builder.OwnsMany(calendar => calendar.Holidays, days => days.ToJson());
        builder.OwnsMany(calendar => calendar.MakeUpDays, days => days.ToJson());
    }
}
