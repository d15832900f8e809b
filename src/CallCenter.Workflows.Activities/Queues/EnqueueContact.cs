using System.Globalization;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Queues;

/// <summary>
/// Puts the contact in a queue until an agent has talked with it, or waiting ends another way. Tells the caller their position
/// now and then: every <see cref="AnnouncePositionEvery"/>, sooner when it changes, but never twice within a short gap.
/// </summary>
[Activity("CallCenter.EnqueueContact", Categories.Queues)]
[Texts("排队", "Enqueue contact", "进入队列等待坐席，通话结束后继续。", "Waits in a queue for an agent; goes on after the talk.")]
[Outcomes("Answered", "TimedOut", "NoAgents", "QueueFull", "CallbackRequested")]
public sealed class EnqueueContact : Activity
{
    private const string CallbackRequested = nameof(CallbackRequested);
    private const char CallbackKey = '1';
    private static readonly TimeSpan MinimumGap = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LeavingTakes = TimeSpan.FromSeconds(10);

    [Input("队列", "Queue", Hint = UiHints.DropDown, OptionsFrom = "queues")]
    public required string Queue { get; init; }

    [Input("所需技能", "Skills", Hint = UiHints.MultiText, DescriptionZh = "队列要求之外的技能。", DescriptionEn = "Besides those of the queue.")]
    public IReadOnlyList<string> Skills { get; init; } = [];

    [Input("优先级", "Priority", DescriptionZh = "数值越大越先接通。", DescriptionEn = "Higher is served first.")]
    public int Priority { get; init; }

    [Input("最长等待", "Maximum wait", DescriptionZh = "留空则一直等待。", DescriptionEn = "Empty waits without limit.")]
    public TimeSpan? MaxWait { get; init; }

    [Input("位置播报间隔", "Announce position every", DescriptionZh = "留空则不播报。", DescriptionEn = "Empty does not announce.")]
    public TimeSpan? AnnouncePositionEvery { get; init; }

    [Input("等待音乐", "Music", DescriptionZh = "留空使用队列的音乐。", DescriptionEn = "Empty takes the queue's.")]
    public string? Music { get; init; }

    [Input("多久后提供回呼", "Offer callback after", DescriptionZh = "留空则不提供。", DescriptionEn = "Empty does not offer it.")]
    public TimeSpan? OfferCallbackAfter { get; init; }

    [Output("坐席", "Agent")] public string? Agent { get; private set; }
    [Output("等待时长", "Waited")] public TimeSpan? Waited { get; private set; }

    [State] public DateTimeOffset QueuedAt { get; set; }
    [State] public int Position { get; set; }
    [State] public TimeSpan? EstimatedWait { get; set; }
    [State] public int SaidPosition { get; set; }
    [State] public DateTimeOffset? SaidAt { get; set; }

    /// <summary>The prompt that is being said, so that a second one does not cut it off.</summary>
    [State] public string? Speaking { get; set; }

    [State] public int Prompts { get; set; }
    [State] public bool CallbackOffered { get; set; }

    /// <summary>The outcome once the contact has left the queue; an agent who was quicker wins.</summary>
    [State] public string? Leaving { get; set; }

