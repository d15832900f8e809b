namespace CallCenter.Calendars;

/// <summary>A part of a day, in local time. An end at or before the start is on the next day; 00:00 to 00:00 is the whole day.</summary>
public readonly record struct OpenPeriod(TimeOnly From, TimeOnly To)
{
    /// <summary>From opening to closing, in minutes of the day it begins on.</summary>
    internal (int Start, int End) Minutes
    {
        get
        {
            var start = (From.Hour * 60) + From.Minute;
            var end = (To.Hour * 60) + To.Minute;
            return (start, end <= start ? end + (24 * 60) : end);
        }
    }

    public override string ToString() => FormattableString.Invariant($"{From:HH\\:mm}-{To:HH\\:mm}");
}

/// <summary>Days on which the weekly hours do not hold.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, inclusive.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="EnglishName">Its English name.</param>
public sealed record Holiday(DateOnly First, DateOnly Last, string Name, string EnglishName)
{
    /// <summary>Hours on these days; none is closed all day.</summary>
    public IReadOnlyList<OpenPeriod> Hours { get; init; } = [];

    public bool Covers(DateOnly day) => day >= First && day <= Last;
}

/// <summary>A day off by the week that is worked to make up for a holiday (调休).</summary>
/// <param name="Day">The day.</param>
public sealed record MakeUpDay(DateOnly Day)
{
    /// <summary>Its own hours; null takes those of Monday, the usual working day.</summary>
    public IReadOnlyList<OpenPeriod>? Hours { get; init; }
}
