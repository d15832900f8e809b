using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>
/// Elsa 3.8's counter mode. Every completed activity visits all its outbound connections, followed or not. An activity with
/// several forward inbound connections waits until each was visited once more than it has run, then runs when one was
/// followed, and else is passed over, which visits its own connections unfollowed. A connection that leads back runs its
/// target at once and is not counted, so rounds of a loop stay in step. A visit counts when the activity is scheduled, not
/// when it ends, so a round that overtakes a slow activity cannot run it twice.
/// </summary>
internal sealed class CounterRules(FlowLayout layout) : FlowchartRules
{
    private const int Backward = 1;
    private static readonly IReadOnlyList<string> None = [];

    public override ControlState NewState(int start) => new CounterState(start, new int[layout.Nodes.Length], new int[layout.Connections.Length], new bool[layout.Connections.Length]);

    public override ControlState LoadState(Value saved)
    {
        var state = (CounterState)NewState((int)saved["start"].Number);
        Fill(state.Runs, saved["runs"]);
        Fill(state.Visits, saved["visits"]);
        if (saved["followed"].AsList is { } followed)
        {
            for (var i = 0; i < Math.Min(followed.Count, state.Followed.Length); i++) state.Followed[i] = followed[i].IsTrue;
        }

        return state;
    }

    public override void Start(Step step, Execution flowchart, int start)
    {
        ((CounterState)flowchart.Control!).Runs[start]++;
        step.Schedule(layout.Nodes[start], flowchart);
    }

    public override void ChildCompleted(Step step, Execution flowchart, int node, int tag, IReadOnlyList<string> outcomes) =>
        new Round(layout, step, flowchart).Visit(node, outcomes);

    private static void Fill(int[] numbers, Value saved)
    {
        if (saved.AsList is not { } list) return;
        for (var i = 0; i < Math.Min(list.Count, numbers.Length); i++) numbers[i] = (int)list[i].Number;
    }

    private sealed class CounterState(int start, int[] runs, int[] visits, bool[] followed) : ControlState
    {
        public int Start { get; } = start;

        /// <summary>How often each node was scheduled or passed over, not counting ways back.</summary>
        public int[] Runs { get; } = runs;

        /// <summary>How often each connection was visited.</summary>
        public int[] Visits { get; } = visits;

        /// <summary>Whether each connection's last visit followed it.</summary>
        public bool[] Followed { get; } = followed;

        public override Value Save()
        {
            var record = new ValueRecord(4)
            {
                ["start"] = Start,
                ["runs"] = Numbers(Runs),
                ["visits"] = Numbers(Visits),
            };
            var flags = new ValueList(Followed.Length);
            foreach (var flag in Followed) flags.Add(flag);
            record["followed"] = Value.Of(flags);
            return Value.Of(record);
        }

        private static Value Numbers(int[] numbers)
        {
            var list = new ValueList(numbers.Length);
            foreach (var number in numbers) list.Add(number);
            return Value.Of(list);
        }
    }

    /// <summary>What one completion sets off: a struct, so that the common straight line costs nothing.</summary>
    private readonly struct Round(FlowLayout layout, Step step, Execution flowchart)
    {
        private readonly CounterState _state = (CounterState)flowchart.Control!;
        private readonly FlowDirection _direction = layout.Direction(((CounterState)flowchart.Control!).Start);

        public void Visit(int node, IReadOnlyList<string> outcomes)
        {
            // Passing over is done with a list of our own, not by recursion: drawings may be long.
            Queue<int>? passedOver = null;
            VisitOutbound(node, outcomes, ref passedOver);
            while (passedOver is not null && passedOver.TryDequeue(out var next)) VisitOutbound(next, None, ref passedOver);
        }

        private void VisitOutbound(int node, IReadOnlyList<string> outcomes, ref Queue<int>? passedOver)
        {
            foreach (var index in layout.Outbound[node])
            {
                var connection = layout.Connections[index];
                var followed = Contains(outcomes, connection.Port);
                if (!_direction.IsForward[index])
                {
                    if (followed) FollowBack(index, connection);
                    continue;
                }

                _state.Visits[index]++;
                _state.Followed[index] = followed;
                Arrive(connection.Target, index, followed, ref passedOver);
            }
        }

        private void FollowBack(int index, FlowConnection connection)
        {
            if (!_direction.IsSoundWayBack(index))
                throw new ActivityFault($"The connection from {Name(connection.Source)} back to {Name(connection.Target)} can be reached around its target; a way back must lead to an activity that every path to its source passes.");
            step.Schedule(layout.Nodes[connection.Target], flowchart, Backward);
        }

        private void Arrive(int target, int index, bool followed, ref Queue<int>? passedOver)
        {
            var inbound = _direction.ForwardInbound[target];
            var mode = inbound.Length > 1 && layout.Nodes[target].Behaviour is FlowJoin join ? join.Mode : JoinMode.WaitAllActive;
            if (mode == JoinMode.WaitAny && followed && _state.Visits[index] > _state.Runs[target])
            {
                _state.Runs[target]++;
                CancelAncestors(target, ref passedOver);
                step.Schedule(layout.Nodes[target], flowchart);
                return;
            }

            int visited = 0, ways = 0;
            foreach (var other in inbound)
            {
                if (_state.Visits[other] <= _state.Runs[target]) continue;
                visited++;
                if (_state.Followed[other]) ways++;
            }

            if (visited < inbound.Length) return;
            _state.Runs[target]++;
            if (mode == JoinMode.WaitAll ? ways == inbound.Length : ways > 0) step.Schedule(layout.Nodes[target], flowchart);
            else (passedOver ??= []).Enqueue(target);
        }

        private void CancelAncestors(int target, ref Queue<int>? passedOver)
        {
            var ancestors = _direction.AncestorsOf(target);
            List<Execution>? running = null;
            foreach (var child in step.ChildrenOf(flowchart))
            {
                if (ancestors[layout.IndexOf(child.Node)]) (running ??= []).Add(child);
            }

            foreach (var child in running ?? [])
            {
                step.Cancel(child);
                (passedOver ??= []).Enqueue(layout.IndexOf(child.Node));
            }
        }

        private string Name(int node) => layout.Nodes[node].Definition.DisplayText ?? layout.Nodes[node].Definition.Name ?? layout.Nodes[node].Id;
    }

    internal static bool Contains(IReadOnlyList<string> outcomes, string port)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (string.Equals(outcomes[i], port, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
