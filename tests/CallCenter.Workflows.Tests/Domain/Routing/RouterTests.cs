using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;
using static CallCenter.Routing.RoutingDecision;

namespace CallCenter.Workflows.Tests.Domain.Routing;

public sealed class RouterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Router _router = new();
    private DateTimeOffset _now = Start;

    public RouterTests() => Apply(new RoutingInput.QueueDefined(Queue("q1")));

    private static ServiceQueue Queue(string id) => new() { Id = id, Name = "售前咨询" + id, Groups = ["g1"] };

    private IReadOnlyList<RoutingDecision> Apply(RoutingInput input, double afterSeconds = 0)
    {
        _now += TimeSpan.FromSeconds(afterSeconds);
        return _router.Apply(input, _now);
    }

    private void SignIn(string id, double afterSeconds = 1, params AgentSkill[] skills)
    {
        Apply(new RoutingInput.AgentDefined(new Agent { Id = id, WorkNumber = "8" + id, Name = "Agent " + id, Groups = ["g1"], Skills = skills }));
        Apply(new RoutingInput.AgentWants(id, AgentState.Available), afterSeconds);
    }

    private IReadOnlyList<RoutingDecision> Enqueue(string contact, int priority = 0, string queue = "q1", params SkillRequirement[] skills) =>
        Apply(new RoutingInput.ContactQueued(new ContactId(contact), queue, skills, priority), 1);

    private static string? OfferedTo(IReadOnlyList<RoutingDecision> decisions, string contact) =>
        decisions.OfType<ContactOffered>().LastOrDefault(d => d.Contact.Value == contact)?.Agent.Id;

    private AgentState StateOf(string agent) => _router.AgentById(agent)!.State;

    [Fact]
    public void Enqueue_TwoAgentsFree_OffersToTheLongestIdleAndSaysWhy()
    {
        SignIn("a1");
        SignIn("a2");

        var offer = Assert.Single(Enqueue("c1").OfType<ContactOffered>());

        Assert.Equal("a1", offer.Agent.Id);
        Assert.Equal(_now + TimeSpan.FromSeconds(20), offer.Deadline);
        Assert.Equal(offer.Deadline, _router.NextDue);
        Assert.Contains("空闲最久", offer.Why.Zh, StringComparison.Ordinal);
        Assert.Contains("idle longest", offer.Why.En, StringComparison.Ordinal);
        Assert.Equal(AgentState.Reserved, StateOf("a1"));
        Assert.Equal("a2", OfferedTo(Enqueue("c2"), "c2"));
    }

    [Fact]
    public void Enqueue_NoAgentFree_TellsThePosition()
    {
        SignIn("a1");
        Enqueue("c1");

        var first = Assert.Single(Enqueue("c2").OfType<PositionChanged>());
        var second = Assert.Single(Enqueue("c3").OfType<PositionChanged>());

        Assert.Equal((1, 2), (first.Position, second.Position));
        Assert.Null(first.EstimatedWait);
    }

    [Fact]
    public void Enqueue_HigherPriority_GoesBeforeAndMovesTheOthers()
    {
        SignIn("a1");
        Enqueue("c1");
        Enqueue("c2");

        var decisions = Enqueue("vip", priority: 5);

        Assert.Equal([("vip", 1), ("c2", 2)], decisions.OfType<PositionChanged>().Select(d => (d.Contact.Value, d.Position)));
    }

    [Fact]
    public void Enqueue_PriorityWorthTime_OldContactsCatchUp()
    {
        var router = new Router(new RoutingOptions { PriorityWorth = TimeSpan.FromMinutes(1) });
        router.Apply(new RoutingInput.QueueDefined(Queue("q1") with { RefuseWithoutAgents = false }), Start);
        router.Apply(new RoutingInput.ContactQueued(new ContactId("old"), "q1", [], 0), Start);
        router.Apply(new RoutingInput.ContactQueued(new ContactId("one"), "q1", [], 1), Start.AddSeconds(59));
        router.Apply(new RoutingInput.ContactQueued(new ContactId("late"), "q1", [], 1), Start.AddSeconds(61));

        Assert.Equal(["one", "old", "late"], router.QueueByName("q1", Start)!.Waiting.Select(c => c.Value));
    }

    [Fact]
    public void Accept_Offer_ConnectsAndKeepsTheAgentBusy()
    {
        SignIn("a1");
        Enqueue("c1");

        var connected = Assert.Single(Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"), 5).OfType<ContactConnected>());

        Assert.Equal(("q1", TimeSpan.FromSeconds(5)), (connected.Queue, connected.Waited));
        Assert.Equal(AgentState.Busy, StateOf("a1"));
        Assert.Null(_router.NextDue);
    }

    [Fact]
    public void Accept_OfferThatIsGone_IsNoConnection()
    {
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.ContactGone(new ContactId("c1")));

        Assert.Empty(Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1")));
    }

    [Fact]
    public void Decline_Offer_ReoffersAndPutsTheAgentOnBreak()
    {
        SignIn("a1");
        SignIn("a2");
        Enqueue("c1");

        var decisions = Apply(new RoutingInput.OfferDeclined(new ContactId("c1"), "a1", BreakReasons.Declined), 3);

        Assert.Equal("a2", OfferedTo(decisions, "c1"));
        Assert.Equal((AgentState.Break, BreakReasons.Declined), (StateOf("a1"), _router.AgentById("a1")!.Reason));
    }

    [Fact]
    public void Decline_Offer_ContactKeepsItsPlace()
    {
        SignIn("a1");
        Enqueue("c1");
        Enqueue("c2");

        Apply(new RoutingInput.OfferDeclined(new ContactId("c1"), "a1", BreakReasons.Declined));

        Assert.Equal(["c1", "c2"], _router.QueueByName("q1", _now)!.Waiting.Select(c => c.Value));
    }

    [Fact]
    public void TimePassed_OfferDeadline_WithdrawsAndReoffers()
    {
        SignIn("a1");
        SignIn("a2");
        Enqueue("c1");

        Assert.Empty(Apply(new RoutingInput.TimePassed(), 19.9));
        var decisions = Apply(new RoutingInput.TimePassed(), 0.1);

        Assert.Equal("a1", Assert.Single(decisions.OfType<OfferWithdrawn>()).AgentId);
        Assert.Equal("a2", OfferedTo(decisions, "c1"));
        Assert.Equal(BreakReasons.NoAnswer, _router.AgentById("a1")!.Reason);
    }

    [Fact]
    public void TalkEnded_ThenWrapUpLimit_ServesTheNext()
    {
        SignIn("a1");
        Enqueue("c1");
        Enqueue("c2");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"));

        Apply(new RoutingInput.TalkEnded(new ContactId("c1")), 60);
        Assert.Equal(AgentState.WrapUp, StateOf("a1"));
        Assert.Equal(_now.AddSeconds(30), _router.NextDue);

        Assert.Equal("c2", Assert.Single(Apply(new RoutingInput.TimePassed(), 30).OfType<ContactOffered>()).Contact.Value);
    }

    [Fact]
    public void EstimatedWait_AfterAContact_FollowsHandlingTime()
    {
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"));
        Apply(new RoutingInput.TalkEnded(new ContactId("c1")), 90);
        Apply(new RoutingInput.TimePassed(), 30);
        Enqueue("c2");

        var position = Assert.Single(Enqueue("c3").OfType<PositionChanged>());

        Assert.Equal(TimeSpan.FromSeconds(120), position.EstimatedWait);
    }

    [Fact]
    public void AgentWants_BreakDuringTheTalk_HoldsAfterWrapUp()
    {
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"));

        Apply(new RoutingInput.AgentWants("a1", AgentState.Break, "午餐"));
        Assert.Equal(AgentState.Busy, StateOf("a1"));
        Apply(new RoutingInput.ContactGone(new ContactId("c1")));
        Apply(new RoutingInput.TimePassed(), 30);

        Assert.Equal((AgentState.Break, "午餐"), (StateOf("a1"), _router.AgentById("a1")!.Reason));
    }

    [Fact]
    public void AgentWants_OfflineWhileReserved_ReturnsTheContact()
    {
        SignIn("a1");
        SignIn("a2");
        Enqueue("c1");

        var decisions = Apply(new RoutingInput.AgentWants("a1", AgentState.Offline));

        Assert.Single(decisions.OfType<OfferWithdrawn>());
        Assert.Equal("a2", OfferedTo(decisions, "c1"));
    }

    [Fact]
    public void AgentWants_LastOneSignsOff_WaitingContactsAreRefused()
    {
        SignIn("a1");
        Enqueue("c1");
        Enqueue("c2");

        var decisions = Apply(new RoutingInput.AgentWants("a1", AgentState.Offline));

        Assert.Equal(["c1", "c2"], decisions.OfType<ContactRefused>().Select(d => d.Contact.Value).Order(StringComparer.Ordinal));
        Assert.All(decisions.OfType<ContactRefused>(), d => Assert.Equal(RefusalReason.NoAgents, d.Reason));
    }

    [Theory]
    [InlineData("nowhere", RefusalReason.UnknownQueue)]
    [InlineData("q1", RefusalReason.NoAgents)]
    public void Enqueue_CannotBeServed_IsRefused(string queue, RefusalReason reason) =>
        Assert.Equal(reason, Assert.Single(Enqueue("c1", queue: queue).OfType<ContactRefused>()).Reason);

    [Fact]
    public void Enqueue_QueueFull_IsRefused()
    {
        Apply(new RoutingInput.QueueDefined(Queue("q1") with { Capacity = 1 }));
        SignIn("a1");
        Enqueue("c1");
        Assert.Empty(Enqueue("c2").OfType<ContactRefused>());

        Assert.Equal(RefusalReason.QueueFull, Assert.Single(Enqueue("c3").OfType<ContactRefused>()).Reason);
    }

    [Fact]
    public void Enqueue_ByTheQueuesName_IsFound()
    {
        SignIn("a1");

        Assert.Equal("a1", OfferedTo(Enqueue("c1", queue: "售前咨询Q1"), "c1"));
    }

    [Fact]
    public void Enqueue_SkillRequired_GoesToWhoHasIt()
    {
        SignIn("a1");
        SignIn("a2", 1, new AgentSkill("维修", 3));

        Assert.Equal("a2", OfferedTo(Enqueue("c1", skills: new SkillRequirement("维修", 3)), "c1"));
        Assert.Equal(RefusalReason.NoAgents, Assert.Single(Enqueue("c2", skills: new SkillRequirement("维修", 4)).OfType<ContactRefused>()).Reason);
    }

    [Fact]
    public void Enqueue_SeveralHaveTheSkill_GoesToTheBestMatchAndAmongEqualsToTheLongestIdle()
    {
        SignIn("a1", 1, new AgentSkill("维修", 2));
        SignIn("a2", 1, new AgentSkill("维修", 4), new AgentSkill("英语", 1));
        SignIn("a3", 1, new AgentSkill("维修", 4));
        var repair = new SkillRequirement("维修");

        var offer = Assert.Single(Enqueue("c1", skills: repair).OfType<ContactOffered>());
        Assert.Equal("a2", offer.Agent.Id);
        Assert.Contains("4", offer.Why.En, StringComparison.Ordinal);
        Assert.Equal("a3", OfferedTo(Enqueue("c2", skills: repair), "c2"));
        Assert.Equal("a1", OfferedTo(Enqueue("c3", skills: repair), "c3"));
    }

    [Fact]
    public void Enqueue_QueueRequiresSkills_CountsThemInTheMatch()
    {
        Apply(new RoutingInput.QueueDefined(Queue("q2") with { Skills = [new("投诉")] }));
        SignIn("a1", 1, new AgentSkill("投诉", 1));
        SignIn("a2", 1, new AgentSkill("投诉", 5));

        Assert.Equal("a2", OfferedTo(Enqueue("c1", queue: "q2"), "c1"));
    }

    [Fact]
    public void Withdraw_WhileOffered_StopsTheOfferAndLeaves()
    {
        SignIn("a1");
        Enqueue("c1");

        var decisions = Apply(new RoutingInput.ContactWithdrawn(new ContactId("c1")));

        Assert.Single(decisions.OfType<OfferWithdrawn>());
        Assert.Single(decisions.OfType<ContactLeft>());
        Assert.Equal(AgentState.Available, StateOf("a1"));
    }

    [Fact]
    public void Withdraw_WhileTalking_IsIgnored()
    {
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"));

        Assert.Empty(Apply(new RoutingInput.ContactWithdrawn(new ContactId("c1"))));
    }

    [Fact]
    public void Target_AgentFree_IsOfferedElseRefused()
    {
        SignIn("a1");
        var id = new ContactId("c1");

        Assert.Equal("a1", OfferedTo(Apply(new RoutingInput.ContactTargeted(id, ["a1"], TimeSpan.FromSeconds(15))), "c1"));
        var refused = Apply(new RoutingInput.OfferDeclined(id, "a1", BreakReasons.Declined));
        Assert.Equal(RefusalReason.AgentsBusy, Assert.Single(refused.OfType<ContactRefused>()).Reason);
        refused = Apply(new RoutingInput.ContactTargeted(new ContactId("c2"), ["nobody"], TimeSpan.FromSeconds(15)));
        Assert.Equal(RefusalReason.NoAgents, Assert.Single(refused.OfType<ContactRefused>()).Reason);
    }

    [Fact]
    public void Positions_LongQueue_FarOnesLearnInTime()
    {
        Apply(new RoutingInput.QueueDefined(Queue("q1") with { RingTime = TimeSpan.FromMinutes(2) }));
        SignIn("a1");
        for (var i = 0; i < 15; i++) Enqueue("c" + i);

        Assert.Empty(Apply(new RoutingInput.ContactGone(new ContactId("c1"))).OfType<PositionChanged>());
        var near = Apply(new RoutingInput.TimePassed(), 1).OfType<PositionChanged>().ToList();
        Assert.Equal(Enumerable.Range(1, 10), near.Select(d => d.Position));

        _now = _router.NextDue!.Value;
        var far = Apply(new RoutingInput.TimePassed()).OfType<PositionChanged>().ToList();
        Assert.Equal([11, 12, 13], far.Select(d => d.Position));
    }

    [Fact]
    public void Define_AgentLosesTheGroup_ServesItNoMore()
    {
        SignIn("a1");
        SignIn("a2");
        Apply(new RoutingInput.AgentDefined(new Agent { Id = "a1", WorkNumber = "8a1", Name = "Agent a1" }));

        Assert.Equal("a2", OfferedTo(Enqueue("c1"), "c1"));
    }
}
