using System.Threading.Channels;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Routing;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Floor;

/// <summary>
/// The centre's floor: does what flows command, tells them what happens, routes waiting contacts to agents, keeps each
/// contact's journal. One loop owns all of it, so there is one order of things and no lock; adapters and stores are never
/// waited for in it.
/// </summary>
public sealed partial class ContactFloor : ITelephonySink, IAsyncDisposable
{
    private readonly FloorOptions _options;
    private readonly ITelephony _telephony;
    private readonly MessageLines _messages;
    private readonly Dictionary<string, AgentGroup> _groups;
    private readonly Dictionary<string, Calendars.BusinessCalendar> _calendars = new(StringComparer.OrdinalIgnoreCase);
    private readonly IContactStore _store;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<IFloorListener> _listeners;
    private readonly ILogger _logger;
    private readonly Router _router;
    private readonly IdleGate _gate = new();
    private readonly EventPump _events;
    private readonly ContactPump _records;
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<ContactId, LiveContact> _contacts = [];
    private readonly OrderedDictionary<ContactId, ContactRecord> _over = [];
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Sequence)> _later = new();
    private readonly HashSet<FloorChange> _changes = [];
    private readonly ITimer _timer;
    private readonly Task _loop;
    private List<TelephonyEvent>? _early = [];
    private long _sequence;
    private DateTimeOffset? _armed;

    public ContactFloor(
        FloorOptions options, ITelephony telephony, IContactEventSink events, IContactStore store, TimeProvider clock,
        IEnumerable<IFloorListener> listeners, ILogger<ContactFloor> logger)
    {
        _options = options;
        _groups = options.Groups.ToDictionary(group => group.Id, StringComparer.Ordinal);
        _messages = new MessageLines(telephony, clock);
        _telephony = _messages;
        _store = store;
        _clock = clock;
        _listeners = [.. listeners];
        _logger = logger;
        _router = new Router(options.Routing);
        _events = new EventPump(events, _gate, logger);
        _records = new ContactPump(store, _gate, logger);
        _timer = clock.CreateTimer(_ => Post(PassTime), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Nothing is under way: only time, a caller or a flow can bring more.</summary>
    public bool IsIdle => _gate.IsIdle;

    /// <summary>Completes when the floor has nothing under way; events it published may have set others to work.</summary>
    public Task UntilIdleAsync() => _gate.WaitAsync();

    /// <summary>Opens the floor: defines queues and agents, listens to the adapter, and takes up again or ends what was left open.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Ask(() =>
        {
            foreach (var calendar in _options.Calendars) Define(calendar);
            foreach (var queue in _options.Queues) Route(new RoutingInput.QueueDefined(queue));
            foreach (var agent in _options.Agents) Route(new RoutingInput.AgentDefined(agent));
            return true;
        });
        await _telephony.StartAsync(this, cancellationToken);
        var known = (await _telephony.ListContactsAsync(cancellationToken)).ToHashSet();
        var open = await _store.ListOpenAsync(cancellationToken);

        // A message has no line that could have been lost.
        foreach (var message in open.Where(record => record.Channel == Channels.Web))
        {
            _messages.Open(message.Id);
            known.Add(message.Id);
        }

        await Ask(() =>
        {
            Resume(open, known);
            return true;
        });
    }

    /// <summary>
    /// For flows that wait for contacts: those the floor does not know are over, and their flows are told so. To be called
    /// with the correlation ids of all waiting flows after a restart.
    /// </summary>
    /// <returns>How many are over.</returns>
    public Task<int> ReconcileAsync(IReadOnlyCollection<ContactId> waiting) => Ask(() =>
    {
        var gone = waiting.Where(id => !_contacts.ContainsKey(id)).ToList();
        foreach (var id in gone) Publish(new ContactEnded(id, Now, ContactEndedBy.System, "lost"));
        return gone.Count;
    });

    void ITelephonySink.Take(TelephonyEvent happened) => Post(() =>
    {
        if (_early is { } early) early.Add(happened);
        else Take(happened);
    });

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Post(() =>
        {
            foreach (var contact in _contacts.Values) SaveKeys(contact);
        });
        _work.Writer.TryComplete();
        await _loop;
        await _events.DisposeAsync();
        await _records.DisposeAsync();
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private async Task RunAsync()
    {
        await foreach (var action in _work.Reader.ReadAllAsync())
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                // One contact's trouble must not stop the floor for all others.
                _logger.LogError(exception, "The floor could not finish a piece of work.");
            }

            Settle();
            _gate.Leave();
        }
    }

    private void Post(Action action)
    {
        _gate.Enter();
        if (!_work.Writer.TryWrite(action)) _gate.Leave();
    }

    private Task<T> Ask<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _gate.Enter();
        var written = _work.Writer.TryWrite(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
                throw;
            }
        });
        if (written) return answer.Task;
        _gate.Leave();
        return Task.FromException<T>(new ObjectDisposedException(nameof(ContactFloor), "The floor is closed."));
    }

    /// <summary>After each piece of work: tell who looks on, and set the one timer to what is due first.</summary>
    private void Settle()
    {
        foreach (var change in _changes)
        {
            foreach (var listener in _listeners) listener.Changed(change);
        }

        _changes.Clear();
        _records.Flush();
        var due = Earlier(_router.NextDue, _later.TryPeek(out _, out var at) ? at.Due : null);
        if (due == _armed) return;
        _armed = due;
        if (due is not { } moment) _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        else if (moment - Now is var wait && wait > TimeSpan.Zero) _timer.Change(wait, Timeout.InfiniteTimeSpan);
        else Post(PassTime);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;

    private void PassTime()
    {
        _armed = null;
        Route(new RoutingInput.TimePassed());
        while (_later.TryPeek(out _, out var at) && at.Due <= Now) _later.Dequeue()();
    }

    private void Later(TimeSpan after, Action action) => _later.Enqueue(action, (Now + after, ++_sequence));

    private void Publish(ContactEvent happened) => _events.Add(happened);

    private void Changed(LiveContact contact)
    {
        _changes.Add(new FloorChange(FloorThing.Contact, contact.Id.Value));
        Save(contact);
    }

    /// <summary>
    /// Keys come one by one, and what came of them is the flow's to keep: several are one save, together with those of other
    /// contacts, or go with what happens next.
    /// </summary>
    private void Keyed(LiveContact contact)
    {
        _changes.Add(new FloorChange(FloorThing.Contact, contact.Id.Value));
        if (contact.HasUnsavedKeys) return;
        contact.HasUnsavedKeys = true;
        var rounds = _options.KeysSavedWithin / 20;
        Later(_options.KeysSavedWithin - TimeSpan.FromTicks(rounds > TimeSpan.Zero ? Now.Ticks % rounds.Ticks : 0), () => SaveKeys(contact));
    }

    private void SaveKeys(LiveContact contact)
    {
        if (contact.HasUnsavedKeys) Save(contact);
    }

    private void Save(LiveContact contact)
    {
        contact.HasUnsavedKeys = false;
        _records.Changed(contact.Id, contact.ToRecord);
    }

    private void Note(LiveContact contact, string kind, string text, string? language = null, string? sound = null)
    {
        contact.Note(Now, kind, text, language, sound: sound);
        Changed(contact);
    }

    /// <summary>Notes a decision with its reasons, in both languages.</summary>
    private void Note(LiveContact contact, string kind, Why why)
    {
        contact.Note(Now, kind, why.Zh, english: why.En);
        Changed(contact);
    }

    private LiveContact Live(ContactRecord record)
    {
        var contact = new LiveContact(record, LineOf(record.Id), _options.KeptKeys);
        _contacts[record.Id] = contact;
        return contact;
    }

    private OperationLine LineOf(ContactId contact) =>
        new(_gate, exception => _logger.LogError(exception, "The telephony adapter failed for contact {Contact}.", contact));
}
