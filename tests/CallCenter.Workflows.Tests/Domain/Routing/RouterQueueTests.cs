using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Queues;
using CallCenter.Routing;
using static CallCenter.Routing.RoutingDecision;

namespace CallCenter.Workflows.Tests.Domain.Routing;

/// <summary>What a queue's settings do, one by one.</summary>
public sealed class RouterQueueTests
{
    private readonly Router _router = new();
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static ServiceQueue Queue(string id) => new() { Id = id, Name = id, RefuseWithoutAgents = false };

    private IReadOnlyList<RoutingDecision> Apply(RoutingInput input, double afterSeconds = 0)
    {
        _now += TimeSpan.FromSeconds(afterSeconds);
        return _router.Apply(input, _now);
    }

    private void Define(params ServiceQueue[] queues)
    {
        foreach (var queue in queues) Apply(new RoutingInput.QueueDefined(queue));
    }

    private IReadOnlyList<RoutingDecision> SignIn(string id, string group = "g1", params AgentSkill[] skills)
    {
        Apply(new RoutingInput.AgentDefined(new Agent { Id = id, WorkNumber = "8" + id, Name = id, Groups = [group], Skills = skills }));
        return Apply(new RoutingInput.AgentWants(id, AgentState.Available), 1);
    }

    private IReadOnlyList<RoutingDecision> Enqueue(string contact, string queue = "q1", string? level = null, string? lastAgent = null) =>
        Apply(new RoutingInput.ContactQueued(new ContactId(contact), queue, [], 0) { CustomerLevel = level, LastAgentId = lastAgent }, 1);

    private IReadOnlyList<RoutingDecision> Pass(double seconds) => Apply(new RoutingInput.TimePassed(), seconds);

    private IEnumerable<string> Waiting(string queue) => _router.QueueByName(queue, _now)!.Waiting.Select(contact => contact.Value);

    private static string? OfferedTo(IReadOnlyList<RoutingDecision> decisions) => decisions.OfType<ContactOffered>().LastOrDefault()?.Agent.Id;

    private static void IsExplained(Why why) => Assert.True(why.Zh.Any(letter => letter > 0x4e00) && why.En.Length > 10, why.ToString());

    [Fact]
    public void Closed_Queue_RefusesWhoComesAndServesWhoWaits()
    {
        var hours = BusinessCalendar.Same(new OpenPeriod(new(8, 0), new(9, 1)), Enum.GetValues<DayOfWeek>());
        Apply(new RoutingInput.CalendarDefined(new BusinessCalendar { Id = "day", Name = "白班", Weekly = hours }));
        Define(Queue("q1") with { Calendar = "白班" });
        Assert.Empty(Enqueue("early").OfType<ContactRefused>());

        _now = _now.AddMinutes(2);
        var refused = Assert.Single(Enqueue("late").OfType<ContactRefused>());

        Assert.Equal(RefusalReason.Closed, refused.Reason);
        IsExplained(refused.Why);
        Assert.Equal("a1", OfferedTo(SignIn("a1")));
    }

    [Fact]
    public void RelaxLevel_AfterEachWait_LetsLowerLevelsTakeIt()
    {
        Define(Queue("q1") with { Skills = [new("维修", 4)], RelaxLevelEvery = TimeSpan.FromSeconds(10) });
        SignIn("a1", skills: new AgentSkill("维修", 2));
        Enqueue("c1");

        Assert.Empty(Pass(10).OfType<ContactOffered>());
        var decisions = Pass(10);

        IsExplained(Assert.Single(decisions.OfType<LevelsRelaxed>()).Why);
        Assert.Equal("a1", OfferedTo(decisions));
    }

    [Fact]
    public void Overflow_ToAnotherQueue_KeepsTheWaitingTime()
    {
        Define(Queue("q1") with { Overflow = [new(OverflowKind.Queue, "q2", AfterWait: TimeSpan.FromSeconds(30))] }, Queue("q2"));
        Enqueue("first");
        Pass(20);
        Enqueue("second", "q2");

        var moved = Assert.Single(Pass(15).OfType<ContactOverflowed>());

        Assert.Equal(("q1", "q2", true), (moved.Queue, moved.Target, moved.TooLong));
        IsExplained(moved.Why);
        Assert.Equal(["first", "second"], Waiting("q2"));
        Assert.Empty(Waiting("q1"));
    }

