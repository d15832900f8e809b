using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Tests.Domain.Kpis;

public sealed class ContactFactsTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_AnsweredWithHold_PartsTheTalkAndAddsTheWrapUp()
    {
        var fact = ContactFacts.Of(
            Ended(120) with
            {
                AgentId = "a1", QueuedAt = Nine, Waited = TimeSpan.FromSeconds(10), Talked = TimeSpan.FromSeconds(100), SatisfactionScore = 3, SatisfactionScale = 3,
                Journal = [Line(1, 20, JournalKinds.Hold, "on"), Line(2, 50, JournalKinds.Hold, "off"), Line(3, 60, JournalKinds.Consult, ""), Line(4, 110, JournalKinds.Hold, "on")],
            },
            "g1", "p:2", TimeSpan.FromSeconds(15));

        Assert.Equal((60, 40, 15), (fact.Talk.TotalSeconds, fact.Hold.TotalSeconds, fact.WrapUp.TotalSeconds));
        Assert.Equal((ContactOutcome.Answered, "g1", "p:2", Nine.AddSeconds(135)), (fact.Outcome, fact.Group, fact.Version, fact.EndedAt));
        Assert.Equal((true, false, 5), (fact.AskedExpert, fact.Transferred, fact.Satisfaction));
    }

    [Theory]
    [InlineData(true, 30, ContactEndedBy.Caller, null, ContactOutcome.Abandoned)]
    [InlineData(true, 10, ContactEndedBy.Caller, null, ContactOutcome.Overflowed)]
    [InlineData(true, 30, ContactEndedBy.Flow, null, ContactOutcome.Overflowed)]
    [InlineData(true, 10, ContactEndedBy.Flow, JournalKinds.Callback, ContactOutcome.Callback)]
    [InlineData(false, 0, ContactEndedBy.Caller, null, ContactOutcome.LeftInFlow)]
    [InlineData(false, 0, ContactEndedBy.Flow, null, ContactOutcome.ServedInFlow)]
    public void Of_WithoutAnAgent_TellsHowItEnded(bool queued, int waited, ContactEndedBy by, string? kind, ContactOutcome outcome)
    {
        var contact = Ended(30) with { QueuedAt = queued ? Nine : null, Waited = TimeSpan.FromSeconds(waited), EndedBy = by, Journal = kind is null ? [] : [Line(1, 5, kind, "")] };
        var fact = ContactFacts.Of(contact, "g1", null, TimeSpan.Zero);
        Assert.Equal(outcome, fact.Outcome);
        Assert.Null(fact.Group);
    }

    [Fact]
    public void Of_NotEnded_Throws() =>
        Assert.Throws<ArgumentException>(() => ContactFacts.Of(Ended(1) with { EndedAt = null }, null, null, TimeSpan.Zero));

    private static ContactRecord Ended(int seconds) => new()
    {
        Id = new("c1"), Channel = Channels.Voice, From = "1", To = "2", State = ContactState.Ended, ArrivedAt = Nine, EndedAt = Nine.AddSeconds(seconds), EndedBy = ContactEndedBy.Caller,
    };

    private static JournalEntry Line(int sequence, int seconds, string kind, string text) => new(sequence, Nine.AddSeconds(seconds), kind, text);
}
