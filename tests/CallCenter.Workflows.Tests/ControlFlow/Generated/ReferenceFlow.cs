using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>
/// What a drawing means, spelt out: every question is answered by searching the drawing anew. Sets of nodes
/// are bit masks. The meaning is told in ControlFlow/Flowcharts/README.md of the engine.
/// </summary>
internal sealed class ReferenceFlow
{
    private readonly Drawing _drawing;
    private readonly FlowchartMode _mode;
    private readonly HashSet<Line> _forward;
    private readonly List<Line> _soundWaysBack;
    private readonly Queue<Run> _ready = new();
    private readonly List<Run> _live = [];
    private readonly List<Line> _arrived = [];
    private readonly Dictionary<int, Line[]> _waysTo = [];
    private readonly int[] _times;

    public ReferenceFlow(Drawing drawing, FlowchartMode mode)
    {
        (_drawing, _mode, _times) = (drawing, mode, new int[drawing.Nodes.Count]);
        _forward = Forward();
        var reached = Spread(1, _forward, without: -1);
        _soundWaysBack = [.. drawing.Lines.Where(line => !_forward.Contains(line) && Has(reached, line.From) && IsSound(line))];
    }

    public List<string> Completed { get; } = [];
    public List<string> Cancelled { get; } = [];
    public bool Faulted { get; private set; }

    /// <summary>The nodes that wait for their stimulus, the longest waiting first.</summary>
    public List<Run> Waiting { get; } = [];

    public void Start()
    {
        Schedule(0);
        Drain();
    }

    public void Resume(Run run)
    {
        Waiting.Remove(run);
        Complete(run);
        Drain();
    }

    private void Drain()
    {
        while (!Faulted && _ready.TryDequeue(out var run))
        {
            if (!_live.Contains(run)) continue;
            if (_drawing.Nodes[run.Node].Waits) Waiting.Add(run);
            else Complete(run);
        }
    }

    private void Schedule(int node)
    {
        var run = new Run(node);
        _live.Add(run);
        _ready.Enqueue(run);
    }

    private void Complete(Run run)
    {
        _live.Remove(run);
        var node = _drawing.Nodes[run.Node];
        var outcomes = node.OutcomesAt(_times[run.Node]++);
        Completed.Add(node.Id);
        foreach (var line in _drawing.Lines.Where(line => line.From == run.Node && outcomes.Contains(line.Port)))
        {
            if (_mode == FlowchartMode.CounterBased && !_forward.Contains(line) && !_soundWaysBack.Contains(line))
            {
                Faulted = true;
                return;
            }

            if (Meets(line)) _arrived.Add(line);
            else Schedule(line.To);
        }

        while (_arrived.Any(line => Decide(line.To))) { }
    }

    private bool Meets(Line line) => ModeOf(line.To) switch
    {
        "Cascade" => false,
        "Converge" => _drawing.Lines.Count(other => other.To == line.To) > 1,
        _ => _forward.Contains(line) && Inbound(line.To).Count > 1,
    };

    private string ModeOf(int node)
    {
        var isToken = _mode == FlowchartMode.TokenBased;
        return _drawing.Nodes[node] switch
        {
            { Join: JoinMode.WaitAny } => "Race",
            { Join: JoinMode.WaitAll } => isToken ? "Merge" : "WaitAll",
            { Merge: { } merge } when isToken => merge,
            _ => "Stream",
        };
    }

    /// <summary>The lines that a node's mode is about.</summary>
    private List<Line> Inbound(int node) =>
        [.. _drawing.Lines.Where(line => line.To == node && (_forward.Contains(line) || (ModeOf(node) == "Converge")))];

    /// <summary>True when the node ran or what had arrived at it was dropped.</summary>
    private bool Decide(int node)
    {
        var mode = ModeOf(node);
        var missing = Inbound(node).Where(line => !_arrived.Contains(line)).ToList();
        var runs = true;
        if (mode is "Merge" or "Converge")
        {
            if (missing.Count > 0) return false;
        }
        else if (mode is "Stream" or "WaitAll")
        {
            if (missing.Any(line => CanCome(line, Alive()))) return false;
            runs = mode == "Stream" || missing.Count == 0;
        }

        foreach (var line in _drawing.Lines.Where(line => line.To == node)) _arrived.Remove(line);
        if (mode == "Race") Withdraw(node);
        if (runs) Schedule(node);
        return true;
    }

    private void Withdraw(int node)
    {
        bool IsOnTheWay(int other) => Inbound(node).Any(line => CanCome(line, 1UL << other));
        foreach (var run in _live.Where(run => IsOnTheWay(run.Node)).ToList())
        {
            _live.Remove(run);
            if (Waiting.Remove(run)) Cancelled.Add(_drawing.Nodes[run.Node].Id);
        }

        _arrived.RemoveAll(line => IsOnTheWay(line.To));
    }

    /// <summary>What runs or waits, and joins that can run yet: those that need what can never come are not alive.</summary>
    private ulong Alive()
    {
        var alive = 0UL;
        foreach (var run in _live) alive |= 1UL << run.Node;
        foreach (var line in _arrived)
        {
            if (ModeOf(line.To) is not ("Merge" or "Converge")) alive |= 1UL << line.To;
        }

        bool grew;
        do
        {
            grew = false;
            foreach (var line in _arrived)
            {
                if (Has(alive, line.To) || !Inbound(line.To).TrueForAll(other => _arrived.Contains(other) || CanCome(other, alive))) continue;
                alive |= 1UL << line.To;
                grew = true;
            }
        }
        while (grew);
        return alive;
    }

    /// <summary>Whether something at one of these nodes can come over the line before its target's next round begins.</summary>
    private bool CanCome(Line line, ulong from)
    {
        if (!_waysTo.TryGetValue(line.To, out var ways))
            _waysTo[line.To] = ways = [.. _forward, .. _soundWaysBack.Where(way => !Has(RoundOf(way), line.To))];
        return Has(Spread(from & ~(1UL << line.To), ways, without: line.To), line.From) && line.From != line.To;
    }

    /// <summary>What a way back runs again: everything between its target and its source.</summary>
    private ulong RoundOf(Line way)
    {
        var round = (1UL << way.To) | (1UL << way.From);
        ulong before;
        do
        {
            before = round;
            foreach (var line in _forward.Concat(_soundWaysBack))
            {
                if (Has(round, line.To) && line.To != way.To) round |= 1UL << line.From;
            }
        }
        while (round != before);
        return round;
    }

    private static ulong Spread(ulong from, IEnumerable<Line> over, int without)
    {
        ulong before;
        do
        {
            before = from;
            foreach (var line in over)
            {
                if (Has(from, line.From) && line.To != without) from |= 1UL << line.To;
            }
        }
        while (from != before);
        return from;
    }

    private bool IsSound(Line way) => way.To == 0 || way.From == way.To || !Has(Spread(1, _forward, without: way.To), way.From);

    /// <summary>Elsa's reading: breadth first from the start, a line leads forward unless those found so far lead from its end to its beginning.</summary>
    private HashSet<Line> Forward()
    {
        var forward = new HashSet<Line>();
        var found = new List<int> { 0 };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var line in _drawing.Lines.Where(line => line.From == found[i]))
            {
                if (Has(Spread(1UL << line.To, forward, without: -1), line.From)) continue;
                forward.Add(line);
                if (!found.Contains(line.To)) found.Add(line.To);
            }
        }

        return forward;
    }

    private static bool Has(ulong nodes, int node) => (nodes >> node & 1) == 1;

    internal sealed class Run(int node)
    {
        public int Node { get; } = node;
    }
}
