using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Checks;

namespace CallCenter.Workflows.Tests.Activities.Checks;

public sealed class CheckOpeningHoursTests
{
    private static ActivityRun<CheckOpeningHours> Run() => new ActivityRun<CheckOpeningHours>(() => new CheckOpeningHours { Calendar = "hotline" }).Execute();

    [Fact]
    public void Execute_Always_AsksTheCalendar() => Assert.Equal(new AskOpening("hotline"), Run().Asked);

    [Theory]
    [InlineData(Opening.Open, "Open")]
    [InlineData(Opening.Closed, "Closed")]
    [InlineData(Opening.Holiday, "Holiday")]
    public void Resume_Answer_IsTheOutcome(Opening opening, string outcome) =>
        Assert.Equal(outcome, Run().Answer(new OpeningAnswer(opening, null, null)).Outcome);

    [Fact]
    public void Resume_Holiday_TellsItsNameAndTheNextOpening()
    {
        var opens = FakeContext.Start.AddDays(7);
        var run = Run().Answer(new OpeningAnswer(Opening.Holiday, "春节", opens));

        Assert.Equal(("春节", opens), (run.Last.HolidayName, run.Last.OpensAt));
        Assert.Equal("春节", run.Context.GetFact("opening")["holiday"].AsString);
    }

    [Fact]
    public void Resume_CalendarUnknown_FaultsWithItsMessage()
    {
        var fault = Assert.Throws<ActivityFault>(() => Run().Answer(new AskFailed("没有日历 hotline / no calendar hotline", false)));
        Assert.Contains("hotline", fault.Message, StringComparison.Ordinal);
    }
}
