using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow;

public sealed class FlowchartTests
{
    private const string Set = "Elsa.SetVariable";

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void Chain_RunsInOrderAndFinishes(FlowchartMode mode)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }.Variable("x")
            .Add("a", Set, n => n.Sets("x", 1)).Add("b", Set, n => n.Sets("x", 2)).Add("c", Set, n => n.Sets("x", 3))
            .Connect("a -> b", "b -> c"));

        Assert.Equal(["a", "b", "c"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        Assert.Equal(3, run.Variable("x").Number);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void TwoActiveBranches_ImplicitJoin_RunsTargetOnce(FlowchartMode mode)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
            .Add("a", "Test.Pass").Add("b", "Test.Pass").Add("c", "Test.Pass")
            .Connect("fork.A -> a", "fork.B -> b", "a -> c", "b -> c"));

        Assert.Single(run.Completed, "c");
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void DecisionThenMeet_DeadBranchDoesNotBlock(FlowchartMode mode)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }
            .Add("d", "Elsa.FlowDecision", n => n.Literal("condition", "True"))
            .Add("a", "Test.Pass").Add("b", "Test.Pass").Add("c", "Test.Pass")
            .Connect("d.True -> a", "d.False -> b", "a -> c", "b -> c"));

        Assert.Equal(["d", "a", "c"], run.Completed);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void Loop_RunsBodyUntilTheDecisionLeaves(FlowchartMode mode)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }.Variable("n", 0, "Int32")
            .Add("s", "Elsa.Start")
            .Add("inc", "Test.Increment")
            .Add("d", "Elsa.FlowDecision", n => n.Script("condition", "variables.n < 3"))
            .Add("out", "Test.Pass")
            .Connect("s -> inc", "inc -> d", "d.True -> inc", "d.False -> out"));

        Assert.Equal(3, run.Variable("n").Number);
        Assert.Equal(1, run.Completed.Count(id => id == "out"));
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void ForkAndJoinInALoop_JoinRunsOncePerRound(FlowchartMode mode)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }.Variable("n", 0, "Int32")
            .Add("s", "Elsa.Start")
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
            .Add("a", "Test.Pass").Add("b", "Test.Pass")
            .Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAll"))
            .Add("inc", "Test.Increment")
            .Add("d", "Elsa.FlowDecision", n => n.Script("condition", "variables.n < 4"))
            .Connect("s -> fork", "fork.A -> a", "fork.B -> b", "a -> join", "b -> join", "join -> inc", "inc -> d", "d.True -> fork"));

        Assert.Equal(4, run.Completed.Count(id => id == "join"));
        Assert.Equal(4, run.Variable("n").Number);
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased, "WaitAll")]
    [InlineData(FlowchartMode.CounterBased, "WaitAllActive")]
    [InlineData(FlowchartMode.TokenBased, "WaitAll")]
    [InlineData(FlowchartMode.TokenBased, "WaitAllActive")]
    public void LoopInABranch_JoinWaitsForItsLastRound(FlowchartMode mode, string join)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
            .Add("x", "Test.Scripted", n => n.Raw("waits", "true"))
            .Add("again", "Test.Scripted", n => n.Raw("outcomes", """[["Again"],["Again"],["Out"]]"""))
            .Add("y", "Test.Pass")
            .Add("join", "Elsa.FlowJoin", n => n.Literal("mode", join))
            .Connect("fork.A -> x", "fork.B -> y", "x -> again", "again.Again -> x", "again.Out -> join", "y -> join"));
        for (var round = 0; round < 3; round++)
        {
            Assert.DoesNotContain("join", run.Completed);
            run.Offer("Test", "x");
        }

        Assert.Equal(["fork", "y", "x", "again", "x", "again", "x", "again", "join"], run.Completed);
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void JoinWaitAny_FirstArrivalWins_OtherBranchIsCancelled(FlowchartMode mode)
    {
        var run = FlowRun.Of(new Flow { Mode = mode }
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
            .Add("a", "Test.WaitFor", n => n.Literal("name", "a")).Add("b", "Test.WaitFor", n => n.Literal("name", "b"))
            .Add("join", "Elsa.FlowJoin").Add("after", "Test.Pass")
            .Connect("fork.A -> a", "fork.B -> b", "a -> join", "b -> join", "join -> after"));
        Assert.Equal(2, run.Instance.Bookmarks.Count);

        run.Offer("Test", "b");

        Assert.Equal(["fork", "b", "join", "after"], run.Completed);
        Assert.Contains(run.Journal, entry => entry is { ActivityId: "a", Event: JournalEvent.Canceled });
        Assert.Empty(run.Instance.Bookmarks);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void JoinWaitAll_OneBranchDead_IsPassedOver()
    {
        var run = FlowRun.Of(new Flow()
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A"]"""))
            .Add("a", "Test.Pass").Add("b", "Test.Pass")
            .Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAll")).Add("after", "Test.Pass")
            .Connect("fork.A -> a", "fork.B -> b", "a -> join", "b -> join", "join -> after"));

        Assert.Equal(["fork", "a"], run.Completed);
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Fact]
    public void JoinWaitAllActive_OneBranchDead_Runs()
    {
        var run = FlowRun.Of(new Flow()
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A"]"""))
            .Add("a", "Test.Pass").Add("b", "Test.Pass")
            .Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAllActive")).Add("after", "Test.Pass")
            .Connect("fork.A -> a", "fork.B -> b", "a -> join", "b -> join", "join -> after"));

        Assert.Equal(["fork", "a", "join", "after"], run.Completed);
    }

    [Fact]
    public void End_CompletesTheFlowchartAndCancelsTheRest()
    {
        var run = FlowRun.Of(new Flow()
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
            .Add("w", "Test.WaitFor", n => n.Literal("name", "never")).Add("end", "Elsa.End")
            .Connect("fork.A -> w", "fork.B -> end"));

        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        Assert.Empty(run.Instance.Bookmarks);
    }

    [Fact]
    public void Finish_EndsTheWorkflow()
    {
        var run = FlowRun.Of(new Flow().Add("a", "Test.Pass").Add("f", "Elsa.Finish").Add("b", "Test.Pass").Connect("a -> f", "f -> b"));

        Assert.Equal(["a", "f"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void WayBackAroundItsTarget_Faults()
    {
        // d leads back into the middle of a branch that the other way to d never passes.
        var run = FlowRun.Of(new Flow()
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
            .Add("a", "Test.Pass").Add("b", "Test.Pass").Add("c", "Test.Pass").Add("d", "Test.Pass")
            .Connect("fork.A -> a", "fork.B -> b", "a -> c", "b -> d", "c -> d", "d -> c"));

        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);
        Assert.Contains("back to", run.Instance.Incidents[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FlowSwitch_TakesTheFirstMatch_OrDefault()
    {
        Flow Of(int n) => new Flow().Variable("n", n, "Int32")
            .Add("sw", "Elsa.FlowSwitch", b => b.Raw("cases", """[{"label":"small","condition":{"type":"JavaScript","value":"variables.n < 10"}},{"label":"large","condition":{"type":"JavaScript","value":"variables.n >= 100"}}]"""))
            .Add("s", "Test.Pass").Add("l", "Test.Pass").Add("m", "Test.Pass")
            .Connect("sw.small -> s", "sw.large -> l", "sw.Default -> m");

        Assert.Equal(["sw", "s"], FlowRun.Of(Of(1)).Completed);
        Assert.Equal(["sw", "l"], FlowRun.Of(Of(1000)).Completed);
        Assert.Equal(["sw", "m"], FlowRun.Of(Of(50)).Completed);
    }

    [Fact]
    public void EndlessLoop_Faults()
    {
        var run = FlowRun.Of(new Flow().Add("s", "Elsa.Start").Add("a", "Test.Pass").Add("b", "Test.Pass").Connect("s -> a", "a -> b", "b -> a"));

        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);
        Assert.Contains("loop", run.Instance.Incidents[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reloaded_BetweenAllSteps_GivesTheSame()
    {
        var run = new FlowRun(new Flow().Variable("n", 0, "Int32")
            .Add("s", "Elsa.Start").Add("inc", "Test.Increment").Add("w", "Test.WaitFor", n => n.Literal("name", "go"))
            .Add("d", "Elsa.FlowDecision", n => n.Script("condition", "variables.n < 3"))
            .Connect("s -> inc", "inc -> w", "w -> d", "d.True -> inc").Graph()) { Reloads = true };
        run.Start();
        for (var i = 0; i < 3; i++) run.Offer("Test", "go");

        Assert.Equal(3, run.Variable("n").Number);
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }
}

/// <summary>Does nothing.</summary>
[Activity("Test.Pass", "Test"), Texts("过", "Pass", "", "")]
public sealed class Pass : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Done();
}

/// <summary>Waits for the stimulus Test:name.</summary>
[Activity("Test.WaitFor", "Test"), Texts("等", "Wait for", "", "")]
public sealed class WaitFor : Activity
{
    [Input("名", "Name")]
    public string Name { get; init; } = "";

    [Output("收到", "Received")]
    public Value Received { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Wait([On("Test", Name)]);

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        Received = received is Value value ? value : default;
        return Done();
    }
}

/// <summary>Adds one to the variable n.</summary>
[Activity("Test.Increment", "Test"), Texts("加一", "Increment", "", "")]
public sealed class Increment : CallCenter.Workflows.ControlFlow.ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        step.TryGetVariable("n", out var n);
        step.SetVariable("n", n.Number + 1);
        step.Complete(self);
    }
}
