using CallCenter.Contacts;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>
/// Runs one flow's instances on the engine, in memory: enough of a runtime to try a flow, with the same manners (commands
/// after the step, an inbox for what comes early, timers on the clock).
/// </summary>
internal sealed class FlowHost(WorkflowGraph graph, CentreBooks books, TimeProvider clock, Func<object, string, Task> send)
    : IContactEventSink, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Dictionary<ContactId, WorkflowInstance> _flows = [];
    private readonly Dictionary<(string Instance, int Bookmark), ITimer> _timers = [];
    private readonly List<(StimulusKey Key, object Payload, DateTimeOffset Until)> _inbox = [];
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile bool _isOver;
    private int _busy;

    /// <summary>A timer's work is under way.</summary>
    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    public WorkflowInstance? Of(ContactId contact) => _flows.GetValueOrDefault(contact);

    public string? Variable(ContactId contact, string name) =>
        Of(contact)?.ReadVariables(graph).FirstOrDefault(variable => variable.Name == name).Value.ToString();

    /// <summary>On a clock that runs by itself timers fire at any moment; from now on they do nothing.</summary>
    public async Task StopAsync()
    {
        _isOver = true;
        while (!IsIdle) await Task.Delay(10);
    }

    public void Dispose() => _one.Dispose();

    public ValueTask PublishAsync(ContactEvent happened) => new(AloneAsync(async () =>
    {
        var keys = ContactStimuli.KeysOf(happened);
        if (happened is ContactArrived)
        {
            if (keys.SelectMany(key => graph.Triggers.Where(trigger => trigger.Key == key)).FirstOrDefault() is not { ActivityId: { } activity }) return;
            var flow = _flows[happened.Contact] = WorkflowEngine.Create(graph, "flow-" + happened.Contact, clock.GetUtcNow());
            await StepAsync(flow, new Occurrence.Started(null, activity, happened));
        }
        else if (_flows.TryGetValue(happened.Contact, out var flow))
        {
            _inbox.Add((keys[0], happened, clock.GetUtcNow() + Patience));
            await DeliverAsync(flow);
        }
    }));

    /// <summary>Starts the flow by an event; it goes by this id as one of a call goes by its contact's.</summary>
    public Task StartAsync(ContactId id, string eventName, Value payload) => AloneAsync(async () =>
    {
        var activity = graph.Triggers.First(trigger => trigger.Key == EventStimuli.ToAll(eventName)).ActivityId;
        var flow = _flows[id] = WorkflowEngine.Create(graph, "flow-" + id, clock.GetUtcNow());
        await StepAsync(flow, new Occurrence.Started(null, activity, payload));
    });

    /// <summary>Starts the flow beside a contact, with what is known of it.</summary>
    public Task StartAsync(ContactId id, ValueRecord facts) => AloneAsync(async () =>
    {
        var flow = _flows[id] = WorkflowEngine.Create(graph, "flow-" + id, clock.GetUtcNow(), id.Value);
        await StepAsync(flow, new Occurrence.Started { Facts = facts });
    });

    public Task CancelAsync(ContactId id, string reason) => AloneAsync(() => StepAsync(_flows[id], new Occurrence.Cancelled(reason)));

    /// <summary>Gives the flow that waits for it a fact from outside.</summary>
    public Task OfferAsync(StimulusKey key, object payload) => AloneAsync(async () =>
    {
        _inbox.Add((key, payload, clock.GetUtcNow() + Patience));
        foreach (var flow in _flows.Values) await DeliverAsync(flow);
    });

    private async Task AloneAsync(Func<Task> work)
    {
        Interlocked.Increment(ref _busy);
        await _one.WaitAsync();
        if (_isOver) work = () => Task.CompletedTask;
        try
        {
            await work();
        }
        finally
        {
            _one.Release();
            Interlocked.Decrement(ref _busy);
        }
    }

    /// <summary>Gives the flow what waits for it in the inbox, in order, as long as it takes any.</summary>
    private async Task DeliverAsync(WorkflowInstance flow)
    {
        _inbox.RemoveAll(item => item.Until < clock.GetUtcNow());
        while (true)
        {
            var next = _inbox.Select(item => (Item: item, Bookmark: flow.Bookmarks.FirstOrDefault(b => b.Stimulus == item.Key)))
                .FirstOrDefault(match => match.Bookmark is not null);
            if (next.Bookmark is null) return;
            _inbox.Remove(next.Item);
            await StepAsync(flow, new Occurrence.StimulusArrived(next.Bookmark.Number, next.Item.Payload));
        }
    }

    private async Task StepAsync(WorkflowInstance flow, Occurrence occurrence)
    {
        var result = new StepResult();
        WorkflowEngine.Step(graph, flow, occurrence, clock.GetUtcNow(), result);
        foreach (var number in result.BookmarksRemoved)
        {
            // Not waited for: it may be the one that is firing just now.
            if (_timers.Remove((flow.Id, number), out var timer)) timer.Dispose();
        }

        foreach (var bookmark in result.BookmarksAdded.Where(bookmark => bookmark.DueAt is not null)) SetTimer(flow, bookmark);
        foreach (var command in result.Commands.ToList()) await send(command.Command, command.IdempotencyKey);
        foreach (var ask in result.Asks.ToList())
            await StepAsync(flow, new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, books.Answer(ask.Request)));
        await DeliverAsync(flow);
    }

    private void SetTimer(WorkflowInstance flow, Bookmark bookmark)
    {
        var wait = bookmark.DueAt!.Value - clock.GetUtcNow();
        _timers[(flow.Id, bookmark.Number)] = clock.CreateTimer(
            _ =>
            {
                if (_isOver) return;
                var step = AloneAsync(() => StepAsync(flow, new Occurrence.TimerDue(bookmark.Number)));

                // A virtual clock stands still until its timers have done their work; a real one has other things to do.
                if (clock is SimulationClock { IsVirtual: true }) step.GetAwaiter().GetResult();
            },
            null, wait > TimeSpan.Zero ? wait : TimeSpan.FromTicks(1), Timeout.InfiniteTimeSpan);
    }
}
