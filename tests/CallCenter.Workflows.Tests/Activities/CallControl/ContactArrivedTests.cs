using CallCenter.Contacts;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.CallControl;

namespace CallCenter.Workflows.Tests.Activities.CallControl;

public sealed class ContactArrivedTests
{
    private static readonly Telephony.ContactArrived Arrived =
        new(new ContactId("c7"), FakeContext.Start, "13800000001", "800-810-1992", "Voice");

    [Fact]
    public void Execute_ContactArrives_GivesFactOutputsAndCorrelation()
    {
        var run = new ActivityRun<ContactArrived>(() => new ContactArrived(), new FakeContext { Payload = Arrived }).Execute();

        Assert.Equal("Done", run.Outcome);
        Assert.Equal("c7", run.Context.CorrelationId);
        Assert.Equal("13800000001", run.Context.GetFact("contact")["from"].AsString);
        Assert.Equal("Voice", run.Context.GetFact("contact")["channel"].AsString);
        Assert.Equal(FakeContext.Start.ToString("O"), run.Context.GetFact("contact")["arrivedAt"].AsString);
        Assert.Equal(("c7", "13800000001", "800-810-1992"), (run.Last.ContactId, run.Last.From, run.Last.To));
    }

    [Fact]
    public void Execute_ContactArrives_WorkflowEndsWithTheContact()
    {
        var run = new ActivityRun<ContactArrived>(() => new ContactArrived(), new FakeContext { Payload = Arrived }).Execute();

        var ended = new Telephony.ContactEnded(new ContactId("c7"), FakeContext.Start, Telephony.ContactEndedBy.Caller, "normal");
        Assert.Equal(ContactStimuli.KeysOf(ended), run.Completed.WorkflowEndsOn);
    }

    [Fact]
    public void Execute_ContactArrives_CallerIsLetGoWhenTheWorkflowIsOver()
    {
        var run = new ActivityRun<ContactArrived>(() => new ContactArrived(), new FakeContext { Payload = Arrived }).Execute();

        Assert.Equal([new Telephony.ReleaseContact(Arrived.Contact)], run.Completed.WhenOver);
        Assert.IsType<Telephony.PlayPrompt>(run.Completed.WhenFaulted[0]);
        Assert.Equal(new Telephony.ReleaseContact(Arrived.Contact), run.Completed.WhenFaulted[1]);
    }

    [Fact]
    public void Execute_StartedByHand_FaultsSayingHowToRunIt()
    {
        var run = new ActivityRun<ContactArrived>(() => new ContactArrived(), new FakeContext());

        var fault = Assert.Throws<ActivityFault>(() => run.Execute());
        Assert.Contains("拨打", fault.Message, StringComparison.Ordinal);
        Assert.Contains("calling the number", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", "ContactArrived:Voice:*")]
    [InlineData("8008101992", "ContactArrived:Voice:8008101992")]
    [InlineData(" 800-810-1992 ", "ContactArrived:Voice:8008101992")]
    [InlineData("8008101992, 400 1;8008101992", "ContactArrived:Voice:8008101992 ContactArrived:Voice:4001")]
    public void TriggerKeys_OfNumbers_AreComparable(string number, string expected)
    {
        var keys = new ContactArrived { Number = number }.TriggerKeys();

        Assert.Equal(expected, string.Join(' ', keys));
    }

    [Fact]
    public void KeysOf_Arrival_NumberComesBeforeAny()
    {
        var keys = ContactStimuli.KeysOf(Arrived);

        Assert.Equal(["ContactArrived:Voice:8008101992", "ContactArrived:Voice:*"], keys.Select(k => k.ToString()));
        Assert.Equal(keys[0], Assert.Single(new ContactArrived { Number = "8008101992" }.TriggerKeys()));
        Assert.Equal(keys[1], Assert.Single(new ContactArrived().TriggerKeys()));
    }
}
