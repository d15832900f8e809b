using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Tests.Elsa;

[Collection(ElsaApiCollection.Name)]
public sealed class InstanceApiTests(ElsaHost host)
{
    [Fact]
    public async Task Execute_LatestDraft_AnswersTheInstanceInAHeader()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Naming);

        var response = await host.Client.PostAsync($"workflow-definitions/{definitionId}/execute", ElsaHost.Content(JsonNode.Parse(
            """{"correlationId":null,"triggerActivityId":null,"versionOptions":"Latest","input":null}""")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["False"], response.Headers.GetValues("x-elsa-workflow-cannot-start"));
        Assert.NotEmpty(Assert.Single(response.Headers.GetValues("x-elsa-workflow-instance-id")));
    }

    [Fact]
    public async Task Execute_NotAllowedNow_SaysSoAndStartsNothing()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Naming);
        host.Runtime.Refuses = true;
        var response = await host.Client.PostAsync($"workflow-definitions/{definitionId}/execute", ElsaHost.Content(null));
        host.Runtime.Refuses = false;

        Assert.Equal(["True"], response.Headers.GetValues("x-elsa-workflow-cannot-start"));
        Assert.False(response.Headers.Contains("x-elsa-workflow-instance-id"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.PostAsync("workflow-definitions/gone/execute", ElsaHost.Content(null))).StatusCode);
    }

    [Fact]
    public async Task List_AsStudioAsks_AnswersSummaries()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Naming);
        var instanceId = await RunAsync(definitionId);

        var page = await host.PostAsync("workflow-instances", JsonNode.Parse($$"""
            {"page":0,"pageSize":10,"searchTerm":"","definitionId":"{{definitionId}}","definitionIds":[],"correlationId":null,"version":null,"hasIncidents":null,"isSystem":false,
             "status":null,"statuses":["Finished"],"subStatus":null,"subStatuses":[],"orderBy":null,"orderDirection":"Descending","timestampFilters":[]}
            """));

        Approval.Verify(page, "instances");
        Assert.Equal(instanceId, Assert.Single(page["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(0, (await host.PostAsync("workflow-instances", JsonNode.Parse("""{"subStatuses":["Interrupted"]}""")))["totalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Viewer_WaitingInstance_SeesAllItAsksFor()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Waiting, StudioFlows.FromNamingToMenu);
        var id = await RunAsync(definitionId);

        var instance = await host.GetAsync($"workflow-instances/{id}");
        Approval.Verify(instance, "instance");
        Assert.Equal(("Running", "Suspended"), (instance.Text("status"), instance.Text("subStatus")));
        Assert.Equal("Workflow1", instance["workflowState"]!["activityExecutionContexts"]![0]!["scheduledActivityNodeId"]!.GetValue<string>());

        var state = await host.GetAsync($"workflow-instances/{id}/execution-state");
        Assert.Equal(instance.Text("updatedAt"), state.Text("updatedAt"));
        Assert.Equal("Suspended", state.Text("workflowSubStatus"));

        var root = await host.GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1");
        Approval.Verify(root, "root-record");
        Assert.Equal("Elsa.Workflow", root["items"]![0]!["activityType"]!.GetValue<string>());

        var menu = await host.GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1%3Af1%3Am");
        Assert.True(menu["items"]![0]!["hasBookmarks"]!.GetValue<bool>());
        Assert.Equal("Running", menu["items"]![0]!["status"]!.GetValue<string>());
        var byId = await host.GetAsync($"activity-executions/by-id?id={menu["items"]![0]!["id"]}");
        Assert.True(JsonNode.DeepEquals(menu["items"]![0], byId));
    }

    [Fact]
    public async Task Record_Finished_ShowsInputsByNameAndOutcomes()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Naming);
        var id = await RunAsync(definitionId);

        var record = (await host.GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:f1:a"))["items"]![0]!.AsObject();

        Approval.Verify(record, "record");
        Assert.Equal("Completed", record.Text("status"));
        Assert.Equal("Hello", record["activityState"]!["Value"]!.GetValue<string>());
        Assert.Equal("""["Done"]""", record["payload"]!["Outcomes"]!.ToJsonString());
        var summary = (await host.GetAsync($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:f1:a"))["items"]![0]!.AsObject();
        Assert.False(summary.ContainsKey("activityState"));
    }

    [Fact]
    public async Task Report_NodesThatRan_AreCounted()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Waiting, StudioFlows.FromNamingToMenu);
        var id = await RunAsync(definitionId);

        var report = await host.PostAsync("activity-executions/report", new JsonObject
        {
            ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray("Workflow1:f1:a", "Workflow1:f1:m", "Workflow1:f1:never"),
        });

        Approval.Verify(report, "report");
        Assert.Equal(
            ["Workflow1:f1:a 1 1 0 False False", "Workflow1:f1:m 1 0 1 True False"],
            report["stats"]!.AsArray().Select(stat => $"{stat!["activityNodeId"]} {stat["startedCount"]} {stat["completedCount"]} {stat["uncompletedCount"]} {stat["isBlocked"]!.GetValue<bool>()} {stat["isFaulted"]!.GetValue<bool>()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Journal_Filtered_HasTheRightCountAndOrder()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Waiting, StudioFlows.FromNamingToMenu);
        var id = await RunAsync(definitionId);
        var filter = JsonNode.Parse("""{"filter":{"activityIds":null,"activityNodeIds":["Workflow1:f1:a","Workflow1:f1:m"],"excludedActivityTypes":["Elsa.Workflow","Elsa.Flowchart"],"eventNames":null}}""");

        var all = await host.PostAsync($"workflow-instances/{id}/journal?skip=0&take=110", filter);
        var page = await host.PostAsync($"workflow-instances/{id}/journal?skip=1&take=1", filter);

        Approval.Verify(all, "journal");
        Assert.Equal(["a:Started", "a:Completed", "m:Started", "m:Suspended"], all["items"]!.AsArray().Select(line => $"{line!["activityId"]}:{line["eventName"]}"));
        Assert.Equal(4, page["totalCount"]!.GetValue<int>());
        Assert.Equal("a:Completed", $"{page["items"]![0]!["activityId"]}:{page["items"]![0]!["eventName"]}");
    }

    [Fact]
    public async Task Faulted_Instance_ShowsItsIncident()
    {
        var (_, definitionId) = await DefineAsync("""[{"id":"a","name":"Breaks","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"JavaScript","value":"nothing.here"}}}]""");
        var id = await RunAsync(definitionId);

        var instance = await host.GetAsync($"workflow-instances/{id}");

        Assert.Equal("Faulted", instance.Text("subStatus"));
        var incident = Assert.Single(instance["workflowState"]!["incidents"]!.AsArray())!;
        Assert.Equal("Workflow1:f1:a", incident["activityNodeId"]!.GetValue<string>());
        Assert.NotEmpty(incident["exception"]!["message"]!.GetValue<string>());
        var faults = await host.PostAsync($"workflow-instances/{id}/journal?skip=0&take=10", JsonNode.Parse("""{"filter":{"eventNames":["Faulted"]}}"""));
        Assert.NotEqual(0, faults["totalCount"]!.GetValue<int>());
        var stats = (await host.PostAsync("activity-executions/report", new JsonObject { ["workflowInstanceId"] = id }))["stats"]!.AsArray();
        Assert.True(stats.Single(stat => stat!["activityId"]!.GetValue<string>() == "a")!["isFaulted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Variables_OfAnInstance_HaveTheirValues()
    {
        var body = StudioFlows.Create("With variables");
        body["model"]!["variables"] = JsonNode.Parse("""[{"id":"v","name":"Count","typeName":"Int32","isArray":false,"value":"7"}]""");
        var definition = (await host.PostAsync("workflow-definitions", body))["workflowDefinition"]!.AsObject();
        await host.PostAsync("workflow-definitions", StudioFlows.Save(definition, StudioFlows.Waiting, StudioFlows.FromNamingToMenu));
        var id = await RunAsync(definition.Text("definitionId")!);

        Assert.Equal("""{"items":[{"id":"v","name":"Count","value":7}],"count":1}""", (await host.GetAsync($"workflow-instances/{id}/variables")).ToJsonString());
    }

    [Fact]
    public async Task Cancel_Running_EndsItAndDeleteThenRemovesIt()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Waiting, StudioFlows.FromNamingToMenu);
        var id = await RunAsync(definitionId);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.DeleteAsync($"workflow-instances/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.DeleteAsync($"workflow-definitions/{definitionId}")).StatusCode);

        await host.PostAsync($"cancel/workflow-instances/{id}", new JsonObject());

        Assert.Equal("Cancelled", (await host.GetAsync($"workflow-instances/{id}")).Text("subStatus"));
        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.DeleteAsync($"workflow-instances/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"workflow-instances/{id}")).StatusCode);
    }

    [Fact]
    public async Task BulkCancel_AllThatMatch_AreCancelled()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Waiting, StudioFlows.FromNamingToMenu);
        foreach (var _ in Enumerable.Range(0, 3)) await RunAsync(definitionId);
        var one = await RunAsync(definitionId);

        var selected = await host.PostAsync("bulk-actions/cancel/workflow-instances", new JsonObject { ["ids"] = new JsonArray(one) });
        var plan = await host.PostAsync("alterations/submit", JsonNode.Parse($$$"""
            {"id":null,"alterations":[{"type":"Cancel"}],"filter":{"emptyFilterSelectsAll":true,"definitionIds":["{{{definitionId}}}"],"statuses":[],"subStatuses":[]}}
            """));

        Assert.Equal(1, selected["cancelled"]!.GetValue<int>());
        Assert.NotEmpty(plan.Text("planId")!);
        var running = await host.PostAsync("workflow-instances", new JsonObject { ["definitionId"] = definitionId, ["status"] = "Running" });
        Assert.Equal(0, running["totalCount"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("workflow-instances/gone")]
    [InlineData("workflow-instances/gone/execution-state")]
    [InlineData("workflow-instances/gone/variables")]
    [InlineData("workflow-instances/gone/journal")]
    [InlineData("workflow-instances/gone/export")]
    [InlineData("activity-executions/list?WorkflowInstanceId=gone&ActivityNodeId=Workflow1")]
    [InlineData("activity-executions/by-id?id=gone")]
    [InlineData("activity-executions/by-id?id=gone:1")]
    public async Task Get_WhatIsNotThere_Answers404(string path) => Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Export_Instance_HoldsStateAndJournal()
    {
        var (_, definitionId) = await DefineAsync(StudioFlows.Naming);
        var id = await RunAsync(definitionId);

        var file = await host.GetAsync($"workflow-instances/{id}/export");

        Assert.NotEmpty(file["activityExecutionRecords"]!.AsArray());
        Assert.NotEmpty(file["workflowExecutionLogRecords"]!.AsArray());
        Assert.Equal(id, file["workflowState"]!["id"]!.GetValue<string>());
    }

    private async Task<(JsonObject Definition, string DefinitionId)> DefineAsync(string activities, string connections = "[]")
    {
        var created = (await host.PostAsync("workflow-definitions", StudioFlows.Create("Runs")))["workflowDefinition"]!.AsObject();
        var saved = (await host.PostAsync("workflow-definitions", StudioFlows.Save(created, activities, connections)))["workflowDefinition"]!.AsObject();
        return (saved, saved.Text("definitionId")!);
    }

    private async Task<string> RunAsync(string definitionId) =>
        (await host.PostAsync($"workflow-definitions/{definitionId}/execute", new JsonObject { ["correlationId"] = "contact-1" })).Text("workflowInstanceId")!;
}
