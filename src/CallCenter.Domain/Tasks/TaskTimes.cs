using CallCenter.Calendars;

namespace CallCenter.Tasks;

/// <summary>When a task is due, and when the clock speaks of it. Fixed when the task is made, so that a changed calendar moves no promise.</summary>
/// <param name="DueAt">Null when it may take as long as it takes.</param>
/// <param name="RemindAt">After three quarters of the time.</param>
/// <param name="EscalateAt">When it has been overdue for as long as it was given.</param>
public sealed record TaskTimes(DateTimeOffset? DueAt, DateTimeOffset? RemindAt, DateTimeOffset? EscalateAt)
{
    public static readonly TaskTimes None = new(null, null, null);

    /// <summary>Times of a task given at a moment.</summary>
    /// <param name="from">When it is given.</param>
    /// <param name="dueIn">How long it may take; null or nothing is without end.</param>
    /// <param name="calendar">Only its working time counts; null counts all time.</param>
    public static TaskTimes Of(DateTimeOffset from, TimeSpan? dueIn, BusinessCalendar? calendar)
    {
        if (dueIn is not { } given || given <= TimeSpan.Zero) return None;
        return new(After(given), After(given * 0.75), After(given * 2));

        DateTimeOffset? After(TimeSpan time) => calendar is null ? from + time : calendar.AddWorkingTime(from, time);
    }
}
