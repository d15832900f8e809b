using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Instances;
using JournalEntry = CallCenter.Workflows.Instances.JournalEntry;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>Counts a simulated day. The formulas are those of the KPI table: half-open half hours, a contact belongs to the one it came in.</summary>
internal sealed class DayRecord(DayPlan plan) : IDayWatcher
{
    /// <summary>Who gives up so soon was never waiting.</summary>
    private static readonly TimeSpan ShortAbandon = TimeSpan.FromSeconds(5);

    private readonly Dictionary<ContactId, Call> _open = [];
    private readonly Dictionary<string, QueueCount> _queues = [];
    private readonly Dictionary<(string Definition, string Activity), NodeCount> _nodes = [];
    private readonly HalfHour[] _halfHours = [.. plan.Arrivals.Select(_ => new HalfHour())];
    private int _calls, _contained, _queued, _answered, _abandoned, _leftFlow, _turnedAway, _faulted, _scores, _scoreSum;
    private TimeSpan _handled;

    public int Over { get; private set; }

    public void Happened(ContactEvent happened)
    {
        if (happened is ContactArrived)
        {
            _calls++;
            var index = Math.Clamp((int)((happened.At - plan.Start) / DayPlan.HalfHour), 0, _halfHours.Length - 1);
            _open[happened.Contact] = new(_halfHours[index]);
            _halfHours[index].Calls++;
            return;
        }

        if (!_open.TryGetValue(happened.Contact, out var call)) return;
        switch (happened)
        {
            case QueueRefused when call.Queue is { } queue:
                queue.Refused++;
                call.Queue = null;
                break;
            case QueueLeft when call.Queue is { } queue:
                queue.Left++;
                call.Queue = null;
                break;
            case AgentConnected connected: Connected(call, connected); break;
            case TalkEnded ended: Talked(call, ended.Talked); break;
            case ContactEnded ended: End(call, ended); break;
        }
    }

    public void Stepped(DayFlow flow, StepResult result)
    {
        foreach (var entry in result.Journal) Count(flow.Graph.Definition.DefinitionId, entry);
        if (!_open.TryGetValue(flow.Contact, out var call)) return;
        call.HasFlow = true;
        foreach (var command in result.Commands)
        {
            switch (command.Command)
            {
                case EnqueueContact enqueue: Queue(call, enqueue.Queue, flow.Instance.UpdatedAt); break;
                case NoteSatisfaction score: (_scores, _scoreSum) = (_scores + 1, _scoreSum + score.Score); break;
            }
        }

        if (flow.Instance.SubStatus == InstanceSubStatus.Faulted && !call.HasFaulted)
        {
            call.HasFaulted = true;
            _faulted++;
        }

        call.FlowIsOver |= flow.Instance.SubStatus == InstanceSubStatus.Finished;
    }

    public DayResult Result(int unserved, IReadOnlyDictionary<string, int> notDone)
    {
        var signedIn = plan.Staff.Sum(shift => (shift.To - shift.From).TotalSeconds);
        return new(
            _calls, _contained, _queued, _answered, _abandoned, _leftFlow, _turnedAway, _faulted, unserved, new(_contained, _calls), new(_scores, _scores > 0 ? (double)_scoreSum / _scores : null),
            new(plan.Staff.Select(shift => shift.AgentId).Distinct().Count(), _handled.TotalSeconds, signedIn, new(_handled.TotalSeconds, signedIn)),
            [.. _queues.Values.OrderByDescending(queue => queue.Offered).Select(queue => queue.Result())],
            [.. _halfHours.Select((half, index) => half.Result(index))],
            [.. _nodes.Select(pair => pair.Value.Result(pair.Key.Definition)).OrderByDescending(node => node.Visits)], notDone);
    }

    private void Count(string definitionId, in JournalEntry entry)
    {
        if (entry.Event is not (JournalEvent.Ran or JournalEvent.Started or JournalEvent.Completed or JournalEvent.Faulted)) return;
        if (!_nodes.TryGetValue((definitionId, entry.Node.Id), out var count)) _nodes[(definitionId, entry.Node.Id)] = count = new(entry.Node);
        if (entry.Event is JournalEvent.Ran or JournalEvent.Started) count.Visits++;
        if (entry.Event == JournalEvent.Faulted) count.Faults++;
        foreach (var outcome in entry.Outcomes ?? []) count.Outcomes[outcome] = count.Outcomes.GetValueOrDefault(outcome) + 1;
    }

    private void Queue(Call call, string queue, DateTimeOffset at)
    {
        var known = plan.Centre.Queues.FirstOrDefault(candidate => candidate.Id == queue || candidate.Name == queue);
        var id = known?.Id ?? queue;
        if (!_queues.TryGetValue(id, out var count)) _queues[id] = count = new(id, known?.Name ?? queue, known?.ServiceLevelTarget ?? TimeSpan.FromSeconds(20));
        count.Offered++;
        if (!call.WasQueued) _queued++;
        (call.Queue, call.QueuedAt, call.WasQueued) = (count, at, true);
    }

