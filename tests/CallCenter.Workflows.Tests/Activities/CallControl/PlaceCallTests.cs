using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using Place = CallCenter.Workflows.Activities.CallControl.PlaceCall;

namespace CallCenter.Workflows.Tests.Activities.CallControl;

public sealed class PlaceCallTests
{
    private static ActivityRun<Place> Run(string number = "010-1234 5678") =>
        new ActivityRun<Place>(() => new Place { Number = number, CallerId = "8008101992" }).Execute();

    private static ContactId Called(ActivityRun<Place> run) => new("out-" + run.Context.ExecutionId);

    [Fact]
    public void Execute_Number_IsCalledAsANewContact()
    {
        var run = Run();

        Assert.Equal([new PlaceCall(Called(run), "01012345678", "8008101992", TimeSpan.FromSeconds(30))], run.Commands);
    }

    [Fact]
    public void Execute_NotDiallable_FailsAtOnce()
    {
        var run = Run("call me");

        Assert.Equal("Failed", run.Outcome);
        Assert.Equal([("NotDiallable", "call me")], run.Context.Notes);
    }

    [Theory]
    [InlineData(CallOutcome.Busy)]
    [InlineData(CallOutcome.NoAnswer)]
    [InlineData(CallOutcome.Failed)]
    public void Resume_NotAnswered_IsTheOutcomeAndTheFlowGoesOn(CallOutcome outcome)
    {
        var run = Run();
        run.Receive(new CallPlaced(Called(run), run.Context.Now, outcome));

        Assert.Equal(outcome.ToString(), run.Outcome);
        Assert.Empty(run.Completed.WorkflowEndsOn);
    }

    [Fact]
    public void Resume_Answered_TheCalledIsTheContactWhoseEndEndsTheFlow()
    {
        var run = Run();
        run.Receive(new CallPlaced(Called(run), run.Context.Now, CallOutcome.Answered));

        Assert.Equal("Answered", run.Outcome);
        Assert.Equal(Called(run).Value, run.Context.GetFact("contact")["id"].AsString);
        Assert.Equal([new StimulusKey(nameof(ContactEnded), Called(run).Value)], run.Completed.WorkflowEndsOn);
    }

    [Fact]
    public void Resume_NotAnsweredWithAttemptsLeft_CallsAgainAfterTheGap()
    {
        var run = new ActivityRun<Place>(() => new Place { Number = "01012345678", Attempts = 3, RetryAfter = TimeSpan.FromMinutes(10) }).Execute();
        run.Receive(new CallPlaced(Called(run), run.Context.Now, CallOutcome.NoAnswer));
        Assert.Equal(run.Context.Now.AddMinutes(10), run.DueOf("Retry"));

        run.Elapse();
        var second = Assert.IsType<PlaceCall>(Assert.Single(run.Commands)).Contact;
        Assert.NotEqual(Called(run), second);
        run.Receive(new CallPlaced(second, run.Context.Now, CallOutcome.Busy)).Elapse();
        var third = Assert.IsType<PlaceCall>(Assert.Single(run.Commands)).Contact;
        run.Receive(new CallPlaced(third, run.Context.Now, CallOutcome.Busy));

        Assert.Equal(("Busy", 3), (run.Outcome, run.Last.CallsPlaced));
        Assert.Equal(FakeContext.Start.AddMinutes(20), run.Context.Now);
    }

    [Fact]
    public void Resume_SecondCallAnswered_IsTheContact()
    {
        var run = new ActivityRun<Place>(() => new Place { Number = "01012345678", Attempts = 2 }).Execute();
        run.Receive(new CallPlaced(Called(run), run.Context.Now, CallOutcome.NoAnswer)).Elapse();
        var second = Assert.IsType<PlaceCall>(Assert.Single(run.Commands)).Contact;
        run.Receive(new CallPlaced(second, run.Context.Now, CallOutcome.Answered));

        Assert.Equal(("Answered", second.Value), (run.Outcome, run.Last.ContactId));
    }

    [Fact]
    public void Execute_OutsideAllowedHours_WaitsForTheOpeningAndAsksAgain()
    {
        var run = new ActivityRun<Place>(() => new Place { Number = "01012345678", Calendar = "day" }).Execute();
        Assert.Equal(new AskOpening("day"), run.Asked);
        var opens = FakeContext.Start.AddHours(12);
        run.Answer(new OpeningAnswer(Opening.Closed, null, opens));
        Assert.Empty(run.Commands);

        run.Elapse();
        Assert.Equal((new AskOpening("day"), opens), (run.Asked, run.Context.Now));
        run.Answer(new OpeningAnswer(Opening.Open, null, null));
        Assert.IsType<PlaceCall>(Assert.Single(run.Commands));
    }

    [Fact]
    public void Execute_CalendarThatNeverOpens_Fails()
    {
        var run = new ActivityRun<Place>(() => new Place { Number = "01012345678", Calendar = "never" }).Execute();
        run.Answer(new OpeningAnswer(Opening.Holiday, "停业", null));

        Assert.Equal("Failed", run.Outcome);
        Assert.Equal([("Closed", "never")], run.Context.Notes);
    }
}
