using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class PublishEventTests
{
    private static OfferStimulus Published(PublishEvent activity) =>
        Assert.IsType<OfferStimulus>(Assert.Single(new ActivityRun<PublishEvent>(() => activity, new FakeContext()).Execute().Commands));

    [Fact]
    public void Execute_ToAll_ResumesAndStarts() => Assert.Equal(
        new(EventStimuli.ToAll("Paid"), EventStimuli.ToAll("Paid"), 7, null), Published(new() { EventName = "Paid", Payload = 7 }));

    [Fact]
    public void Execute_WithCorrelationId_ResumesThoseAloneAndStartsWithIt() => Assert.Equal(
        new(EventStimuli.ToCorrelated("Paid", "o-1"), EventStimuli.ToAll("Paid"), Value.Null, "o-1"), Published(new() { EventName = "Paid", CorrelationId = "o-1" }));

    [Fact]
    public void Execute_Local_ReachesItsOwnInstanceAndStartsNothing() => Assert.Equal(
        new(EventStimuli.ToInstance("Paid", "instance-1"), null, Value.Null, null), Published(new() { EventName = "Paid", CorrelationId = "o-1", IsLocalEvent = true }));
}
