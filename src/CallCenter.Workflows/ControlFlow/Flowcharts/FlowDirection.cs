namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>
/// Which connections lead forward when the flow begins at a given activity, which lead back, and from where something can
/// still come over a connection. Searched breadth first, a connection that would close a cycle with those found before
/// leads back; so does Elsa.
/// </summary>
internal sealed class FlowDirection
{
    private readonly FlowLayout _layout;
    private readonly bool[] _isForward;
    private readonly bool[]?[] _rounds;
    private readonly bool[]?[] _sources;
    private readonly bool[]?[] _upstream;

    public FlowDirection(FlowLayout layout, int start)
    {
        _layout = layout;
        _sources = new bool[layout.Connections.Length][];
        _upstream = new bool[layout.Nodes.Length][];
        var reached = new bool[layout.Nodes.Length];
        _isForward = FindForward(start, reached);
        ForwardInbound = [.. layout.Inbound.Select(inbound => inbound.Where(index => _isForward[index]).ToArray())];
        var isSound = layout.Connections.Select((way, index) => reached[way.Source] && !_isForward[index] && IsSound(way, start)).ToArray();
        _rounds = [.. layout.Connections.Select((way, index) => isSound[index] ? RoundOf(way, isSound) : null)];
    }

    /// <summary>Connection indexes by target node, without those that lead back.</summary>
    public int[][] ForwardInbound { get; }

    public bool IsForward(int connection) => _isForward[connection];

    /// <summary>A way back is sound when every path from the start to its source passes its target.</summary>
    public bool IsSoundWayBack(int connection) => _rounds[connection] is not null;

    /// <summary>
    /// The activities from which something can still come over a connection in this round: along connections that lead
    /// forward, and along ways back unless they begin a new round of the connection's target.
    /// </summary>
    public bool[] SourcesOf(int connection) => _sources[connection] ??= FindSources(connection);

    /// <summary>The activities from which something can still come to a target in this round.</summary>
    public bool[] UpstreamOf(int target) => _upstream[target] ??= FindUpstream(target);

    private bool[] FindForward(int start, bool[] reached)
    {
        var isForward = new bool[_layout.Connections.Length];
        reached[start] = true;
        var queue = new Queue<int>(_layout.Outbound[start]);
        while (queue.TryDequeue(out var index))
        {
            var (source, _, target) = _layout.Connections[index];
            if (reached[target])
            {
                isForward[index] = target != start && !Reaches(target, source, isForward, without: -1);
                continue;
            }

            reached[target] = isForward[index] = true;
            foreach (var next in _layout.Outbound[target]) queue.Enqueue(next);
        }

        return isForward;
    }

    private bool IsSound(FlowConnection way, int start) =>
        way.Target == start || way.Source == way.Target || !Reaches(start, way.Source, _isForward, without: way.Target);

    /// <summary>Whether a path of forward connections leads from one activity to another without passing a third.</summary>
    private bool Reaches(int from, int to, bool[] isForward, int without)
    {
        if (from == to) return true;
        var seen = new bool[_layout.Nodes.Length];
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var node))
        {
            foreach (var index in _layout.Outbound[node])
            {
                var next = _layout.Connections[index].Target;
                if (!isForward[index] || seen[next] || next == without) continue;
                if (next == to) return true;
                seen[next] = true;
                stack.Push(next);
            }
        }

        return false;
    }

    /// <summary>The activities that a way back runs again: those that lead to its source without passing its target, and the target.</summary>
    private bool[] RoundOf(FlowConnection way, bool[] isSound)
    {
        var round = new bool[_layout.Nodes.Length];
        round[way.Target] = true;
        Collect(way.Source, round, index => _isForward[index] || isSound[index]);
        return round;
    }

    private bool[] FindSources(int connection)
    {
        var (source, _, target) = _layout.Connections[connection];
        var sources = new bool[_layout.Nodes.Length];
        sources[target] = true;
        Collect(source, sources, index => _isForward[index] || (_rounds[index] is { } round && !round[target]));
        sources[target] = false;
        return sources;
    }

    private bool[] FindUpstream(int target)
    {
        var upstream = new bool[_layout.Nodes.Length];
        foreach (var inbound in ForwardInbound[target])
        {
            var sources = SourcesOf(inbound);
            for (var node = 0; node < upstream.Length; node++) upstream[node] |= sources[node];
        }

        return upstream;
    }

    /// <summary>Adds an activity and all that lead to it over these connections, not going past those found before.</summary>
    private void Collect(int node, bool[] found, Func<int, bool> follows)
    {
        if (found[node]) return;
        found[node] = true;
        var stack = new Stack<int>([node]);
        while (stack.TryPop(out var next))
        {
            foreach (var index in _layout.Inbound[next])
            {
                var source = _layout.Connections[index].Source;
                if (found[source] || !follows(index)) continue;
                found[source] = true;
                stack.Push(source);
            }
        }
    }
}
