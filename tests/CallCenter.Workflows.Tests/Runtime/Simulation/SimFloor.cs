using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// The contact centre's floor as a flow sees it: it does what a command asks once however often it comes, and tells what came
/// of it. Callers key something or nothing, agents are there or not, and now and then somebody hangs up.
/// </summary>
internal sealed class SimFloor(SimSchedule schedule, Action<Stimulus> tell) : ICommandSender
{
    private static readonly string[] Keys = ["", "1", "9", "123#", "4"];

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<ContactId> _gone = [];
    private int _events;

    /// <summary>What was asked for each contact, in the order of arrival.</summary>
    public Dictionary<ContactId, List<ContactCommand>> Asked { get; } = [];

    /// <summary>Contacts that are over.</summary>
    public IReadOnlySet<ContactId> Gone => _gone;

    public Type CommandType => typeof(ContactCommand);

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken) =>
        await schedule.Begin("command", isWrite: true, () =>
        {
            if (_keys.Add(idempotencyKey)) Do((ContactCommand)command);
            return 0;
        });

    private void Do(ContactCommand command)
    {
        var contact = command.Contact;
        if (!Asked.TryGetValue(contact, out var asked)) Asked[contact] = asked = [];
        schedule.Trace?.Invoke($"floor {contact} {command.GetType().Name}");
        asked.Add(command);
        if (_gone.Contains(contact)) return;
        foreach (var happened in Of(command)) Tell(happened);
        if (command is EndContact or ReleaseContact) End(contact, ContactEndedBy.Flow);
        else if (schedule.Chance(4)) End(contact, ContactEndedBy.Caller);
    }

    private IEnumerable<ContactEvent> Of(ContactCommand command)
    {
        var (contact, at) = (command.Contact, SimClock.Begin);
        switch (command)
        {
            case AnswerContact: return [new ContactAnswered(contact, at)];
            case PlayPrompt play:
                var keys = Keys[schedule.Next(Keys.Length)];
                return [new PromptFinished(contact, at, play.Prompt, keys.Length > 0), .. keys.Select(key => new DigitPressed(contact, at, key))];
            case PlaceCall: return [new CallPlaced(contact, at, schedule.Chance(50) ? CallOutcome.Answered : CallOutcome.NoAnswer)];
            case EnqueueContact: return Waiting(contact, at);
            case LeaveQueue: return [new QueueLeft(contact, at)];
            case RecordVoicemail record:
                return [new VoicemailRecorded(contact, at, record.Voicemail, schedule.Chance(50) ? "voice" : null, TimeSpan.Zero)];
            case ScheduleCallback callback: return [new CallbackScheduled(contact, at, callback.Callback, new("callback"), null)];
            case RecordDisposition asked: return [new DispositionRecorded(contact, at, asked.Disposition, schedule.Chance(50) && asked.Codes.Count > 0 ? asked.Codes[0] : null)];
            case TransferContact transfer when schedule.Chance(50):
                return [new TransferEnded(contact, at, transfer.Transfer, TransferOutcome.Connected), new TalkEnded(contact, at, "a1", TimeSpan.FromMinutes(1))];
            case TransferContact transfer: return [new TransferEnded(contact, at, transfer.Transfer, TransferOutcome.Busy)];
            default: return [];
        }
    }

    private IEnumerable<ContactEvent> Waiting(ContactId contact, DateTimeOffset at) => schedule.Next(4) switch
    {
        0 => [new QueueRefused(contact, at, QueueRefusal.NoAgents)],
        1 => [new QueueRefused(contact, at, QueueRefusal.QueueFull)],
        2 => [new QueuePositionChanged(contact, at, 2, TimeSpan.FromMinutes(1))],
        _ => [new QueuePositionChanged(contact, at, 1, null), new AgentConnected(contact, at, "a1", "801", "李工", "q", TimeSpan.FromSeconds(5)), new TalkEnded(contact, at, "a1", TimeSpan.FromMinutes(1))],
    };

    private void End(ContactId contact, ContactEndedBy by)
    {
        if (_gone.Add(contact)) Tell(new ContactEnded(contact, SimClock.Begin, by, ""));
    }

    private void Tell(ContactEvent happened) => tell(new($"{happened.Contact}:{++_events}", ContactStimuli.KeysOf(happened)[0], happened));
}