    [Fact]
    public void Overflow_ToAQueueThatIsFull_TriesAgainLater()
    {
        Define(Queue("q1") with { Overflow = [new(OverflowKind.Queue, "q2", AfterWait: TimeSpan.FromSeconds(30))] }, Queue("q2") with { Capacity = 1 });
        Enqueue("other", "q2");
        Enqueue("first");
        Assert.Empty(Pass(31).OfType<ContactOverflowed>());
        Apply(new RoutingInput.ContactGone(new ContactId("other")));

        Assert.Single(Pass(10).OfType<ContactOverflowed>());
        Assert.Equal(["first"], Waiting("q2"));
    }

    [Fact]
    public void Overflow_ToExpertSeats_OpensTheQueueToTheGroup()
    {
        Define(Queue("q1") with { Groups = ["g1"], Overflow = [new(OverflowKind.Group, "experts", AfterWait: TimeSpan.FromSeconds(30))] });
        SignIn("e1", "experts");
        Assert.Empty(Enqueue("c1").OfType<ContactOffered>());

        Assert.Equal("e1", OfferedTo(Pass(30)));
    }

    [Theory]
    [InlineData(OverflowKind.Voicemail, 2)]
    [InlineData(OverflowKind.Callback, 3)]
    public void Overflow_AtLength_IsTold(OverflowKind kind, int waiting)
    {
        Define(Queue("q1") with { Overflow = [new(kind, AtLength: 2)] });
        Enqueue("c1");
        Enqueue("c2");

        var told = Assert.Single(Enqueue("c3").OfType<ContactOverflowed>());

        Assert.Equal((kind, false), (told.Kind, told.TooLong));
        Assert.Equal(waiting, Waiting("q1").Count());
    }

    [Fact]
    public void KeyCustomer_WithABonus_GoesBefore()
    {
        Define(Queue("q1") with { LevelBonuses = [new("Key", 2)] });
        Enqueue("regular");
        Enqueue("key", level: "Key");

        Assert.Equal(["key", "regular"], Waiting("q1"));
    }

    [Fact]
    public void LastAgent_Busy_IsWaitedForAndThenNotAnyMore()
    {
        Define(Queue("q1") with { LastAgentWait = TimeSpan.FromSeconds(15) });
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"));
        SignIn("a2");

        var held = Assert.Single(Enqueue("c2", lastAgent: "a1").OfType<ContactHeld>());

        Assert.Equal(("a1", _now.AddSeconds(15)), (held.AgentId, held.Until));
        IsExplained(held.Why);
        Assert.Equal("a2", OfferedTo(Pass(15)));
    }

    [Fact]
    public void LastAgent_Free_ComesBeforeABetterMatch()
    {
        Define(Queue("q1") with { Skills = [new("维修")], LastAgentWait = TimeSpan.FromSeconds(15) });
        SignIn("a1", skills: new AgentSkill("维修", 5));
        SignIn("a2", skills: new AgentSkill("维修", 1));

        Assert.Equal("a2", OfferedTo(Enqueue("c1", lastAgent: "a2")));
    }

    [Fact]
    public void LastAgent_GoesOnABreak_IsNotWaitedFor()
    {
        Define(Queue("q1") with { LastAgentWait = TimeSpan.FromMinutes(5) });
        SignIn("a1");
        Enqueue("c1");
        SignIn("a2");
        Assert.Single(Enqueue("c2", lastAgent: "a1").OfType<ContactHeld>());

        var decisions = Apply(new RoutingInput.AgentWants("a1", AgentState.Break, "r"));

        Assert.Equal(["c1"], decisions.OfType<ContactOffered>().Select(offer => offer.Contact.Value));
        Assert.Equal("c2", Waiting("q1").Single());
        Assert.Equal("a3", OfferedTo(SignIn("a3")));
    }

