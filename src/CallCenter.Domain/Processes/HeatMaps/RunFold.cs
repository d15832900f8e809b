namespace CallCenter.Processes.HeatMaps;

public enum RunEventKind
{
    Started,
    Completed,

    /// <summary>What its outcomes lead to runs already, while it waits on.</summary>
    WentOn,
    Faulted,
    Canceled,

    /// <summary>A remark; one at the run as a whole tells why it was ended from outside.</summary>
    Noted,
}

/// <summary>A line of a run's journal, as far as a heat map needs it.</summary>
/// <param name="Execution">Numbers the visits of the run; a loop makes many of a node.</param>
/// <param name="Parent">The visit it is part of; 0 for the run as a whole.</param>
/// <param name="Node">The node's id.</param>
/// <param name="Outcomes">Of <see cref="RunEventKind.Completed"/> and <see cref="RunEventKind.WentOn"/>.</param>
public readonly record struct RunEvent(int Execution, int Parent, string Node, RunEventKind Kind, DateTimeOffset At, IReadOnlyList<string>? Outcomes = null);

/// <summary>Makes of one run's journal what it adds to a heat map.</summary>
public static class RunFold
{
    public static RunTally Of(IReadOnlyList<RunEvent> journal)
    {
        var tally = new RunTally { Runs = 1 };
        var (dropFrom, dropUntil) = FindDropOff(journal);
        tally.DropOffs = dropUntil > dropFrom ? 1 : 0;
        var visits = new Dictionary<int, DateTimeOffset?>();
        for (var i = 0; i < journal.Count; i++)
        {
            var (happened, node) = (journal[i], tally.Node(journal[i].Node));
            Enter(visits, node, happened);
            switch (happened.Kind)
            {
                case RunEventKind.Completed:
                    node.Completions++;
                    foreach (var outcome in happened.Outcomes ?? []) node.AddOutcome(outcome);
                    Leave(visits, node, happened);
                    break;
                case RunEventKind.WentOn:
                    foreach (var outcome in happened.Outcomes ?? []) node.AddOutcome(outcome);
                    break;
                case RunEventKind.Faulted:
                    node.Faults++;
                    Leave(visits, node, happened);
                    break;
                case RunEventKind.Canceled:
                    if (i >= dropFrom && i < dropUntil) node.DropOffs++;
                    Leave(visits, node, happened);
                    break;
            }
        }

        return tally;
    }

    /// <summary>A visit that failed and is tried again goes on: it is entered once, and dwelt at from each beginning.</summary>
    private static void Enter(Dictionary<int, DateTimeOffset?> visits, NodeTally node, RunEvent happened)
    {
        if (visits.TryGetValue(happened.Execution, out var since))
        {
            if (since is null && happened.Kind == RunEventKind.Started) visits[happened.Execution] = happened.At;
            return;
        }

        visits[happened.Execution] = happened.At;
        node.Entries++;
    }

    private static void Leave(Dictionary<int, DateTimeOffset?> visits, NodeTally node, RunEvent happened)
    {
        if (visits[happened.Execution] is not { } since) return;
        visits[happened.Execution] = null;
        node.Dwell.Add(happened.At - since);
    }

    /// <summary>
    /// The lines that tell what was stopped by an end from outside: what is cancelled with the run as a whole, right after the
    /// remark that tells why. A node that ends the run cancels what is left too, but without that remark; and what a join no
    /// longer waits for is cancelled while the run goes on.
    /// </summary>
    private static (int From, int Until) FindDropOff(IReadOnlyList<RunEvent> journal)
    {
        var end = journal.Count - 1;
        while (end >= 0 && journal[end] is not { Parent: 0, Kind: RunEventKind.Canceled }) end--;
        if (end < 0) return (0, 0);
        var whole = journal[end].Execution;
        for (var i = end - 1; i >= 0; i--)
        {
            if (journal[i].Kind == RunEventKind.Canceled) continue;
            if (journal[i].Kind != RunEventKind.Noted) break;
            if (journal[i].Execution == whole) return (i + 1, end + 1);
        }

        return (0, 0);
    }
}
