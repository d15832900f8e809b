using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

public sealed class RetryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FaultedTrigger_Retried_GetsItsPayloadAgain(bool reloads)
    {
        var flow = new Flow().Variable("ok", false, "Boolean").Variable("got")
            .Add("t", "Test.ShakyTrigger", n => n.Script("works", "variables.ok").Output("payload", "got").Starts()).Add("after", "Test.Pass").Connect("t -> after");
        var run = new FlowRun(flow.Graph()) { Reloads = reloads }.Start(trigger: "t", payload: (Value)"the call");
        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);

        run.Take(new Occurrence.Altered([new Alteration.ModifyVariable("ok", true)]));
        run.Take(new Occurrence.Retried());

        Assert.Equal("the call", run.Variable("got").AsString);
        Assert.Equal(["t", "after"], run.Completed);
    }

    [Fact]
    public void FaultedBranch_WithdrawnByAJoin_IsNoOpenIncidentAnyMore()
    {
        var run = FlowRun.Of(new Flow { IncidentStrategy = "ContinueWithIncidents" }
            .Add("fork", "Elsa.FlowFork", n => n.Json("branches", "[\"A\",\"B\"]"))
            .Add("boom", "Elsa.Fault", n => n.Literal("message", "bad")).Add("w", "Test.WaitFor", n => n.Literal("name", "w"))
            .Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAny")).Add("after", "Test.WaitFor", n => n.Literal("name", "after"))
            .Connect("fork.A -> boom", "fork.B -> w", "boom -> join", "w -> join", "join -> after"));
        Assert.Single(run.Instance.Incidents);

        run.Offer("Test", "w");

        Assert.Empty(run.Instance.Incidents);
        Assert.Contains(run.Journal, entry => entry is { ActivityId: "boom", Event: JournalEvent.Faulted, Message: "bad" });
        Assert.False(run.Take(new Occurrence.Retried()).Instance.Incidents.Any());
    }

    [Theory]
    [InlineData(false, "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "first")]
    [InlineData(true, "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "first")]
    [InlineData(false, "MemoryStorageDriver", "first")]
    [InlineData(true, "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "second")]
    [InlineData(true, "Elsa.Workflows.Services.WorkflowStorageDriver, Elsa.Workflows.Core", "second")]
    [InlineData(true, null, "second")]
    public void VariableInMemory_IsLostWhenTheInstanceWaits_WhereverItIsKept(bool reloads, string? driver, string after)
    {
        var flow = new Flow().Variable("v", "first", "String", driver).Variable("before").Variable("seen")
            .Add("set", "Elsa.SetVariable", n => n.Sets("v", "second")).Add("look", "Elsa.SetVariable", n => n.Raw("variable", """{"id":"before"}""").Script("value", "variables.v"))
            .Add("w", "Test.WaitFor", n => n.Literal("name", "w"))
            .Add("copy", "Elsa.SetVariable", n => n.Raw("variable", """{"id":"seen"}""").Script("value", "variables.v"))
            .Connect("set -> look", "look -> w", "w -> copy");
        var run = new FlowRun(flow.Graph()) { Reloads = reloads }.Start();
        run.Offer("Test", "w");

        Assert.Equal("second", run.Variable("before").AsString);
        Assert.Equal(after, run.Variable("seen").AsString);
    }

    [Theory]
    [InlineData(null, InstanceSubStatus.Suspended)]
    [InlineData("FaultStrategy", InstanceSubStatus.Faulted)]
    public void IncidentStrategy_OfTheServer_HoldsWhereTheDefinitionHasNone(string? ofDefinition, InstanceSubStatus expected)
    {
        var flow = new Flow { IncidentStrategy = ofDefinition, Defaults = new GraphDefaults { IncidentStrategy = "ContinueWithIncidents" } }
            .Add("boom", "Elsa.Fault", n => n.Literal("message", "bad"));

        Assert.Equal(expected, FlowRun.Of(flow).Instance.SubStatus);
    }
}

/// <summary>Needs what started the workflow, and fails until it is told to work.</summary>
[Activity("Test.ShakyTrigger", "Test", Kind = ActivityKind.Trigger), Texts("不稳的触发", "Shaky trigger", "", "")]
public sealed class ShakyTrigger : Activity
{
    [Input("可用", "Works")] public bool Works { get; init; }

    [Output("载荷", "Payload")] public Value Payload { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (!Works) throw new ActivityFault("not yet");
        Payload = context.TriggerPayload is Value value ? value : "nothing came";
        return Done();
    }
}
