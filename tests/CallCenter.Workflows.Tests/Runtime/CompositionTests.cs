using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime;

/// <summary>Instances that start instances: what the parent sees, whatever becomes of the children.</summary>
public sealed class CompositionTests
{
    private static readonly WorkflowDefinition Child = Named("child", new Flow()
        .Add("how", "Elsa.FlowSwitch", node => node.Raw("cases", """
            [{"label":"fault","condition":{"type":"JavaScript","value":"input.how == 'fault'"}},{"label":"wait","condition":{"type":"JavaScript","value":"input.how == 'wait'"}}]
            """))
        .Add("fault", "Elsa.Fault", node => node.Literal("message", "as wanted"))
        .Add("wait", "Elsa.Event", node => node.Literal("eventName", "go"))
        .Add("result", "Elsa.SetOutput", node => node.Literal("outputName", "Total").Script("outputValue", "input.n * 2"))
        .Connect("how.fault -> fault", "how.wait -> wait", "wait -> result", "how.Default -> result"));

    [Theory]
    [InlineData("Elsa.DispatchWorkflow", "r.Total")]
    [InlineData("Elsa.ExecuteWorkflow", "r.SubStatus + r.Output.Total")]
    public async Task Waiting_ChildThatEnds_GivesItsOutput(string type, string read)
    {
        await using var fixture = await StartAsync(Parent(type, "({how: 'end', n: 21})", waits: true, read));

        var parent = await StartParentAsync(fixture);

        Assert.Equal(type == "Elsa.DispatchWorkflow" ? "42" : "Finished42", await ResultAsync(fixture, parent));
        var child = Assert.Single(Children(fixture, parent));
        Assert.Equal((InstanceSubStatus.Finished, parent), (child.SubStatus, child.ParentInstanceId));
    }

    [Fact]
    public async Task Waiting_ChildThatWaitsItself_IsWaitedFor()
    {
        await using var fixture = await StartAsync(Parent("Elsa.DispatchWorkflow", "({how: 'wait', n: 4})", waits: true, "r.Total"));
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(InstanceSubStatus.Suspended, fixture.StatusOf(parent));

        await fixture.OfferAsync("go", "Event", "go", Value.Null);

        Assert.Equal("8", await ResultAsync(fixture, parent));
    }

    [Theory]
    [InlineData("fault", "Faulted")]
    [InlineData("wait", "Cancelled")]
    public async Task Waiting_ChildThatFaultsOrIsCancelled_LeavesNobodyWaiting(string how, string expected)
    {
        await using var fixture = await StartAsync(Parent("Elsa.ExecuteWorkflow", $"({{how: '{how}', n: 1}})", waits: true, "r.SubStatus"));
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();
        if (how == "wait") Assert.True(await fixture.Runtime.CancelAsync(Children(fixture, parent).Single().Id, "a person"));

        Assert.Equal(expected, await ResultAsync(fixture, parent));
    }

    [Theory]
    [InlineData("Elsa.DispatchWorkflow", "'on'", "on")]
    [InlineData("Elsa.ExecuteWorkflow", "r.Status + r.SubStatus", "RunningSuspended")]
    public async Task NotWaiting_GoesOnWhileTheChildRuns(string type, string read, string expected)
    {
        await using var fixture = await StartAsync(Parent(type, "({how: 'wait'})", waits: false, read));

        var parent = await StartParentAsync(fixture);

        Assert.Equal(expected, await ResultAsync(fixture, parent));
        Assert.Equal(InstanceSubStatus.Suspended, Assert.Single(Children(fixture, parent)).SubStatus);
    }

