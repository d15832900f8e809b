using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.CallControl;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow.Composition;

/// <summary>Workflows that run as activities of others, in the same instance.</summary>
public sealed class WorkflowActivityTests
{
    private static readonly WorkflowDefinition Doubler = Usable("doubler", "Doubles a number", new Flow().Variable("kept", 0)
        .Add("keep", "Elsa.SetVariable", node => node.Raw("variable", """{"id":"kept","name":"kept"}""").Script("value", "getInput('Number') * 2"))
        .Add("give", "Elsa.SetOutput", node => node.Literal("outputName", "Twice").Script("outputValue", "variables.kept"))
        .Connect("keep -> give")) with
    {
        Inputs = [new("Number", "Double", false)], Outputs = [new("Twice", "Object", false)],
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_HasItsOwnVariablesAndInputs_AndGivesItsOutputs(bool reloads)
    {
        var flow = new Flow().Variable("kept", "mine").Variable("first").Variable("second")
            .Add("a", "DoublesANumber", node => node.Literal("number", "4").Output("twice", "first"))
            .Add("b", "DoublesANumber", node => node.Script("number", "variables.first + getOutputFrom('a', 'Twice')").Output("twice", "second"))
            .Connect("a -> b");

        var run = new FlowRun(Graph(flow, Doubler)) { Reloads = reloads }.Start(new() { ["Number"] = 100 });

        Assert.Equal(("mine", 8, 32), (run.Variable("kept").AsString, run.Variable("first").Number, run.Variable("second").Number));
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        Assert.Null(run.Instance.Output);
    }

    [Fact]
    public void Run_OfTheSameWorkflowSideBySide_DoesNotMix()
    {
        var flow = new Flow().Variable("x").Variable("y")
            .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["a","b"]"""))
            .Add("a", "DoublesANumber", node => node.Literal("number", 1).Output("twice", "x")).Add("b", "DoublesANumber", node => node.Literal("number", 2).Output("twice", "y"))
            .Connect("fork.a -> a", "fork.b -> b");

        var run = new FlowRun(Graph(flow, Doubler)).Start();

        Assert.Equal((2, 4), (run.Variable("x").Number, run.Variable("y").Number));
        Assert.Contains("a:keep", run.Journal.Select(entry => entry.ActivityId));
        Assert.Contains("b:keep", run.Journal.Select(entry => entry.ActivityId));
    }

    [Theory]
    [InlineData(5, "big")]
    [InlineData(1, "small")]
    public void Complete_Inside_LeavesByItsOutcome(double number, string expected)
    {
        var sizing = Usable("sizing", "Sizing", new Flow()
            .Add("is", "Elsa.FlowDecision", node => node.Script("condition", "input.Number > 3"))
            .Add("big", "Elsa.Complete", node => node.Json("outcomes", """["Big"]""")).Add("small", "Elsa.Complete", node => node.Json("outcomes", """["Small"]"""))
            .Connect("is.True -> big", "is.False -> small")) with { Inputs = [new("Number", "Double", false)], Outcomes = ["Big", "Small"] };
        var flow = new Flow().Variable("way")
            .Add("size", "Sizing", node => node.Literal("number", number))
            .Add("big", "Elsa.SetVariable", node => node.Sets("way", "big")).Add("small", "Elsa.SetVariable", node => node.Sets("way", "small"))
            .Connect("size.Big -> big", "size.Small -> small");

        var run = new FlowRun(Graph(flow, sizing)).Start();

        Assert.Equal((expected, InstanceSubStatus.Finished), (run.Variable("way").AsString, run.Instance.SubStatus));
    }

    [Fact]
    public void Wait_Inside_SuspendsTheInstanceAndGoesOn()
    {
        var waiting = Usable("waiting", "Waiting", new Flow().Variable("answer")
            .Add("wait", "Elsa.Event", node => node.Literal("eventName", "go").Output("result", "answer"))
            .Add("give", "Elsa.SetOutput", node => node.Literal("outputName", "Answer").Script("outputValue", "getOutputFrom('wait')"))
            .Connect("wait -> give")) with { Outputs = [new("Answer", "Object", false)] };
        var run = new FlowRun(Graph(new Flow().Variable("got").Add("w", "Waiting", node => node.Output("answer", "got")), waiting)) { Reloads = true }.Start();
        Assert.Contains("Workflow1:root:w:root:wait", run.Instance.Bookmarks.Select(bookmark => bookmark.NodeId));

        run.Offer("Event", "go", (Value)"yes");

        Assert.Equal("yes", run.Variable("got").AsString);
        Assert.Empty(run.Instance.Bookmarks);
    }

    [Fact]
    public void Nested_WorkflowInWorkflow_Runs()
    {
        var outer = Usable("outer", "Fourfold", new Flow().Variable("once")
            .Add("one", "DoublesANumber", node => node.Script("number", "input.Number").Output("twice", "once"))
            .Add("two", "DoublesANumber", node => node.Script("number", "variables.once").Output("twice", "Twice"))
            .Connect("one -> two")) with { Inputs = [new("Number", "Double", false)], Outputs = [new("Twice", "Object", false)] };

        var run = new FlowRun(Graph(new Flow().Variable("all").Add("f", "Fourfold", node => node.Literal("number", 3).Output("twice", "all")), Doubler, outer)) { Reloads = true }.Start();

        Assert.Equal(12, run.Variable("all").Number);
    }

    [Fact]
    public void ItselfInside_Faults_AndSaysWhatToDo()
    {
        var snake = Usable("snake", "Snake", new Flow().Add("tail", "Snake"));

        var run = new FlowRun(Graph(new Flow().Add("head", "Snake"), snake)).Start();

        Assert.Contains("Elsa.DispatchWorkflow", Assert.Single(run.Instance.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Triggers_Inside_StartOnlyTheirOwnWorkflow()
    {
        var triggered = Usable("triggered", "Triggered", new Flow().Add("on", "Elsa.Event", node => node.Literal("eventName", "go").Starts()));

        Assert.Empty(Graph(new Flow().Add("t", "Triggered"), triggered).Triggers);
    }

    [Theory]
    [InlineData("my flow", "MyFlow")]
    [InlineData("热线 hotline", "热线Hotline")]
    [InlineData("check-credit_score", "CheckCreditScore")]
    public void TypeName_IsMadeOfTheName(string name, string expected) => Assert.Equal(expected, WorkflowActivityType.TypeNameOf(name));

    private static WorkflowDefinition Usable(string id, string name, Flow flow) =>
        flow.Definition() with { Id = id + ":1", DefinitionId = id, Name = name, Options = new() { UsableAsActivity = true } };

    private static WorkflowGraph Graph(Flow flow, params WorkflowDefinition[] usable)
    {
        var catalogue = new ActivityCatalogue().AddFrom(typeof(ContactArrived).Assembly);
        catalogue.AddWorkflows([.. usable.Select(definition => WorkflowActivityType.Of(definition, isPublished: true))]);
        return WorkflowGraph.Compile(flow.Definition(), catalogue, Flow.Languages);
    }
}
