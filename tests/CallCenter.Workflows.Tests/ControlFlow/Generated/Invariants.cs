using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>What holds between any two steps of any flow.</summary>
internal static class Invariants
{
    public static void Hold(FlowRun run)
    {
        var instance = run.Instance;
        var live = instance.Live;
        foreach (var execution in live)
        {
            Assert.Equal(live.Count(child => ReferenceEquals(child.Parent, execution)), execution.LiveChildren);
            Assert.True(execution.Parent is null || live.IndexOf(execution.Parent) is var at and >= 0 && at < live.IndexOf(execution), "a parent lives longer than its children");
            Assert.True(execution.Status is ExecutionStatus.Running or ExecutionStatus.Faulted || instance.SubStatus == InstanceSubStatus.Faulted, $"{execution.Node.Id} is left {execution.Status}");
        }

        foreach (var bookmark in instance.Bookmarks)
            Assert.Contains(live, execution => execution.Number == bookmark.ExecutionNumber && execution.Status == ExecutionStatus.Running);
        if (instance.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled)
        {
            Assert.Empty(live);
            Assert.Empty(instance.Bookmarks);
        }

        if (instance.Status == InstanceStatus.Finished) Assert.Equal(Enumerable.Range(1, run.Journal.Count), run.Journal.Select(entry => entry.Sequence));
        Assert.True(run.Stored.SetEquals(instance.SubStatus == InstanceSubStatus.Faulted ? [] : instance.Bookmarks.Select(bookmark => bookmark.Number)), "the store has other bookmarks than the instance");
    }
}
