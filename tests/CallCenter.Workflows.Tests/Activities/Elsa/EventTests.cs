using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Elsa;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class EventTests
{
    private static ActivityRun<Event> Run(object? payload = null) =>
        new ActivityRun<Event>(() => new Event { EventName = "OrderPaid" }, new FakeContext { Payload = payload }).Execute();

    [Fact]
    public void Execute_StartedByTheEvent_GivesItsPayload()
    {
        var run = Run((Value)"paid");

        Assert.Equal(("Done", "paid"), (run.Outcome, run.Last.Result.AsString));
    }

    [Fact]
    public void Execute_InMidFlow_WaitsForTheEvent()
    {
        var run = Run();
        Assert.Equal(new StimulusKey("Event", "OrderPaid"), Assert.Single(run.Waits).Stimulus);

        Assert.Equal(("Done", 7.0), (run.Receive((Value)7).Outcome, run.Last.Result.Number));
    }

    [Fact]
    public void TriggerKeys_Always_NameTheEvent() =>
        Assert.Equal([new StimulusKey("Event", "OrderPaid")], new Event { EventName = "OrderPaid" }.TriggerKeys());
}