    [Fact]
    public void WrapUp_Mandatory_WaitsForTheCodeAndThenEndsAsAsked()
    {
        Define(Queue("q1") with { WrapUpMode = WrapUpMode.Mandatory, WrapUp = TimeSpan.FromSeconds(10) });
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"));
        Apply(new RoutingInput.TalkEnded(new ContactId("c1")), 30);
        Pass(60);
        Assert.True(_router.AgentById("a1")!.WrapUp!.CodeDue);
        Apply(new RoutingInput.AgentWants("a1", AgentState.Break, "午餐"));
        Assert.Equal(AgentState.WrapUp, _router.AgentById("a1")!.State);

        var coded = Assert.Single(Apply(new RoutingInput.WrapUpCoded("a1", "咨询")).OfType<ContactCoded>());

        Assert.Equal(("c1", "咨询"), (coded.Contact.Value, coded.Code));
        Assert.Equal((AgentState.Break, "午餐"), (_router.AgentById("a1")!.State, _router.AgentById("a1")!.Reason));
    }

    [Fact]
    public void Decline_ThenBackAtOnce_IsNotOfferedTheSameContactForAWhile()
    {
        Define(Queue("q1"));
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferDeclined(new ContactId("c1"), "a1", BreakReasons.Declined));

        Assert.Null(OfferedTo(Apply(new RoutingInput.AgentWants("a1", AgentState.Available), 1)));
        Assert.Equal("a1", OfferedTo(Pass(30)));
    }

    [Fact]
    public void Today_CountsAnsweredInTimeAndAbandoned()
    {
        Define(Queue("q1"));
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"), 3);
        Enqueue("c2");
        Apply(new RoutingInput.ContactGone(new ContactId("c2")), 6);
        Enqueue("c3");
        Apply(new RoutingInput.ContactGone(new ContactId("c3")), 5);
        Enqueue("c4");
        Apply(new RoutingInput.ContactWithdrawn(new ContactId("c4")) { ForCallback = true }, 30);

        // Who is gone within 5 seconds counts in neither rate, who is called back in the abandons' only.
        var today = _router.QueueByName("q1", _now)!.Today;
        Assert.Equal((1, 1, 2, 1), (today.Answered, today.InTime, today.Abandoned, today.Overflowed));
        Assert.Equal((new Ratio(1, 2), new Ratio(1, 3)), (today.ServiceLevel, today.Abandonment));
        Assert.Equal(0, _router.QueueByName("q1", _now.AddDays(1))!.Today.Answered);
    }

    [Fact]
    public void Today_KnownFromAnEarlierRun_GoesOn()
    {
        Define(Queue("q1"));
        SignIn("a1");
        Enqueue("c1");
        Apply(new RoutingInput.OfferAccepted(new ContactId("c1"), "a1"), 3);
        var (queue, agent) = (_router.QueueByName("q1", _now)!.Today, _router.AgentById("a1")!.Today);
        Apply(new RoutingInput.DaysKnown(
            new Dictionary<string, QueueDay> { ["q1"] = queue, ["gone"] = queue }, new Dictionary<string, AgentDay> { ["a1"] = agent with { OnBreak = TimeSpan.FromMinutes(7) } }));
        Assert.Equal((2, new Ratio(2, 2)), (_router.QueueByName("q1", _now)!.Today.Answered, _router.QueueByName("q1", _now)!.Today.ServiceLevel));
        Assert.Equal((2, TimeSpan.FromMinutes(7)), (_router.AgentById("a1")!.Today.Handled, _router.AgentById("a1")!.Today.OnBreak));

        Apply(new RoutingInput.DaysKnown(new Dictionary<string, QueueDay> { ["q1"] = queue with { Day = queue.Day.AddDays(-1) } }, new Dictionary<string, AgentDay>()));
        Assert.Equal(2, _router.QueueByName("q1", _now)!.Today.Answered);
    }

    [Fact]
    public void Redefine_WhileContactsWait_HoldsForThemAtOnce()
    {
        Define(Queue("q1") with { Groups = ["g1"] });
        SignIn("a1", "g2");
        Enqueue("c1");

        Assert.Equal("a1", OfferedTo(Apply(new RoutingInput.QueueDefined(Queue("q1") with { Groups = ["g2"] }))));
    }
}
