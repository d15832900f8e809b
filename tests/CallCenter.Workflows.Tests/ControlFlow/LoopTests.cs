using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow;

public sealed class LoopTests
{
    [Fact]
    public void ForEach_RunsBodyForEachItem_OverReloads()
    {
        var run = Run(Flow.Node("each", "Elsa.ForEach", n => n.Json("items", """["a","b","c"]""")
            .Child("body", Flow.Node("w", "Test.WaitFor", w => { w.Inputs["name"] = new("Variable", "CurrentValue"); }))), reloads: true);
        foreach (var name in new[] { "a", "b", "c" }) run.Offer("Test", name);

        Assert.Equal(3, run.Completed.Count(id => id == "w"));
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Fact]
    public void ForEach_NoItems_Completes() =>
        Assert.Equal(["each"], Run(Flow.Node("each", "Elsa.ForEach", n => n.Json("items", "[]").Child("body", Flow.Node("p", "Test.Pass")))).Completed);

    [Fact]
    public void ForEach_NotAList_FaultsWithWhatIsRight()
    {
        var run = Run(Flow.Node("each", "Elsa.ForEach", n => n.Literal("items", 5).Child("body", Flow.Node("p", "Test.Pass"))));

        Assert.Contains("Items", Assert.Single(run.Instance.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParallelForEach_GivesEachBodyItsOwnItem_OverReloads()
    {
        var run = Run(Flow.Node("each", "Elsa.ParallelForEach", n => n.Json("items", """["a","b"]""")
            .Child("body", Flow.Node("w", "Test.WaitFor", w => { w.Inputs["name"] = new("Variable", "CurrentValue"); }))), reloads: true);
        Assert.Equal(["a", "b"], run.Instance.Bookmarks.Select(bookmark => bookmark.Stimulus!.Value.Key).Order());

        run.Offer("Test", "b").Offer("Test", "a");

        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Theory]
    [InlineData(1, 3, 1, true, 3)]
    [InlineData(1, 3, 1, false, 2)]
    [InlineData(3, 1, -1, true, 3)]
    [InlineData(3, 1, 1, true, 0)]
    public void For_CountsAsTold(int start, int end, int stride, bool inclusive, int times)
    {
        var run = Run(Flow.Node("for", "Elsa.For", n => n.Literal("start", start).Literal("end", end).Literal("step", stride)
            .Literal("outerBoundInclusive", inclusive).Child("body", Flow.Node("p", "Test.Pass"))));

        Assert.Equal(times, run.Completed.Count(id => id == "p"));
    }

    [Fact]
    public void Break_LeavesTheInnermostLoopOnly()
    {
        var inner = Flow.Node("inner", "Elsa.For", n => n.Literal("start", 1).Literal("end", 5).Child("body", Flow.Node("break", "Elsa.Break")));
        var run = Run(Flow.Node("outer", "Elsa.For", n => n.Literal("start", 1).Literal("end", 2).Child("body", inner)));

        Assert.Equal(["break", "inner", "break", "inner", "outer"], run.Completed);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("WaitAny", 1)]
    public void Fork_WaitsAsTold(string? mode, int needed)
    {
        var run = Run(Flow.Node("fork", "Elsa.Fork", n =>
        {
            if (mode is not null) n.Raw("joinMode", $"\"{mode}\"");
            n.Child("branches", Flow.Node("a", "Test.WaitFor", w => w.Literal("name", "a")));
            n.Child("branches", Flow.Node("b", "Test.WaitFor", w => w.Literal("name", "b")));
        }));
        run.Offer("Test", "a");
        if (needed == 2)
        {
            Assert.Equal(InstanceStatus.Running, run.Instance.Status);
            run.Offer("Test", "b");
        }

        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
        Assert.Empty(run.Instance.Bookmarks);
    }

    private static FlowRun Run(ActivityNode root, bool reloads = false) =>
        new FlowRun(WorkflowGraph.Compile(new Flow().Around(root), Flow.Catalogue, Flow.Languages)) { Reloads = reloads }.Start();
}
