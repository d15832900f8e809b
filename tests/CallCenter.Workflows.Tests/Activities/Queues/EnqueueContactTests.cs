using CallCenter.Telephony;
using Enqueue = CallCenter.Workflows.Activities.Queues.EnqueueContact;

namespace CallCenter.Workflows.Tests.Activities.Queues;

public sealed class EnqueueContactTests
{
    private static readonly Contacts.ContactId Contact = ActivityRun<Enqueue>.Contact;

    private static ActivityRun<Enqueue> Run(double? maxWait = null, double? announce = null, double? callback = null, FakeContext? context = null) =>
        new ActivityRun<Enqueue>(() => new Enqueue
        {
            Queue = "售前咨询", Skills = ["英语"], Priority = 2,
            MaxWait = Seconds(maxWait), AnnouncePositionEvery = Seconds(announce), OfferCallbackAfter = Seconds(callback),
        }, context).Execute();

    private static TimeSpan? Seconds(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;

    private static QueuePositionChanged At(int position, double? wait = null) => new(Contact, FakeContext.Start, position, Seconds(wait));

    private static AgentConnected Connected() => new(Contact, FakeContext.Start, "a1", "8001", "李雷", "q1", TimeSpan.FromSeconds(42));

    [Fact]
    public void Execute_Always_EntersTheQueue()
    {
        var run = Run();

        var command = Assert.IsType<EnqueueContact>(Assert.Single(run.Commands));
        Assert.Equal(("售前咨询", 2, null), (command.Queue, command.Priority, command.Music));
        Assert.Equal(["英语"], command.Skills);
        Assert.Equal(["AgentConnected:c1", "QueueRefused:c1", "QueueOverflowed:c1"], run.Waits.Select(w => w.Stimulus.ToString()));
    }

    [Fact]
    public void Resume_AgentConnects_AnsweredIsTakenAfterTheTalk()
    {
        var run = Run(maxWait: 60, announce: 30, callback: 40).Receive(Connected());

        Assert.Null(run.Outcome);
        Assert.Equal("TalkEnded:c1", Assert.Single(run.Waits).Stimulus.ToString());
        Assert.Equal("8001", run.Context.GetFact("agent")["workNumber"].AsString);
        Assert.Equal([("Connected", "李雷 (8001)")], run.Context.Notes);

        run.Receive(new TalkEnded(Contact, run.Context.Now, "a1", TimeSpan.FromMinutes(3)));
        Assert.Equal(("Answered", "李雷", TimeSpan.FromSeconds(42)), (run.Outcome, run.Last.Agent, run.Last.Waited));
    }

    [Theory]
    [InlineData(QueueRefusal.NoAgents, "NoAgents")]
    [InlineData(QueueRefusal.QueueFull, "QueueFull")]
    [InlineData(QueueRefusal.UnknownQueue, "NoAgents")]
    [InlineData(QueueRefusal.Closed, "NoAgents")]
    public void Resume_Refused_IsTheOutcome(QueueRefusal reason, string outcome)
    {
        var run = Run().Receive(new QueueRefused(Contact, FakeContext.Start, reason));

        Assert.Equal(outcome, run.Outcome);
        Assert.Equal(reason == QueueRefusal.UnknownQueue, run.Context.Notes.Contains(("UnknownQueue", "售前咨询")));
    }

    [Fact]
    public void Execute_KnownCustomer_TellsTheirLevelAndLastAgent()
    {
        var context = FakeContext.WithContact();
        var past = new ValueList { Value.Of(new ValueRecord { ["agentId"] = "a7" }) };
        context.SetFact("customer", Value.Of(new ValueRecord { ["level"] = "Key", ["pastContacts"] = Value.Of(past) }));

        var command = Assert.IsType<EnqueueContact>(Assert.Single(Run(context: context).Commands));

        Assert.Equal(("Key", "a7"), (command.CustomerLevel, command.LastAgentId));
    }

    [Theory]
    [InlineData(true, "TimedOut")]
    [InlineData(false, "QueueFull")]
    public void Resume_OverflowsToVoicemail_IsLeftToTheDrawing(bool tooLong, string outcome) =>
        Assert.Equal(outcome, Run().Receive(new QueueOverflowed(Contact, FakeContext.Start, QueueOverflow.Voicemail, tooLong)).Outcome);

    [Fact]
    public void Resume_OverflowsToCallback_OffersItAndTheKeyRequestsIt()
    {
        var run = Run().Receive(new QueueOverflowed(Contact, FakeContext.Start, QueueOverflow.Callback, true));
        Assert.Contains("请按1", run.LastPrompt!.Text, StringComparison.Ordinal);

        run.Press("1");
        Assert.Equal([new LeaveQueue(Contact) { ForCallback = true }], run.Commands);
        Assert.Equal("CallbackRequested", run.Receive(new QueueLeft(Contact, run.Context.Now)).Outcome);
    }

    [Fact]
    public void Resume_MaxWait_LeavesThenTimesOut()
    {
        var run = Run(maxWait: 60).Elapse();

        Assert.Equal(FakeContext.Start.AddSeconds(60), run.Context.Now);
        Assert.Equal([new LeaveQueue(Contact)], run.Commands);
        Assert.Equal("TimedOut", run.Receive(new QueueLeft(Contact, run.Context.Now)).Outcome);
    }

    [Fact]
    public void Resume_AgentIsQuickerThanLeaving_IsAnswered()
    {
        var run = Run(maxWait: 60).Elapse().Receive(Connected());

        Assert.Equal("Answered", run.Receive(new TalkEnded(Contact, run.Context.Now, "a1", TimeSpan.Zero)).Outcome);
    }

    [Fact]
    public void Resume_LeavingIsNotConfirmed_TimesOutAnyway() => Assert.Equal("TimedOut", Run(maxWait: 60).Elapse().Elapse().Outcome);

    [Theory]
    [InlineData(1, null, "您是下一位，请稍候。")]
    [InlineData(3, null, "您前面还有2位客户，请稍候。")]
    [InlineData(3, 61.0, "您前面还有2位客户，预计等待大约2分钟。")]
    [InlineData(1, 20.0, "您是下一位，预计等待不到一分钟。")]
    public void Announce_Position_IsSaidInRoundMinutes(int position, double? wait, string said)
    {
        var run = Run(announce: 30).Receive(At(position, wait));

        Assert.Equal((said, "zh-CN", false), (run.LastPrompt!.Text, run.LastPrompt.Language, run.LastPrompt.Interruptible));
    }

    [Fact]
    public void Announce_EnglishCustomer_IsSaidInEnglish()
    {
        var context = FakeContext.WithContact();
        context.SetFact("customer", Value.Of(new ValueRecord { ["language"] = "en-US" }));

        var run = Run(announce: 30, context: context).Receive(At(3, 100));

        Assert.Equal("There are 2 callers ahead of you. The expected wait is about 2 minutes.", run.LastPrompt!.Text);
    }

    [Fact]
    public void Announce_PositionUnchanged_IsRepeatedAfterTheInterval()
    {
        var run = Run(announce: 30).Receive(At(2)).PromptEnds(afterSeconds: 4);
        Assert.Equal(FakeContext.Start.AddSeconds(30), run.DueOf("Announce"));

        run.Elapse();
        Assert.Single(run.Commands.OfType<PlayPrompt>());
    }

    [Fact]
    public void Announce_PositionChanges_IsSaidSoonerButNotWithinTheGap()
    {
        var run = Run(announce: 60).Receive(At(3)).PromptEnds(afterSeconds: 4).Receive(At(2), afterSeconds: 1);

        Assert.Empty(run.Commands);
        Assert.Equal(FakeContext.Start.AddSeconds(15), run.DueOf("Announce"));
        Assert.Contains("1位客户", run.Elapse().LastPrompt!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Announce_WhileSpeaking_WaitsForItsEnd()
    {
        var run = Run(announce: 20).Receive(At(3)).Receive(At(2), afterSeconds: 19);
        Assert.Empty(run.Commands);
        Assert.Null(run.DueOf("Announce"));

        Assert.Single(run.PromptEnds(afterSeconds: 2).Commands.OfType<PlayPrompt>());
    }

    [Fact]
    public void Announce_NotAsked_IsSilent() => Assert.DoesNotContain(Run().Waits, w => w.Stimulus?.Name == nameof(QueuePositionChanged));

    [Fact]
    public void Callback_OfferedAndTaken_LeavesTheQueue()
    {
        var run = Run(callback: 40).Elapse();
        Assert.Contains("请按1", run.LastPrompt!.Text, StringComparison.Ordinal);

        run.Press("1");
        Assert.Equal([new LeaveQueue(Contact) { ForCallback = true }], run.Commands);
        Assert.Equal("CallbackRequested", run.Receive(new QueueLeft(Contact, run.Context.Now)).Outcome);
    }

    [Fact]
    public void Callback_AnotherKey_GoesOnWaiting()
    {
        var run = Run(callback: 40).Elapse().PromptEnds().Press("2");

        Assert.Null(run.Outcome);
        Assert.Empty(run.Commands);
        Assert.Equal("CallbackRequested", run.Press("1").Receive(new QueueLeft(Contact, run.Context.Now)).Outcome);
    }

    [Fact]
    public void Callback_BeforeItIsOffered_KeysAreNotHeard() => Assert.DoesNotContain(Run(callback: 40).Waits, w => w.Stimulus?.Name == nameof(DigitPressed));
}