    [Fact]
    public async Task Start_OfADefinitionThatIsNotPublished_FaultsAndCanBeRetried()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Parent("Elsa.DispatchWorkflow", "({n: 1})", waits: true, "r.Total"));
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();
        var incident = Assert.Single(Read(fixture, parent).Incidents);
        Assert.Contains("no published version of workflow child", incident.Message, StringComparison.Ordinal);
        Assert.True(incident.Retryable);

        fixture.Graphs.Publish(Child);
        Assert.True(await fixture.Runtime.RetryAsync(parent));

        Assert.Equal("2", await ResultAsync(fixture, parent));
    }

    [Fact]
    public async Task Start_ThatTheActivationStrategyRefuses_Faults()
    {
        var single = Child with { Options = new() { ActivationStrategy = "SingletonStrategy" } };
        await using var fixture = await RuntimeFixture.StartAsync(single, Parent("Elsa.DispatchWorkflow", "({how: 'wait'})", waits: true, "r.Total"));
        await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();

        var second = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();

        Assert.Contains("allows no further instance", Assert.Single(Read(fixture, second).Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OfAParent_CancelsAllBelowIt()
    {
        var middle = Named("middle", new Flow().Add("start", "Elsa.DispatchWorkflow", node => node
            .Literal("workflowDefinitionId", "child").Json("input", """{"how":"wait"}""").Literal("waitForCompletion", true)));
        await using var fixture = await RuntimeFixture.StartAsync(Child, middle, Named("top", new Flow().Add("start", "Elsa.BulkDispatchWorkflows", node => node
            .Literal("workflowDefinitionId", "middle").Json("items", "[1,2,3]"))));
        var top = (await fixture.StartInstanceAsync("top"))!;
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(7, fixture.Store.Instances.Count);

        Assert.True(await fixture.Runtime.CancelAsync(top, "a person"));
        await fixture.Runtime.UntilIdleAsync();

        Assert.All(fixture.Store.Instances.Values, row => Assert.Equal(InstanceSubStatus.Cancelled, row.SubStatus));
        Assert.Empty(fixture.Store.Bookmarks);
    }

    [Fact]
    public async Task Retry_OfAParentWhoseChildEndedMeanwhile_IsNotLeftWaiting()
    {
        var flow = new Flow().Variable("result")
            .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["a","b"]"""))
            .Add("start", "Elsa.DispatchWorkflow", node => node.Literal("workflowDefinitionId", "child").Json("input", """{"how":"wait","n":5}""").Literal("waitForCompletion", true).Output("result", "result"))
            .Add("stop", "Elsa.Event", node => node.Literal("eventName", "stop"))
            .Add("break", "Elsa.DispatchWorkflow", node => node.Literal("workflowDefinitionId", "later"))
            .Connect("fork.a -> start", "fork.b -> stop", "stop -> break");
        var first = await RuntimeFixture.StartAsync(Child, Named("parent", flow));
        var fixture = first;
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();
        await fixture.OfferAsync("stop", "Event", "stop", Value.Null);
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(InstanceSubStatus.Faulted, fixture.StatusOf(parent));
        await fixture.OfferAsync("go", "Event", "go", Value.Null);
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(InstanceSubStatus.Finished, Assert.Single(Children(fixture, parent)).SubStatus);

        // The report of the child's end has waited in vain and is gone.
        await first.DisposeAsync();
        first.Store.Inbox.Clear();
        await using var second = fixture = await RuntimeFixture.StartAsync(first.Store, [Child, Child with { Id = "later:1", DefinitionId = "later" }, Named("parent", flow)]);
        Assert.True(await fixture.Runtime.RetryAsync(parent));
        await fixture.Runtime.UntilIdleAsync();

        Assert.Equal((InstanceSubStatus.Finished, 10), (fixture.StatusOf(parent), Variable(fixture, parent, "result")["Total"].Number));
    }

    [Fact]
    public async Task Bulk_Children_AreCountedOnceEachAndTheirBodiesRun()
    {
        var flow = new Flow().Variable("ended", 0).Variable("failed", 0).Variable("sum", 0)
            .Add("bulk", "Elsa.BulkDispatchWorkflows", node => node
                .Literal("workflowDefinitionId", "child")
                .Script("items", "[{how: 'end', n: 1}, {how: 'fault'}, {how: 'end', n: 10}, {how: 'wait', n: 100}]")
                .Script("correlationIdFunction", "'item-' + (args.Item.n ?? 'none')")
                .Child("childCompleted", Flow.Node("add", "Elsa.RunJavaScript", body => body.Script("script", "variables.ended++; variables.sum += getVariable('WorkflowOutput').Total")))
                .Child("childFaulted", Flow.Node("note", "Elsa.RunJavaScript", body => body.Script("script", "variables.failed++"))));
        await using var fixture = await RuntimeFixture.StartAsync(Child, Named("parent", flow));
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(InstanceSubStatus.Suspended, fixture.StatusOf(parent));
        Assert.Equal(["item-1", "item-10", "item-100", "item-none"], Children(fixture, parent).Select(row => row.CorrelationId!).Order(StringComparer.Ordinal));

        await fixture.OfferAsync("go", "Event", "go", Value.Null);
        await fixture.Runtime.UntilIdleAsync();

        Assert.Equal(InstanceSubStatus.Finished, fixture.StatusOf(parent));
        Assert.Equal((3, 1, 222), (Variable(fixture, parent, "ended").Number, Variable(fixture, parent, "failed").Number, Variable(fixture, parent, "sum").Number));
        Assert.Empty(fixture.Store.Bookmarks);
    }

    [Fact]
    public async Task Bulk_ChildThatFaultsAgainWhenRetried_CountsOnce()
    {
        var flow = new Flow().Variable("failed", 0)
            .Add("bulk", "Elsa.BulkDispatchWorkflows", node => node.Literal("workflowDefinitionId", "child").Json("items", """[{"how":"fault"},{"how":"wait"}]""")
                .Child("childFaulted", Flow.Node("note", "Elsa.RunJavaScript", body => body.Script("script", "variables.failed++"))));
        await using var fixture = await RuntimeFixture.StartAsync(Child, Named("parent", flow));
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();

        Assert.True(await fixture.Runtime.RetryAsync(Children(fixture, parent).Single(row => row.SubStatus == InstanceSubStatus.Faulted).Id));
        await fixture.Runtime.UntilIdleAsync();

        Assert.Equal((InstanceSubStatus.Suspended, 1), (fixture.StatusOf(parent), Variable(fixture, parent, "failed").Number));
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("[1,2]", false)]
    public async Task Bulk_NoItemsOrNotWaiting_IsDone(string items, bool waits)
    {
        var flow = new Flow().Variable("outcome").Add("bulk", "Elsa.BulkDispatchWorkflows", node => node
                .Literal("workflowDefinitionId", "child").Json("items", items).Literal("waitForCompletion", waits))
            .Add("done", "Elsa.SetVariable", node => node.Sets("outcome", "done")).Connect("bulk.Done -> done");
        await using var fixture = await RuntimeFixture.StartAsync(Child, Named("parent", flow));
        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();

        Assert.Equal((InstanceSubStatus.Finished, "done"), (fixture.StatusOf(parent), Variable(fixture, parent, "outcome").AsString));
        Assert.Equal(waits ? 0 : 2, Children(fixture, parent).Count());
    }

    [Fact]
    public async Task Background_Activity_BeginsAfterACommit()
    {
        var flow = new Flow().Variable("order", "")
            .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["a","b"]"""))
            .Add("first", "Elsa.ExecuteWorkflow", node => node.Literal("workflowDefinitionId", "none").Background())
            .Add("second", "Elsa.SetVariable", node => node.Sets("order", "second ran"))
            .Connect("fork.a -> first", "fork.b -> second");
        await using var fixture = await RuntimeFixture.StartAsync(Named("parent", flow));

        var parent = await StartParentAsync(fixture);
        await fixture.Runtime.UntilIdleAsync();

        // Without it, the fault of the first branch would have kept the second from running.
        Assert.Equal("second ran", Variable(fixture, parent, "order").AsString);
        Assert.Equal(InstanceSubStatus.Faulted, fixture.StatusOf(parent));
        Assert.True(fixture.Store.Instances[parent].Revision >= 3);
    }

    [Fact]
    public async Task PublishEvent_WithCorrelationId_ResumesExactlyThatInstance()
    {
        var waiter = Named("waiter", new Flow().Add("wait", "Elsa.Event", node => node.Literal("eventName", "Paid")));
        var publisher = Named("publisher", new Flow().Add("publish", "Elsa.PublishEvent", node => node.Literal("eventName", "Paid").Literal("correlationId", "o-2")));
        await using var fixture = await RuntimeFixture.StartAsync(waiter, publisher);
        var waiting = new List<string>();
        foreach (var order in new[] { "o-1", "o-2", "o-3" }) waiting.Add((await fixture.StartInstanceAsync("waiter", order))!);

        await fixture.StartInstanceAsync("publisher");
        await fixture.Runtime.UntilIdleAsync();

        Assert.Equal([InstanceSubStatus.Suspended, InstanceSubStatus.Finished, InstanceSubStatus.Suspended], waiting.Select(fixture.StatusOf));
    }

    [Fact]
    public async Task PublishEvent_Local_ReachesItsOwnInstance_AndStartsNothing()
    {
        var flow = new Flow()
            .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["a","b"]"""))
            .Add("wait", "Elsa.Event", node => node.Literal("eventName", "Ready").Starts())
            .Add("publish", "Elsa.PublishEvent", node => node.Literal("eventName", "Ready").Literal("isLocalEvent", true))
            .Connect("fork.a -> wait", "fork.b -> publish");
        await using var fixture = await RuntimeFixture.StartAsync(Named("one", flow));
        var first = await fixture.Runtime.StartAsync(new("one", VersionOptions.Published, TriggerActivityId: "fork"));
        await fixture.Runtime.UntilIdleAsync();

        Assert.Single(fixture.Store.Instances);
        Assert.Equal(InstanceSubStatus.Finished, fixture.StatusOf(first!));
    }

    [Fact]
    public async Task Resume_OneBookmark_WorksOnce()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Named("task", new Flow().Variable("result").Variable("id")
            .Add("task", "Elsa.RunTask", node => node.Literal("taskName", "Check").Output("result", "result").Output("taskId", "id"))));
        var id = (await fixture.StartInstanceAsync("task"))!;
        var bookmark = Assert.Single(Read(fixture, id).Bookmarks);
        Assert.Equal(bookmark.Stimulus!.Value.Key, Variable(fixture, id, "id").AsString);

        Assert.True(await fixture.Runtime.ResumeAsync(id, bookmark.Number, (Value)"fine"));

        Assert.Equal((InstanceSubStatus.Finished, "fine"), (fixture.StatusOf(id), Variable(fixture, id, "result").AsString));
        Assert.False(await fixture.Runtime.ResumeAsync(id, bookmark.Number, (Value)"again"));
    }

    private static WorkflowDefinition Parent(string type, string input, bool waits, string read) => Named("parent", new Flow().Variable("r").Variable("read")
        .Add("start", type, node => node.Literal("workflowDefinitionId", "child").Script("input", input).Literal("waitForCompletion", waits).Output("result", "r"))
        .Add("read", "Elsa.SetVariable", node => node.Raw("variable", """{"id":"read","name":"read"}""").Script("value", $"const r = variables.r; '' + ({read})"))
        .Connect("start -> read"));

    private static WorkflowDefinition Named(string id, Flow flow) => flow.Definition() with { Id = id + ":1", DefinitionId = id, Name = id, Outputs = [new("Total", "Object", false)] };

    private static Task<RuntimeFixture> StartAsync(WorkflowDefinition parent) => RuntimeFixture.StartAsync(Child, parent);

    private static async Task<string> StartParentAsync(RuntimeFixture fixture) => (await fixture.StartInstanceAsync("parent"))!;

    private static async Task<string?> ResultAsync(RuntimeFixture fixture, string parent)
    {
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(InstanceSubStatus.Finished, fixture.StatusOf(parent));
        return Variable(fixture, parent, "read").AsString;
    }

    private static IEnumerable<StoredInstance> Children(RuntimeFixture fixture, string parent) => fixture.Store.Instances.Values.Where(row => row.ParentInstanceId == parent);

    private static WorkflowInstance Read(RuntimeFixture fixture, string id)
    {
        var row = fixture.Store.Instances[id];
        return new InstanceCodec(new AnyPayloads(), new TestSecretCodec()).Read(row.State, GraphOf(fixture, row.DefinitionId));
    }

    private static WorkflowGraph GraphOf(RuntimeFixture fixture, string definitionId) => fixture.Graphs.FindGraphAsync(definitionId, VersionOptions.Published).AsTask().Result!;

    private static Value Variable(RuntimeFixture fixture, string id, string name) =>
        Read(fixture, id).ReadVariables(GraphOf(fixture, fixture.Store.Instances[id].DefinitionId)).Single(variable => variable.Name == name).Value;
}
