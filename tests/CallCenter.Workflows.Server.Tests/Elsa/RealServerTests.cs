using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>The calls each Studio page makes when it opens, on the whole server with its own runtime and database.</summary>
[Collection(ServerCollection.Name)]
public class RealServerTests(SharedServer shared)
{
    [Fact]
    public async Task StudioPages_OpenedOneAfterAnother_GetAllTheyAskFor()
    {
        var client = await shared.Server.SignedInAsync("owner");
        var created = await PostAsync(client, "workflow-definitions", StudioFlows.Create("Real " + Guid.NewGuid().ToString("N")));
        var saved = await PostAsync(client, "workflow-definitions", StudioFlows.Save(created["workflowDefinition"]!.AsObject(), StudioFlows.Naming, publish: true));
        var definition = saved["workflowDefinition"]!.AsObject();
        Assert.True(definition["isPublished"]!.GetValue<bool>());

        await EachAnswersAsync(client,
            "workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False&OrderDirection=Ascending",
            $"workflow-definitions/by-definition-id/{Text(definition, "definitionId")}?versionOptions=Latest",
            "descriptors/activities?Refresh=True", "descriptors/expression-descriptors", "descriptors/workflow-activation-strategies",
            "descriptors/log-persistence-strategies", "features/installed", "descriptors/incident-strategies", "descriptors/commit-strategies/workflows");

        var id = (await PostAsync(client, $"workflow-definitions/{Text(definition, "definitionId")}/execute", new JsonObject { ["versionOptions"] = "Latest" }))["workflowInstanceId"]!.GetValue<string>();
        var list = await PostAsync(client, "workflow-instances", new JsonObject { ["definitionId"] = Text(definition, "definitionId"), ["page"] = 0, ["pageSize"] = 10 });
        Assert.Equal(id, Assert.Single(list["items"]!.AsArray())!["id"]!.GetValue<string>());
        await EachAnswersAsync(client,
            $"workflow-instances/{id}", $"workflow-instances/{id}/execution-state", $"workflow-instances/{id}/variables", "descriptors/storage-drivers",
            $"workflow-definitions/by-id/{Text(definition, "id")}", $"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1",
            $"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1%3Af1");
        var journal = await PostAsync(client, $"workflow-instances/{id}/journal?skip=0&take=110", new JsonObject { ["filter"] = new JsonObject() });
        Assert.Contains(journal["items"]!.AsArray(), line => line!["nodeId"]!.GetValue<string>() == "Workflow1:f1:a" && line["eventName"]!.GetValue<string>() == "Completed");
        var report = await PostAsync(client, "activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray("Workflow1:f1:a") });
        Assert.Equal(1, Assert.Single(report["stats"]!.AsArray())!["completedCount"]!.GetValue<int>());

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/elsa/api/workflow-definitions/{Text(definition, "definitionId")}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/elsa/api/workflow-instances/{id}")).StatusCode);
    }

    private static string Text(JsonObject json, string name) => json[name]!.GetValue<string>();

    private static async Task EachAnswersAsync(HttpClient client, params IEnumerable<string> paths)
    {
        foreach (var path in paths) await client.GetObjectAsync("/elsa/api/" + path);
    }

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, JsonObject body)
    {
        using var answer = await client.PostAsync("/elsa/api/" + path, JsonContent.Create<JsonNode>(body));
        return await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
