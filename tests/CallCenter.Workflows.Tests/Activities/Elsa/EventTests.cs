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
        Assert.Equal([EventStimuli.ToAll("OrderPaid"), EventStimuli.ToInstance("OrderPaid", "instance-1")], run.Waits.Select(wait => wait.Stimulus!.Value));

        Assert.Equal(("Done", 7.0), (run.Receive((Value)7).Outcome, run.Last.Result.Number));
    }

    [Fact]
    public void Execute_WithCorrelationId_WaitsForItsEventsToo()
    {
        var run = new ActivityRun<Event>(() => new Event { EventName = "OrderPaid" }, new FakeContext { CorrelationId = "o-7" }).Execute();

        Assert.Contains(EventStimuli.ToCorrelated("OrderPaid", "o-7"), run.Waits.Select(wait => wait.Stimulus!.Value));
    }

    [Fact]
    public void Keys_OfLongNames_AreBoundedAndDiffer()
    {
        var (one, other) = (EventStimuli.ToCorrelated(new('x', 300), "1"), EventStimuli.ToCorrelated(new('x', 300), "2"));

        Assert.InRange(one.Key.Length, 1, 200);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void TriggerKeys_Always_NameTheEvent() =>
        Assert.Equal([new StimulusKey("Event", "OrderPaid")], new Event { EventName = "OrderPaid" }.TriggerKeys());
}
