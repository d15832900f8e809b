using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>
/// Decides what runs next in a flowchart; README.md beside this file tells it with pictures. Elsa counts visits or tokens,
/// which goes wrong where a loop meets a join. Here an activity where connections meet asks instead what can still come in
/// this round: same answer where Elsa's counts are sound, and the right one elsewhere.
/// </summary>
internal sealed class FlowRules(FlowLayout layout, FlowchartMode mode)
{
    private enum Verdict { Waits, Runs, Dropped }

    private readonly ArrivalMode[] _modes = [.. layout.Nodes.Select(node => ArrivalModes.Of(node, mode))];

    public void Start(Step step, Execution flowchart, int start)
    {
        flowchart.Control = new FlowState(start, layout.Direction(start));
        step.Schedule(layout.Nodes[start], flowchart);
    }

    public void ChildCompleted(Step step, Execution flowchart, int node, IReadOnlyList<string> outcomes)
    {
        var state = (FlowState)flowchart.Control!;
        foreach (var index in layout.Outbound[node])
        {
            var connection = layout.Connections[index];
            if (!Contains(outcomes, connection.Port)) continue;
            if (MeetsOthers(state.Direction, index, connection)) state.Waiting.Add(index);
            else step.Schedule(layout.Nodes[connection.Target], flowchart);
        }

        if (state.HasWaiting) Settle(new(step, flowchart, state));
    }

    /// <summary>Decides what waits, after something else than an activity's end changed what can still come.</summary>
    public void Settle(Step step, Execution flowchart)
    {
        if (flowchart.Control is FlowState { HasWaiting: true } state) Settle(new(step, flowchart, state));
    }

    /// <summary>Whether an arrival has to wait for a decision at its target.</summary>
    private bool MeetsOthers(FlowDirection direction, int index, FlowConnection connection)
    {
        var arrival = _modes[connection.Target];
        if (arrival == ArrivalMode.Converge) return layout.Inbound[connection.Target].Length > 1;
        if (direction.IsForward(index)) return arrival != ArrivalMode.AtOnce && direction.ForwardInbound[connection.Target].Length > 1;
        if (mode == FlowchartMode.CounterBased && !direction.IsSoundWayBack(index))
        {
            throw new ActivityFault(
                $"The connection from {Name(connection.Source)} back to {Name(connection.Target)} can be reached around its target; " +
                "a way back must lead to an activity that every path to its source passes.");
        }

        return false;
    }

    /// <summary>Runs or drops whatever need not wait any longer; each decision may free another.</summary>
    private void Settle(Moment moment)
    {
        var waiting = moment.State.Waiting;
        for (var i = 0; i < waiting.Count;)
        {
            var target = layout.Connections[waiting[i]].Target;
            var verdict = Decide(moment, target);
            if (verdict == Verdict.Waits)
            {
                i++;
                continue;
            }

            foreach (var inbound in layout.Inbound[target]) waiting.Remove(inbound);
            if (verdict == Verdict.Runs)
            {
                if (_modes[target] == ArrivalMode.Any) Withdraw(moment, target);
                moment.Step.Schedule(layout.Nodes[target], moment.Flowchart);
            }

            i = 0;
        }
    }

    private Verdict Decide(Moment moment, int target)
    {
        var arrival = _modes[target];
        if (arrival == ArrivalMode.Any) return Verdict.Runs;
        if (NeedsAll(target)) return InboundOf(moment, target).All(moment.State.Waiting.Contains) ? Verdict.Runs : Verdict.Waits;
        HashSet<int>? stuck = null;
        var misses = false;
        foreach (var inbound in InboundOf(moment, target))
        {
            if (moment.State.Waiting.Contains(inbound)) continue;
            if (!misses) stuck = FindStuck(moment);
            if (CanCome(moment, inbound, stuck)) return Verdict.Waits;
            misses = true;
        }

        return misses && arrival == ArrivalMode.All ? Verdict.Dropped : Verdict.Runs;
    }

    /// <summary>Whether something alive can still come over a connection in this round.</summary>
    private bool CanCome(Moment moment, int connection, HashSet<int>? stuck)
    {
        var sources = moment.State.Direction.SourcesOf(connection);
        var live = moment.Step.Instance.Live;
        for (var i = live.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(live[i].Parent, moment.Flowchart) && sources[live[i].Node.Place]) return true;
        }

        foreach (var waiting in moment.State.Waiting)
        {
            var target = layout.Connections[waiting].Target;
            if (sources[target] && stuck?.Contains(target) != true) return true;
        }

        return false;
    }

    /// <summary>Activities at which something waits that need all of their connections, one of which can never come; null for none.</summary>
    private HashSet<int>? FindStuck(Moment moment)
    {
        HashSet<int>? stuck = null;
        foreach (var waiting in moment.State.Waiting)
        {
            if (NeedsAll(layout.Connections[waiting].Target)) (stuck ??= []).Add(layout.Connections[waiting].Target);
        }

        // Those that need only what can come are not stuck, and then others may not be either.
        while (stuck is not null && stuck.RemoveWhere(target => InboundOf(moment, target).All(
            inbound => moment.State.Waiting.Contains(inbound) || CanCome(moment, inbound, stuck))) > 0) { }

        return stuck;
    }

    private bool NeedsAll(int target) => _modes[target] is ArrivalMode.Merge or ArrivalMode.Converge;

    private int[] InboundOf(Moment moment, int target) =>
        _modes[target] == ArrivalMode.Converge ? layout.Inbound[target] : moment.State.Direction.ForwardInbound[target];

    private void Withdraw(Moment moment, int target)
    {
        var upstream = moment.State.Direction.UpstreamOf(target);
        var live = moment.Step.Instance.Live;
        for (var i = live.Count - 1; i >= 0; i = Math.Min(i - 1, live.Count - 1))
        {
            if (ReferenceEquals(live[i].Parent, moment.Flowchart) && upstream[live[i].Node.Place]) moment.Step.Cancel(live[i]);
        }

        moment.State.Waiting.RemoveAll(waiting => upstream[layout.Connections[waiting].Target]);
    }

    private string Name(int node) => layout.Nodes[node].Definition.DisplayText ?? layout.Nodes[node].Definition.Name ?? layout.Nodes[node].Id;

    private static bool Contains(IReadOnlyList<string> outcomes, string port)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (string.Equals(outcomes[i], port, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private readonly record struct Moment(Step Step, Execution Flowchart, FlowState State);
}
