using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Telephony;
using CallCenter.Workflows.Instances;
using JournalEntry = CallCenter.Workflows.Instances.JournalEntry;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>Writes down what the KPIs need to know of each call of a simulated day, and which way the flows took.</summary>
internal sealed class DayRecord(DayPlan plan) : IDayWatcher
{
    private readonly Dictionary<ContactId, Call> _open = [];
    private readonly List<ContactFact> _facts = [];
    private readonly Dictionary<string, int> _refused = [];
    private readonly List<int> _scores = [];
    private readonly Dictionary<(string Definition, string Activity), NodeCount> _nodes = [];
    private int _faulted;

    /// <summary>The calls that are over.</summary>
    public IReadOnlyList<ContactFact> Facts => _facts;

    /// <summary>By queue, whom it did not take or did not keep.</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>What callers answered when asked how satisfied they are.</summary>
    public IReadOnlyList<int> Scores => _scores;

    public int Faulted => _faulted;

    public IEnumerable<NodeResult> Nodes => _nodes.Select(pair => pair.Value.Result(pair.Key.Definition));

    public void Happened(ContactEvent happened)
    {
        if (happened is ContactArrived)
        {
            _open[happened.Contact] = new(happened.At);
            return;
        }

        if (!_open.TryGetValue(happened.Contact, out var call)) return;
        switch (happened)
        {
            case QueueRefused when call.Queue is { } queue:
                _refused[queue] = _refused.GetValueOrDefault(queue) + 1;
                call.LeaveQueue(happened.At);
                break;
            case QueueLeft: call.LeaveQueue(happened.At); break;
            case AgentConnected connected: call.Connect(connected); break;
            case TalkEnded ended: call.EndTalk(ended.Talked, WrapUpAfter(call.Queue)); break;
            case ContactEnded ended:
                _open.Remove(ended.Contact);
                _facts.Add(call.End(ended.At, WrapUpAfter(call.Queue)));
                break;
        }
    }

    public void Stepped(DayFlow flow, StepResult result)
    {
        foreach (var entry in result.Journal) Count(flow.Graph.Definition.DefinitionId, entry);
        if (!_open.TryGetValue(flow.Contact, out var call)) return;
        foreach (var command in result.Commands)
        {
            switch (command.Command)
            {
                case EnqueueContact enqueue: call.JoinQueue(plan.QueueOf(enqueue.Queue)?.Id ?? enqueue.Queue, flow.Instance.UpdatedAt); break;
                case NoteSatisfaction score: _scores.Add(score.Score); break;
            }
        }

        if (flow.Instance.SubStatus == InstanceSubStatus.Faulted && !call.HasFaulted) _faulted++;
        call.HasFaulted |= flow.Instance.SubStatus == InstanceSubStatus.Faulted;
        call.IsServed |= flow.Instance.SubStatus == InstanceSubStatus.Finished;
    }

    private void Count(string definitionId, in JournalEntry entry)
    {
        if (entry.Event is not (JournalEvent.Ran or JournalEvent.Started or JournalEvent.Completed or JournalEvent.Faulted)) return;
        if (!_nodes.TryGetValue((definitionId, entry.Node.Id), out var count)) _nodes[(definitionId, entry.Node.Id)] = count = new(entry.Node);
        if (entry.Event is JournalEvent.Ran or JournalEvent.Started) count.Visits++;
        if (entry.Event == JournalEvent.Faulted) count.Faults++;
        foreach (var outcome in entry.Outcomes ?? []) count.Outcomes[outcome] = count.Outcomes.GetValueOrDefault(outcome) + 1;
    }

    /// <summary>The mean, as far as the queue lets agents wrap up.</summary>
    private TimeSpan WrapUpAfter(string? queue)
    {
        if (queue is null) return TimeSpan.Zero;
        var (mean, limit) = (plan.TimesOf(queue).WrapUp, plan.QueueOf(queue)?.WrapUp ?? TimeSpan.Zero);
        return mean < limit ? mean : limit;
    }

    /// <summary>A call on its way to becoming a fact.</summary>
    private sealed class Call(DateTimeOffset arrivedAt)
    {
        private DateTimeOffset _queuedAt;
        private DateTimeOffset? _talkingSince;
        private bool _isWaiting, _isAnswered;
        private TimeSpan _wait, _talk, _wrapUp;

        /// <summary>The last queue it joined.</summary>
        public string? Queue { get; private set; }

        public bool HasFaulted { get; set; }

        /// <summary>Its flow came to its own end.</summary>
        public bool IsServed { get; set; }

        public void JoinQueue(string queue, DateTimeOffset at) => (Queue, _queuedAt, _isWaiting) = (queue, at, true);

        public void LeaveQueue(DateTimeOffset at)
        {
            if (_isWaiting && !_isAnswered) _wait = at - _queuedAt;
            _isWaiting = false;
        }

        public void Connect(AgentConnected connected)
        {
            if (!_isAnswered) _wait = connected.Waited;
            (_isWaiting, _isAnswered, _talkingSince) = (false, true, connected.At);
        }

        public void EndTalk(TimeSpan talked, TimeSpan wrapUp)
        {
            if (_talkingSince is null) return;
            _talkingSince = null;
            _talk += talked;
            _wrapUp += wrapUp;
        }

        public ContactFact End(DateTimeOffset at, TimeSpan wrapUp)
        {
            // Who hangs up while they talk ends the talk with it.
            if (_talkingSince is { } since) EndTalk(at - since, wrapUp);
            var gaveUp = _isWaiting && !_isAnswered;
            LeaveQueue(at);
            return new()
            {
                ArrivedAt = arrivedAt, OfferedAt = Queue is null ? null : _queuedAt, EndedAt = at, Outcome = Outcome(gaveUp), Queue = Queue, Wait = _wait, Talk = _talk, WrapUp = _wrapUp,
            };
        }

        private ContactOutcome Outcome(bool gaveUp)
        {
            if (_isAnswered) return ContactOutcome.Answered;
            if (gaveUp) return ContactOutcome.Abandoned;
            if (Queue is not null) return ContactOutcome.Overflowed;
            return IsServed ? ContactOutcome.ServedInFlow : ContactOutcome.LeftInFlow;
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
