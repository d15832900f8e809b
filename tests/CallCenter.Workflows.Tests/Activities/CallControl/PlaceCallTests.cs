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
}