    private void Connected(Call call, AgentConnected connected)
    {
        call.AnsweredBy = call.Queue;
        if (call.Queue is { } queue)
        {
            queue.Answered++;
            queue.Waits.Add(connected.Waited.TotalSeconds);
            if (connected.Waited <= queue.Target) queue.InTime++;
            call.Half.Waits.Add(connected.Waited.TotalSeconds);
            call.Queue = null;
        }

        if (call.WasAnswered) return;
        call.WasAnswered = true;
        call.TalkingSince = connected.At;
        _answered++;
        call.Half.Answered++;
    }

    private void Talked(Call call, TimeSpan time)
    {
        if (call.AnsweredBy is { } queue)
        {
            queue.Talk += time;
            var limit = plan.Centre.Queues.FirstOrDefault(known => known.Id == queue.Id)?.WrapUp ?? TimeSpan.Zero;
            var mean = (plan.Callers.ByQueue.GetValueOrDefault(queue.Id) ?? plan.Callers.ByQueue.GetValueOrDefault(queue.Name) ?? plan.Callers.Handling).WrapUp;
            _handled += mean < limit ? mean : limit;
        }

        _handled += time;
        call.TalkingSince = null;
    }

    private void End(Call call, ContactEnded ended)
    {
        // Who hangs up while they talk ends the talk with it.
        if (call.TalkingSince is { } since) Talked(call, ended.At - since);
        if (call.Queue is { } queue)
        {
            queue.Abandoned++;
            if (ended.At - call.QueuedAt <= ShortAbandon) queue.AbandonedSoon++;
        }

        if (call.Queue is not null && !call.WasAnswered)
        {
            _abandoned++;
            call.Half.Abandoned++;
        }
        else if (!call.WasQueued && ended.By == ContactEndedBy.Caller && !call.FlowIsOver)
        {
            _leftFlow++;
        }
        else if (call.HasFlow && !call.WasQueued && !call.WasAnswered && !call.HasFaulted)
        {
            _contained++;
            call.Half.Contained++;
        }
        else if (call.WasQueued && !call.WasAnswered && !call.HasFaulted)
        {
            _turnedAway++;
        }

        Over++;
        _open.Remove(ended.Contact);
    }

    private sealed class Call(HalfHour half)
    {
        public HalfHour Half { get; } = half;
        public QueueCount? Queue { get; set; }
        public QueueCount? AnsweredBy { get; set; }
        public DateTimeOffset QueuedAt { get; set; }
        public DateTimeOffset? TalkingSince { get; set; }
        public bool WasQueued { get; set; }
        public bool WasAnswered { get; set; }
        public bool HasFlow { get; set; }
        public bool HasFaulted { get; set; }
        public bool FlowIsOver { get; set; }
    }

    private sealed class HalfHour
    {
        public int Calls { get; set; }
        public int Contained { get; set; }
        public int Answered { get; set; }
        public int Abandoned { get; set; }
        public List<double> Waits { get; } = [];

        public HalfHourResult Result(int index) => new(index, Calls, Contained, Answered, Abandoned, Waits.Count > 0 ? Waits.Average() : null);
    }

    private sealed class QueueCount(string id, string name, TimeSpan target)
    {
        public string Id { get; } = id;
        public string Name { get; } = name;
        public TimeSpan Target { get; } = target;
        public int Offered { get; set; }
        public int Answered { get; set; }
        public int Abandoned { get; set; }
        public int AbandonedSoon { get; set; }
        public int InTime { get; set; }
        public int Refused { get; set; }
        public int Left { get; set; }
        public TimeSpan Talk { get; set; }
        public List<double> Waits { get; } = [];

        public QueueResult Result()
        {
            var waits = Waits.Order().ToList();
            var counted = Offered - AbandonedSoon - Left;
            return new(
                Id, Name, Offered, Answered, Abandoned, Refused, Left, Target.TotalSeconds, new(InTime, counted), new(Abandoned - AbandonedSoon, Offered - AbandonedSoon),
                waits.Count > 0 ? waits.Average() : null, waits.Count > 0 ? waits[(int)Math.Ceiling(waits.Count * 0.9) - 1] : null,
                waits.Count > 0 ? waits[^1] : null, Answered > 0 ? Talk.TotalSeconds / Answered : null);
        }
    }

    private sealed class NodeCount(Definitions.ActivityNode node)
    {
        public int Visits { get; set; }
        public int Faults { get; set; }
        public Dictionary<string, int> Outcomes { get; } = [];

        public NodeResult Result(string definitionId) => new(definitionId, node.Id, node.Type, node.DisplayText ?? node.Name, Visits, Faults, Outcomes);
    }
}
