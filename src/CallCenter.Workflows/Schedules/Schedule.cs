using System.Globalization;
using System.Xml;

namespace CallCenter.Workflows.Schedules;

/// <summary>When the clock starts a workflow: a closed set.</summary>
public abstract record Schedule
{
    private Schedule() { }

    /// <summary>Once.</summary>
    public sealed record At(DateTimeOffset Moment) : Schedule
    {
        public override DateTimeOffset? First(DateTimeOffset now) => Moment;
        public override DateTimeOffset? After(DateTimeOffset due, DateTimeOffset now) => null;
        public override string ToString() => Moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
    }

    /// <summary>Again and again, first after one interval.</summary>
    public sealed record Every(TimeSpan Interval) : Schedule
    {
        public override DateTimeOffset? First(DateTimeOffset now) => now + Interval;

        public override DateTimeOffset? After(DateTimeOffset due, DateTimeOffset now)
        {
            var passed = Math.Max(0, (now - due).Ticks / Interval.Ticks);
            return due + Interval * (passed + 1);
        }

        public override string ToString() => XmlConvert.ToString(Interval);
    }

    /// <summary>By the calendar.</summary>
    public sealed record Cron(CronExpression Expression) : Schedule
    {
        public override DateTimeOffset? First(DateTimeOffset now) => Expression.Next(now);
        public override DateTimeOffset? After(DateTimeOffset due, DateTimeOffset now) => Expression.Next(now > due ? now : due);
        public override string ToString() => Expression.ToString();
    }

    /// <summary>The first moment of a schedule that is set up now; null when none comes.</summary>
    public abstract DateTimeOffset? First(DateTimeOffset now);

    /// <summary>The moment that follows one that has come, in the schedule's rhythm and after now: moments missed are not made up for.</summary>
    public abstract DateTimeOffset? After(DateTimeOffset due, DateTimeOffset now);

    /// <summary>A moment that nobody was there for is made up for, rather than left for the next regular one.</summary>
    public bool CatchesUp => this is At;
}
