using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities.Customers;

namespace CallCenter.Workflows.Tests.Activities.Customers;

public sealed class LookUpCustomerTests
{
    private static readonly KnownCustomer Wang = new("k1", "王敏", "女士", "Key", "13800000001", null,
        [new PastContact(new ContactId("c0"), FakeContext.Start.AddDays(-3), "Voice", "咨询保修", "李雷")]);

    private static ActivityRun<LookUpCustomer> Run(string? phone = null) =>
        new ActivityRun<LookUpCustomer>(() => new LookUpCustomer { Phone = phone }).Execute();

    [Theory]
    [InlineData(null, "13800000001")]
    [InlineData("13911112222", "13911112222")]
    public void Execute_Phone_IsTheCallersUnlessGiven(string? phone, string asked) => Assert.Equal(new AskCustomer(asked), Run(phone).Asked);

    [Fact]
    public void Resume_Found_GivesFactOutputAndLink()
    {
        var run = Run().Answer(new CustomerAnswer(Wang));

        Assert.Equal("Found", run.Outcome);
        Assert.Equal([new NoteCustomer(ActivityRun<LookUpCustomer>.Contact, "k1")], run.Commands);
        var fact = run.Context.GetFact("customer");
        Assert.Equal(fact, run.Last.Customer);
        Assert.Equal(("王敏", "女士", "Key"), (fact["name"].AsString, fact["title"].AsString, fact["level"].AsString));
        var past = Assert.Single(fact["pastContacts"].AsList!);
        Assert.Equal(("c0", "咨询保修", "李雷"), (past["contact"].AsString, past["summary"].AsString, past["agentName"].AsString));
    }

    [Fact]
    public void Resume_NotFound_LeavesNoFact()
    {
        var run = Run().Answer(new CustomerAnswer(null));

        Assert.Equal("NotFound", run.Outcome);
        Assert.True(run.Context.GetFact("customer").IsUndefined);
    }

    [Fact]
    public void Execute_NumberWithheld_IsNotFound() =>
        Assert.Equal("NotFound", new ActivityRun<LookUpCustomer>(() => new LookUpCustomer(), new FakeContext { CorrelationId = "c1" }).Execute().Outcome);
}
