using System.Globalization;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Tests.Schedules;

public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("0 30 8 * * MON-FRI", "2026-11-20T08:30:00", "2026-11-23T08:30:00")]
    [InlineData("0 30 8 * * MON-FRI", "2026-11-20T08:29:59.5", "2026-11-20T08:30:00")]
    [InlineData("*/20 * * * * *", "2026-11-20T08:29:59", "2026-11-20T08:30:00")]
    [InlineData("*/20 * * * * *", "2026-11-20T08:30:00", "2026-11-20T08:30:20")]
    [InlineData("5/20 * * * * ?", "2026-11-20T08:30:46", "2026-11-20T08:31:05")]
    [InlineData("0 0 22-2 * * *", "2026-11-20T03:00:00", "2026-11-20T22:00:00")]
    [InlineData("0 0 22-2 * * *", "2026-11-20T22:00:00", "2026-11-20T23:00:00")]
    [InlineData("0 0 22-2 * * *", "2026-11-20T23:30:00", "2026-11-21T00:00:00")]
    [InlineData("0 0 9 * * SAT-MON", "2026-11-20T10:00:00", "2026-11-21T09:00:00")]
    [InlineData("0 0 9 * * SAT-MON", "2026-11-23T10:00:00", "2026-11-28T09:00:00")]
    [InlineData("0 0 9 * * 7", "2026-11-20T10:00:00", "2026-11-22T09:00:00")]
    [InlineData("0 0 9 * * 0", "2026-11-20T10:00:00", "2026-11-22T09:00:00")]
    [InlineData("0 0 9 * * 5-7", "2026-11-21T10:00:00", "2026-11-22T09:00:00")]
    [InlineData("0 0 9 * * 0-7", "2026-11-25T10:00:00", "2026-11-26T09:00:00")]
    [InlineData("0 0 0 13 * FRI", "2026-11-20T00:00:00", "2027-08-13T00:00:00")]
    [InlineData("0 0 0 L * *", "2026-11-20T00:00:00", "2026-11-30T00:00:00")]
    [InlineData("0 0 0 L-2 * ?", "2026-11-20T00:00:00", "2026-11-28T00:00:00")]
    [InlineData("0 0 0 LW * *", "2026-10-20T00:00:00", "2026-10-30T00:00:00")]
    [InlineData("0 0 0 15W * *", "2026-11-01T00:00:00", "2026-11-16T00:00:00")]
    [InlineData("0 0 0 1W * *", "2026-07-31T12:00:00", "2026-08-03T00:00:00")]
    [InlineData("0 0 0 * * 5L", "2026-11-01T00:00:00", "2026-11-27T00:00:00")]
    [InlineData("0 0 0 ? * TUE#2", "2026-11-01T00:00:00", "2026-11-10T00:00:00")]
    [InlineData("0 0 0 29 2 *", "2026-11-01T00:00:00", "2028-02-29T00:00:00")]
    [InlineData("0 0 0 1,15 JAN,jul *", "2026-11-01T00:00:00", "2027-01-01T00:00:00")]
    [InlineData("@daily", "2026-11-01T00:00:00", "2026-11-02T00:00:00")]
    [InlineData("@every_second", "2026-12-31T23:59:59", "2027-01-01T00:00:00")]
    public void Next_IsTheFirstMomentAfter(string text, string after, string expected)
    {
        Assert.True(CronExpression.TryParse(text, out var expression, out var error), error?.En);

        Assert.Equal(Utc(expected), expression.Next(Utc(after)));
    }

    [Fact]
    public void Next_OfADayThatNeverComes_IsNothing()
    {
        Assert.True(CronExpression.TryParse("0 0 0 30 2 *", out var expression, out _));

        Assert.Null(expression.Next(Utc("2026-11-01T00:00:00")));
    }

    [Theory]
    [InlineData("0 3 * * *", "5 fields", "0 0 3 * * *")]
    [InlineData("", "6 fields")]
    [InlineData("60 * * * * *", "second", "0 to 59")]
    [InlineData("0 * 24 * * *", "hour", "24")]
    [InlineData("0 0 0 0 * *", "day")]
    [InlineData("0 0 0 * 13 *", "month", "JAN-DEC")]
    [InlineData("0 0 0 * * 8", "weekday")]
    [InlineData("0 0 0 * * MON#6", "weekday")]
    [InlineData("0 0 0 L-x * *", "day")]
    [InlineData("0 */0 0 * * *", "minute")]
    public void TryParse_OfWhatIsNone_SaysWhatWouldBeRight(string text, params string[] said)
    {
        Assert.False(CronExpression.TryParse(text, out _, out var error));

        Assert.All(said, part => Assert.Contains(part, error.En, StringComparison.Ordinal));
        Assert.Contains(error.Zh, letter => letter >= '\u4e00');
    }

    /// <summary>Against a search second by second.</summary>
    [Fact]
    public void Next_OfGeneratedExpressions_SkipsNothing()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (second, minute, hour) = (random.Next(60), random.Next(60), random.Next(24));
            var weekday = random.Next(7);
            Assert.True(CronExpression.TryParse($"{second} {minute} {hour} * * {weekday}", out var expression, out _));
            var from = Utc("2026-01-01T00:00:00").AddSeconds(random.Next(40_000_000));

            var expected = new DateTimeOffset(from.Date, TimeSpan.Zero).Add(new(hour, minute, second));
            while (expected <= from || (int)expected.DayOfWeek != weekday) expected = expected.AddDays(1);

            Assert.Equal(expected, expression.Next(from));
        }
    }

    [Fact]
    public void Schedule_MissedMoments_AreNotMadeUpForButKeepTheRhythm()
    {
        var due = Utc("2026-11-01T00:00:00");

        Assert.Equal(due.AddMinutes(10), new Schedule.Every(TimeSpan.FromMinutes(1)).After(due, due.AddMinutes(9.5)));
        Assert.Equal(due.AddMinutes(1), new Schedule.Every(TimeSpan.FromMinutes(1)).After(due, due));
        Assert.Null(new Schedule.At(due).After(due, due));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
