using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Workflows.Tests.Domain.Routing;

/// <summary>Random days on the floor, judged by what must hold after every input. A failing seed is in the test's name and replays.</summary>
public sealed class RouterInvariantTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Apply_RandomDay_InvariantsHold(int seed) => new RandomFloor(seed).Run(500);

    [Fact]
    public void Apply_SameInputs_SameDecisions()
    {
        var first = new RandomFloor(99).Run(800).Log.Select(decision => decision.ToString());
        var second = new RandomFloor(99).Run(800).Log.Select(decision => decision.ToString());

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Apply_RandomDays_MakeEveryKindOfDecision()
    {
        var made = Enumerable.Range(1, 10).SelectMany(seed => new RandomFloor(seed).Run(300).Log).Select(decision => decision.GetType().Name).ToHashSet();

        Assert.Empty(typeof(RoutingDecision).GetNestedTypes().Select(type => type.Name).Except(made));
    }

    [Fact]
    public void Apply_HigherPrioritiesNeverCease_NobodyStarves()
    {
        var router = new Router(new RoutingOptions { PriorityWorth = TimeSpan.FromMinutes(1) });
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        router.Apply(new RoutingInput.QueueDefined(new ServiceQueue { Id = "q", Name = "q", WrapUp = TimeSpan.Zero }), now);
        router.Apply(new RoutingInput.AgentDefined(new Agent { Id = "a", WorkNumber = "1", Name = "a" }), now);
        router.Apply(new RoutingInput.AgentWants("a", AgentState.Available), now);
        router.Apply(new RoutingInput.ContactQueued(new ContactId("first"), "q", [], 0), now);
        var served = new List<string> { "first" };
        router.Apply(new RoutingInput.ContactQueued(new ContactId("patient"), "q", [], 0), now);
        for (var i = 0; i < 100; i++, now += TimeSpan.FromSeconds(10))
        {
            router.Apply(new RoutingInput.ContactQueued(new ContactId("urgent" + i), "q", [], 5), now);
            router.Apply(new RoutingInput.OfferAccepted(new ContactId(served[^1]), "a"), now);
            served.AddRange(router.Apply(new RoutingInput.TalkEnded(new ContactId(served[^1])), now).OfType<RoutingDecision.ContactOffered>().Select(offer => offer.Contact.Value));
        }

        // Five points are worth five minutes: whoever comes after those does not overtake any more.
        Assert.Equal(30, served.IndexOf("patient") - 1, tolerance: 1.0);
    }
}
