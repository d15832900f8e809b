using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>Containers nested and scheduled at random, with waits, breaks, races, failures, retries and cancellation.</summary>
public sealed class GeneratedContainerTests
{
    [Fact]
    public void Tame_RunsEachActivityAsOftenAsItsContainersSay() => Seeds.ForEach(3_000, seed =>
    {
        var tree = new ContainerTree(seed, wild: false);
        var run = new FlowRun(Compile(tree, null)) { Reloads = seed % 2 == 0 };
        Play(run, new Random(seed), mischief: false);

        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        var completed = run.Journal.Where(entry => entry.Event is JournalEvent.Completed or JournalEvent.Ran).CountBy(entry => entry.ActivityId);
        Assert.Equal(tree.Expected.OrderBy(pair => pair.Key), completed.OrderBy(pair => pair.Key));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("ContinueWithIncidentsStrategy")]
    public void Wild_LeavesNothingBehind_AndReloadingChangesNothing(string? incidents) => Seeds.ForEach(2_000, seed =>
    {
        var graph = Compile(new(seed, wild: true), incidents);
        var (kept, reloaded) = (new FlowRun(graph), new FlowRun(graph) { Reloads = true });
        Play(kept, new Random(seed), mischief: true);
        Play(reloaded, new Random(seed), mischief: true);

        Assert.Equal(kept.Journal.Select(Telling), reloaded.Journal.Select(Telling));
        Assert.Equal(kept.Stored.Order(), reloaded.Stored.Order());
        Assert.Equal(kept.Instance.SubStatus, reloaded.Instance.SubStatus);
    });

    private static void Play(FlowRun run, Random random, bool mischief)
    {
        run.Start();
        for (var steps = 0; steps < 300; steps++)
        {
            Invariants.Hold(run);
            if (mischief && random.Next(60) == 0) run.Take(new Occurrence.Cancelled("by the test"));
            else if (run.Instance.Incidents.Count > 0 && (run.Instance.Bookmarks.Count == 0 || random.Next(2) == 0 || run.Instance.Status == InstanceStatus.Finished)) Retry(run);
            else if (run.Instance.Bookmarks.Count > 0) run.Take(new Occurrence.StimulusArrived(run.Instance.Bookmarks[random.Next(run.Instance.Bookmarks.Count)].Number, null));
            if (Over(run)) break;
        }

        Invariants.Hold(run);
        Assert.True(Over(run), $"still {run.Instance.SubStatus} after 300 steps, waiting at {string.Join(", ", run.Instance.Bookmarks.Select(bookmark => bookmark.NodeId))}");
    }

    private static void Retry(FlowRun run)
    {
        var before = run.Instance.Revision;
        run.Take(new Occurrence.Retried());
        Assert.True(run.Instance.Revision > before || run.Instance.Live.TrueForAll(execution => execution.Status != ExecutionStatus.Faulted), "a failed activity was not retried");
    }

    private static bool Over(FlowRun run) => run.Instance.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled;

    private static string Telling(Codecs.JournalRecord entry) =>
        $"{entry.Sequence} {entry.ActivityId} {entry.Event} {entry.ExecutionNumber}<{entry.ParentNumber} {string.Join(',', entry.Outcomes ?? [])} {(entry.Outputs is { } outputs ? Value.Of(outputs) : default)} {entry.Message}";

    private static WorkflowGraph Compile(ContainerTree tree, string? incidents) =>
        WorkflowGraph.Compile(new Flow { IncidentStrategy = incidents }.Around(tree.Root), Flow.Catalogue, Flow.Languages);
}