    [State] public DateTimeOffset? LeavingUntil { get; set; }
    [State] public bool Talking { get; set; }
    [State] public string? AgentName { get; set; }
    [State] public TimeSpan? WaitedFor { get; set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        QueuedAt = context.Now;
        var customer = context.GetFact(ContactFacts.CustomerFact);
        return Wait(
            Waits(context),
            new Telephony.EnqueueContact(context.Contact, Queue, Skills, Priority, string.IsNullOrWhiteSpace(Music) ? null : Music)
            {
                CustomerLevel = customer["level"].AsString,
                LastAgentId = customer["pastContacts"].AsList is { Count: > 0 } past ? past[0]["agentId"].AsString : null,
            });
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case AgentConnected connected: return Connect(context, connected);
            case TalkEnded:
                Agent = AgentName;
                Waited = WaitedFor;
                return Done("Answered");
            case QueueRefused refused: return Refused(context, refused.Reason);
            case QueueOverflowed { To: QueueOverflow.Callback }: return CallbackOffered ? Wait(Waits(context)) : OfferCallback(context);
            case QueueOverflowed overflowed:
                context.Note("Voicemail", Queue);
                return Done(overflowed.TooLong ? "TimedOut" : "QueueFull");
            case QueueLeft: return Done(Leaving ?? "TimedOut");
            case QueuePositionChanged changed:
                Position = changed.Position;
                EstimatedWait = changed.EstimatedWait;
                return Announce(context);
            case PromptFinished finished:
                if (finished.Prompt == Speaking) Speaking = null;
                return Announce(context);
            case DigitPressed { Digit: CallbackKey } when CallbackOffered: return Leave(context, CallbackRequested);
            case DigitPressed: return Wait(Waits(context));
            case TimerElapsed { Name: "Announce" }: return Announce(context);
            case TimerElapsed { Name: "OfferCallback" }: return OfferCallback(context);
            case TimerElapsed { Name: "MaxWait" }: return Leave(context, "TimedOut");
            case TimerElapsed { Name: "Leaving" }: return Done(Leaving ?? "TimedOut");
            default: return base.Resume(context, received);
        }
    }

    private ActivityResult Connect(ActivityContext context, AgentConnected connected)
    {
        Talking = true;
        AgentName = connected.AgentName;
        WaitedFor = connected.Waited;
        context.SetFact(ContactFacts.AgentFact, ContactFacts.AgentOf(connected.AgentId, connected.WorkNumber, connected.AgentName));
        context.Note("Connected", $"{connected.AgentName} ({connected.WorkNumber})");
        return Wait(Waits(context));
    }

    private ActivityResult Refused(ActivityContext context, QueueRefusal reason)
    {
        if (reason == QueueRefusal.QueueFull) return Done("QueueFull");

        if (reason == QueueRefusal.Closed) context.Note("Closed", Queue);

        // A queue that is not there has no agents: the caller is treated so, and whoever reads the journal learns why.
        if (reason == QueueRefusal.UnknownQueue) context.Note("UnknownQueue", Queue);
        return Done("NoAgents");
    }

    private ActivityResult Leave(ActivityContext context, string outcome)
    {
        Leaving = outcome;
        LeavingUntil = context.Now + LeavingTakes;
        return Wait(Waits(context), new LeaveQueue(context.Contact) { ForCallback = outcome == CallbackRequested });
    }

    private ActivityResult OfferCallback(ActivityContext context)
    {
        CallbackOffered = true;
        var language = Speech.LanguageOf(context);
        var text = Speech.IsChinese(language)
            ? "如果您不想继续等待，请按1，我们会尽快给您回电。"
            : "If you do not want to wait any longer, press 1 and we will call you back.";
        return Say(context, text, language, interruptible: true);
    }

    private ActivityResult Announce(ActivityContext context)
    {
        if (Speaking is not null || AnnounceAt(context.Now) is not { } due || due > context.Now) return Wait(Waits(context));
        SaidPosition = Position;
        SaidAt = context.Now;
        var language = Speech.LanguageOf(context);
        return Say(context, PositionText(language), language, interruptible: false);
    }

    /// <summary>When the position is to be said next, if at all.</summary>
    private DateTimeOffset? AnnounceAt(DateTimeOffset now)
    {
        if (AnnouncePositionEvery is not { } every || Position == 0) return null;
        if (SaidAt is not { } said) return now;
        var gap = every < MinimumGap || Position != SaidPosition ? MinimumGap : every;
        return said + gap;
    }

    private string PositionText(string language)
    {
        var ahead = (Position - 1).ToString(CultureInfo.InvariantCulture);
        if (Speech.IsChinese(language))
        {
            var place = Position == 1 ? "您是下一位" : $"您前面还有{ahead}位客户";
            return EstimatedWait is { } wait ? $"{place}，预计等待{Speech.WaitText(wait, language)}。" : $"{place}，请稍候。";
        }

        var english = Position switch
        {
            1 => "You are next in line",
            2 => "There is one caller ahead of you",
            _ => $"There are {ahead} callers ahead of you",
        };
        return EstimatedWait is { } expected ? $"{english}. The expected wait is {Speech.WaitText(expected, language)}." : $"{english}. Please hold.";
    }

    private ActivityResult Say(ActivityContext context, string text, string language, bool interruptible)
    {
        Speaking = string.Create(CultureInfo.InvariantCulture, $"{context.ExecutionId}-{++Prompts}");
        return Wait(
            Waits(context), new PlayPrompt(context.Contact, Speaking, text, null, language, null, interruptible));
    }

    private List<Waitable> Waits(ActivityContext context)
    {
        var contact = context.Contact.Value;
        if (Talking) return [On<TalkEnded>(contact)];
        List<Waitable> waits = [On<AgentConnected>(contact), On<QueueRefused>(contact), On<QueueOverflowed>(contact)];
        if (Leaving is not null) return [.. waits, On<QueueLeft>(contact), At(LeavingUntil!.Value, "Leaving")];

        if (MaxWait is { } limit) waits.Add(At(QueuedAt + limit, "MaxWait"));
        if (AnnouncePositionEvery is not null) waits.Add(On<QueuePositionChanged>(contact));
        if (CallbackOffered) waits.Add(On<DigitPressed>(contact));
        if (Speaking is not null)
        {
            waits.Add(On<PromptFinished>(contact));
            return waits;
        }

        if (SaidAt is not null && AnnounceAt(context.Now) is { } announce) waits.Add(At(announce, "Announce"));
        if (OfferCallbackAfter is { } after && !CallbackOffered) waits.Add(At(QueuedAt + after, "OfferCallback"));
        return waits;
    }
}
