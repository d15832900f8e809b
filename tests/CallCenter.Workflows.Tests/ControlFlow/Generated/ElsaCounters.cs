using CallCenter.Workflows.ControlFlow.Flowcharts;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>
/// Elsa 3.8's counter mode to the letter, without WaitAny and without waiting: visits per connection and per activity,
/// dead branches passed on as visits that follow nothing. Only for drawings where Elsa's counts are sound: those without a
/// loop in a branch of a fork.
/// </summary>
internal sealed class ElsaCounters(Drawing drawing, Func<Line, bool> leadsBack)
{
    private readonly Queue<(int Node, bool IsBack)> _queue = new();
    private readonly Dictionary<Line, (int Count, bool Followed)> _visits = [];
    private readonly int[] _runs = new int[drawing.Nodes.Count];
    private readonly int[] _times = new int[drawing.Nodes.Count];

    public List<string> Run()
    {
        var completed = new List<string>();
        _queue.Enqueue((0, false));
        while (_queue.TryDequeue(out var next))
        {
            completed.Add(drawing.Nodes[next.Node].Id);
            Visit(next.Node, drawing.Nodes[next.Node].OutcomesAt(_times[next.Node]++), next.IsBack);
        }

        return completed;
    }

    private void Visit(int node, string[] outcomes, bool isBack)
    {
        if (!isBack) _runs[node]++;
        foreach (var line in drawing.Lines.Where(line => line.From == node))
        {
            var followed = outcomes.Contains(line.Port);
            _visits[line] = (_visits.GetValueOrDefault(line).Count + 1, followed);
            if (!leadsBack(line)) Arrive(line.To);
            else if (followed) _queue.Enqueue((line.To, true));
        }
    }

    private void Arrive(int target)
    {
        var inbound = drawing.Lines.Where(line => line.To == target && !leadsBack(line)).Select(line => _visits.GetValueOrDefault(line)).ToList();
        if (inbound.Min(visit => visit.Count) <= _runs[target]) return;
        var most = inbound.Max(visit => visit.Count);
        bool IsFollowed((int Count, bool Followed) visit) => visit.Count == most && visit.Followed;
        var runs = drawing.Nodes[target].Join == JoinMode.WaitAll ? inbound.TrueForAll(IsFollowed) : inbound.Exists(IsFollowed);
        if (runs) _queue.Enqueue((target, false));
        else Visit(target, [], isBack: false);
    }
}
