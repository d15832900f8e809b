using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Server.Contacts;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>A flow that handles a contact of the day.</summary>
internal sealed record DayFlow(ContactId Contact, WorkflowGraph Graph, WorkflowInstance Instance)
{
    public Dictionary<int, ITimer> Timers { get; } = [];
}

/// <summary>Hears of everything the flows of a day do.</summary>
internal interface IDayWatcher
{
    void Happened(ContactEvent happened);

    /// <summary>After a step: what it sent and wrote down.</summary>
    void Stepped(DayFlow flow, StepResult result);
}

/// <summary>
/// Runs the flows of a simulated day on the engine, in memory, one occurrence after the other: nothing of it is stored, and
/// what it asks and commands stays within the day.
/// </summary>
internal sealed class DayFlows(DayPlan plan, SimulationClock clock, params IReadOnlyList<IDayWatcher> watchers) : IContactEventSink
{
    /// <summary>As long as the runtime's inbox keeps a stimulus.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<ContactId, DayFlow> _flows = [];
    private readonly Dictionary<ContactId, List<(StimulusKey Key, object Payload, DateTimeOffset Until)>> _inbox = [];
    private readonly StepResult _result = new();
    private readonly DayBooks _books = new(plan, clock);

    /// <summary>Set before the first call.</summary>
    public ContactFloor Floor { get; set; } = null!;

    /// <summary>What flows wanted that a simulated day does not do, by the kind of command, and how often.</summary>
    public Dictionary<string, int> NotDone { get; } = [];

    /// <summary>Calls that no flow took.</summary>
    public int Unserved { get; private set; }

    public ValueTask PublishAsync(ContactEvent happened)
    {
        lock (_gate)
        {
            foreach (var watcher in watchers) watcher.Happened(happened);
            if (happened is ContactArrived arrived) Begin(arrived);
            else if (_flows.TryGetValue(happened.Contact, out var flow)) Offer(flow, ContactStimuli.KeysOf(happened)[0], happened);
        }

        return ValueTask.CompletedTask;
    }

    private void Begin(ContactArrived arrived)
    {
        foreach (var key in ContactStimuli.KeysOf(arrived))
        {
            foreach (var graph in plan.Flows)
            {
                if (graph.Triggers.FirstOrDefault(trigger => trigger.Key == key) is not { ActivityId: { } activity }) continue;
                var instance = WorkflowEngine.Create(graph, "day-" + arrived.Contact, clock.GetUtcNow());
                instance.CorrelationId = arrived.Contact.Value;
                var flow = _flows[arrived.Contact] = new(arrived.Contact, graph, instance);
                Step(flow, new Occurrence.Started(null, activity, arrived));
                return;
            }
        }

        Unserved++;
        Send(new EndContact(arrived.Contact), "unserved");
    }

    private void Offer(DayFlow flow, StimulusKey key, object payload)
    {
        if (!_inbox.TryGetValue(flow.Contact, out var waiting)) _inbox[flow.Contact] = waiting = [];
        waiting.Add((key, payload, clock.GetUtcNow() + Patience));
        Deliver(flow);
    }

    /// <summary>Gives the flow what waits for it, in order, as long as it takes any.</summary>
    private void Deliver(DayFlow flow)
    {
        if (!_inbox.TryGetValue(flow.Contact, out var waiting)) return;
        waiting.RemoveAll(item => item.Until < clock.GetUtcNow());
        while (true)
        {
            var (index, bookmark) = (-1, (Bookmark?)null);
            for (var i = 0; i < waiting.Count && bookmark is null; i++)
            {
                index = i;
                bookmark = flow.Instance.Bookmarks.FirstOrDefault(candidate => candidate.Stimulus == waiting[i].Key);
            }

            if (bookmark is null) return;
            var payload = waiting[index].Payload;
            waiting.RemoveAt(index);
            Step(flow, new Occurrence.StimulusArrived(bookmark.Number, payload));
        }
    }

    private void Step(DayFlow flow, Occurrence occurrence)
    {
        WorkflowEngine.Step(flow.Graph, flow.Instance, occurrence, clock.GetUtcNow(), _result);
        foreach (var number in _result.BookmarksRemoved)
        {
            if (flow.Timers.Remove(number, out var timer)) timer.Dispose();
        }

        foreach (var bookmark in _result.BookmarksAdded.Where(bookmark => bookmark.DueAt is not null)) SetTimer(flow, bookmark);
        foreach (var watcher in watchers) watcher.Stepped(flow, _result);
        foreach (var command in _result.Commands) Send(command.Command, command.IdempotencyKey);
        var (asks, continues) = (_result.Asks.ToList(), _result.Continues);
        if (_result.Finished) Forget(flow);
        foreach (var ask in asks) Step(flow, new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, _books.Answer(ask.Request)));
        if (continues) Step(flow, new Occurrence.Continued());
        if (flow.Instance.Status == InstanceStatus.Running) Deliver(flow);
    }

    private void SetTimer(DayFlow flow, Bookmark bookmark)
    {
        var wait = bookmark.DueAt!.Value - clock.GetUtcNow();
        flow.Timers[bookmark.Number] = clock.CreateTimer(
            _ =>
            {
                lock (_gate) Step(flow, new Occurrence.TimerDue(bookmark.Number));
            },
            null, wait > TimeSpan.Zero ? wait : TimeSpan.FromTicks(1), Timeout.InfiniteTimeSpan);
    }

    private void Send(object command, string key)
    {
        if (command is ContactCommand known)
        {
            // The floor takes commands in the order of these calls; what comes of them are events.
            _ = Floor.ExecuteAsync(known, key);
            return;
        }

        var name = command.GetType().Name;
        NotDone[name] = NotDone.GetValueOrDefault(name) + 1;
    }

    private void Forget(DayFlow flow)
    {
        foreach (var timer in flow.Timers.Values) timer.Dispose();
        flow.Timers.Clear();
        _flows.Remove(flow.Contact);
        _inbox.Remove(flow.Contact);
    }
}

/// <summary>What the centre's books answer on a simulated day; nobody outside is asked.</summary>
internal sealed class DayBooks(DayPlan plan, TimeProvider clock)
{
    private readonly Dictionary<string, KnownCustomer> _customers = plan.Customers
        .DistinctBy(customer => PhoneNumber.Normalize(customer.Phone)).ToDictionary(customer => PhoneNumber.Normalize(customer.Phone), StringComparer.Ordinal);

    public object Answer(object request) => request switch
    {
        AskOpening ask => CentreAnswers.Opening(plan.Centre, ask, clock.GetUtcNow()),
        AskBlocked ask => CentreAnswers.Blocked(plan.Centre, ask, clock.GetUtcNow()),
        AskCustomer ask => new CustomerAnswer(_customers.GetValueOrDefault(PhoneNumber.Normalize(ask.Phone))),
        HttpCall => new HttpNotConnected("a simulated day sends nothing"),
        _ => new AskFailed($"A simulated day does not answer {request.GetType().Name}.", Retryable: false),
    };
}
