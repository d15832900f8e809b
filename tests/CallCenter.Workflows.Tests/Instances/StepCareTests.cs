using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

/// <summary>What a step must not let slip.</summary>
public sealed class StepCareTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Outputs_AreToldWithTheActivityThatGaveThem_Only(bool reloads)
    {
        var run = Run(reloads, Flow.Node("if", "Elsa.If", n => n.Literal("condition", true).Child("then",
            Flow.Node("seq", "Elsa.Sequence", s => s.Child("activities", Flow.Node("p", "Test.Pass")).Child("activities", Flow.Node("w", "Test.WaitFor", w => w.Literal("name", "a")))))));
        run.Offer("Test", "a", (Value)"hello");

        ValueRecord? OutputsOf(string id) => run.Journal.Single(entry => entry.ActivityId == id && entry.Event is (JournalEvent.Completed or JournalEvent.Ran)).Outputs;
        Assert.Null(OutputsOf("p"));
        Assert.Null(OutputsOf("seq"));
        Assert.Equal("hello", OutputsOf("w")!["Received"].AsString);
        Assert.True(OutputsOf("if")!["Result"].IsTrue);
    }

    [Fact]
    public void Outputs_OfOneInstance_AreNotToldOfTheNext()
    {
        Run(false, Flow.Node("if", "Elsa.If", n => n.Literal("condition", true).Child("then", Flow.Node("w", "Test.WaitFor", w => w.Literal("name", "a")))));
        var other = Run(false, Flow.Node("p", "Test.Pass"));

        Assert.Null(Assert.Single(other.Journal).Outputs);
    }

    [Fact]
    public void ActivityThatBreaksUnexpectedly_IsAnIncident()
    {
        var run = Run(false, Flow.Node("b", "Test.Breaks"));

        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);
        Assert.Equal(nameof(IndexOutOfRangeException), Assert.Single(run.Instance.Incidents).ExceptionType);
    }

    [Fact]
    public void AskOfABranchThatLosesAtOnce_IsNotSent()
    {
        var run = Run(false, Flow.Node("fork", "Elsa.Fork", n => n.Raw("joinMode", "\"WaitAny\"")
            .Child("branches", Flow.Node("q", "Test.Question")).Child("branches", Flow.Node("p", "Test.Pass"))));

        Assert.Empty(run.Asks);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void Break_WithoutALoop_EndsItsSequence()
    {
        var run = Run(false, Flow.Node("seq", "Elsa.Sequence", n => n
            .Child("activities", Flow.Node("a", "Test.Pass")).Child("activities", Flow.Node("break", "Elsa.Break")).Child("activities", Flow.Node("b", "Test.Pass"))));

        Assert.Equal(["a", "break", "seq"], run.Completed);
    }

    private static FlowRun Run(bool reloads, ActivityNode root) =>
        new FlowRun(WorkflowGraph.Compile(new Flow().Around(root), Flow.Catalogue, Flow.Languages)) { Reloads = reloads }.Start();
}

[Activity("Test.Breaks", "Test"), Texts("坏", "Breaks", "", "")]
public sealed class Breaks : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait([On("Test", "abc"[context.Now.Year].ToString())]);
}
