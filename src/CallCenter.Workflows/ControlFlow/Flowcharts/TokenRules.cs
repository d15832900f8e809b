using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>
/// Elsa 3.8's token mode. A followed connection holds a token until its target has run; the target's merge mode says which
/// tokens it needs to run.
/// </summary>
internal sealed class TokenRules(FlowLayout layout) : FlowchartRules
{
    private readonly MergeMode[] _modes = [.. layout.Nodes.Select(ModeOf)];

    public override ControlState NewState(int start) => new TokenState(start);

    public override ControlState LoadState(Value saved)
    {
        var state = new TokenState((int)saved["start"].Number);
        foreach (var token in saved["tokens"].AsList ?? [])
        {
            var number = (int)token.Number;
            state.Tokens.Add(new(number >> 1, (number & 1) == 1));
        }

        return state;
    }

    public override void Start(Step step, Execution flowchart, int start) => step.Schedule(layout.Nodes[start], flowchart);

    public override void ChildCompleted(Step step, Execution flowchart, int node, int tag, IReadOnlyList<string> outcomes)
    {
        var state = (TokenState)flowchart.Control!;
        var direction = layout.Direction(state.Start);
        var followed = layout.Outbound[node].Where(index => CounterRules.Contains(outcomes, layout.Connections[index].Port)).ToArray();

        // What the activity needed to run is used up, what it gives is on its way, and only then is decided who runs.
        state.Tokens.RemoveAll(token => !token.IsBlock && layout.Connections[token.Connection].Target == node);
        foreach (var index in followed) state.Tokens.Add(new(index, IsBlock: false));
        foreach (var index in followed) Arrive(step, flowchart, state, direction, index);
    }

    private static MergeMode ModeOf(Graphs.CompiledNode node)
    {
        if (node.Behaviour is FlowJoin join) return join.Mode == JoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge;
        return Enum.TryParse<MergeMode>(node.Definition.MergeMode, ignoreCase: true, out var mode) ? mode : MergeMode.Stream;
    }

    private void Arrive(Step step, Execution flowchart, TokenState state, FlowDirection direction, int index)
    {
        var target = layout.Connections[index].Target;
        switch (_modes[target])
        {
            case MergeMode.Race: Race(step, flowchart, state, direction, index); return;
            case MergeMode.Cascade: break;
            case MergeMode.Merge when !All(direction.ForwardInbound[target]): return;
            case MergeMode.Converge when !All(layout.Inbound[target]): return;
            case MergeMode.Stream or MergeMode.None when direction.ForwardInbound[target].Any(inbound => IsComing(layout.Connections[inbound].Source)): return;
        }

        step.Schedule(layout.Nodes[target], flowchart);

        bool All(int[] inbound) => inbound.Length <= 1 || inbound.All(needed => state.Tokens.Contains(new(needed, false)));
        bool IsComing(int source) => state.Tokens.Any(token => !token.IsBlock && layout.Connections[token.Connection].Target == source);
    }

    /// <summary>The first token wins: whoever else is on the way is cancelled, and one later token of each other connection is swallowed.</summary>
    private void Race(Step step, Execution flowchart, TokenState state, FlowDirection direction, int index)
    {
        var target = layout.Connections[index].Target;
        if (state.Tokens.Remove(new(index, IsBlock: true)))
        {
            state.Tokens.Remove(new(index, IsBlock: false));
            return;
        }

        var ancestors = direction.AncestorsOf(target);
        foreach (var child in step.ChildrenOf(flowchart).Where(child => ancestors[layout.IndexOf(child.Node)]).ToList())
        {
            step.Cancel(child);
            var cancelled = layout.IndexOf(child.Node);
            state.Tokens.RemoveAll(token => !token.IsBlock && layout.Connections[token.Connection].Target == cancelled);
        }

        // A cancelled branch cannot arrive any more; one that still can is swallowed once.
        foreach (var other in direction.ForwardInbound[target])
        {
            if (other != index && CanStillArrive(step, flowchart, state, direction, other)) state.Tokens.Add(new(other, IsBlock: true));
        }

        step.Schedule(layout.Nodes[target], flowchart);
    }

    private bool CanStillArrive(Step step, Execution flowchart, TokenState state, FlowDirection direction, int connection)
    {
        if (state.Tokens.Contains(new(connection, IsBlock: false))) return true;
        var source = layout.Connections[connection].Source;
        var above = direction.AncestorsOf(source);
        above[source] = true;
        return step.ChildrenOf(flowchart).Any(child => above[layout.IndexOf(child.Node)]);
    }

    private enum MergeMode { None, Stream, Merge, Converge, Cascade, Race }

    private readonly record struct Token(int Connection, bool IsBlock);

    private sealed class TokenState(int start) : ControlState
    {
        public int Start { get; } = start;
        public List<Token> Tokens { get; } = [];

        public override Value Save()
        {
            var tokens = new ValueList(Tokens.Count);
            foreach (var token in Tokens) tokens.Add((token.Connection << 1) | (token.IsBlock ? 1 : 0));
            return Value.Of(new ValueRecord(2) { ["start"] = Start, ["tokens"] = Value.Of(tokens) });
        }
    }
}
