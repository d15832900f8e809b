using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>Elsa's alterations, as its API client sends them.</summary>
[Collection(ElsaApiCollection.Name)]
public sealed class AlterationApiTests(ElsaHost host)
{
    private const string Events = """
        [{"id":"first","name":"First","type":"Elsa.Event","version":1,"eventName":{"expression":{"type":"Literal","value":"a"}}},
         {"id":"last","name":"Last","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"JavaScript","value":"'saw ' + variables.Seen"}}}]
        """;

    private const string FromFirstToLast = """[{"source":{"activity":"first","port":"Done"},"target":{"activity":"last","port":"In"}}]""";

    [Fact]
    public async Task DryRun_ByFilter_NamesRunningInstancesOnly()
    {
        var definitionId = await DefineAsync();
        var (one, two) = (await RunAsync(definitionId), await RunAsync(definitionId));
        await host.PostAsync($"cancel/workflow-instances/{two}", new JsonObject());

        Assert.Equal([one], Ids(await DryRunAsync($$"""{"definitionIds":["{{definitionId}}"]}""")));
        Assert.Equal([one], Ids(await DryRunAsync($$"""{"workflowInstanceIds":["{{one}}","{{two}}"]}""")));
        Assert.Equal([one], Ids(await DryRunAsync($$"""{"definitionIds":["{{definitionId}}"],"correlationIds":["contact-1","other"]}""")));
        Assert.Empty(Ids(await DryRunAsync("{}")));
        Assert.Contains(one, Ids(await DryRunAsync("""{"emptyFilterSelectsAll":true}""")));
        await host.PostAsync("alterations/dry-run", JsonNode.Parse("""{"names":["x"]}"""), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Run_ModifyAndCancelAndSchedule_AltersAndTellsOfEachInstance()
    {
        var definitionId = await DefineAsync();
        var id = await RunAsync(definitionId);

        var results = (await host.PostAsync("alterations/run", JsonNode.Parse($$"""
            {"alterations":[{"type":"ModifyVariable","variableId":"seen","value":"it"},{"type":"ScheduleActivity","activityId":"last"}],"workflowInstanceIds":["{{id}}","gone"]}
            """)))["results"]!.AsArray();

        Assert.Equal([true, false], results.Select(result => result!["isSuccessful"]!.GetValue<bool>()));
        Assert.Contains("gone", results[1]!["log"]!["logEntries"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("saw it", (await host.GetAsync($"workflow-instances/{id}")).Text("name"));

        var executions = (await host.GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1%3Af1%3Afirst"))["items"]!.AsArray();
        await host.PostAsync("alterations/run", JsonNode.Parse($$"""
            {"alterations":[{"type":"CancelActivity","activityInstanceId":"{{executions[0]!["id"]!.GetValue<string>()}}"}],"workflowInstanceIds":["{{id}}"]}
            """));
        Assert.Equal("Finished", (await host.GetAsync($"workflow-instances/{id}")).Text("subStatus"));
    }

    [Fact]
    public async Task Submit_Migrate_MovesInstances_AndThePlanTellsOfEach()
    {
        var definitionId = await DefineAsync();
        var (id, lost) = (await RunAsync(definitionId), await RunAsync(definitionId));
        await host.PostAsync("alterations/run", JsonNode.Parse($$"""{"alterations":[{"type":"ScheduleActivity","activityId":"last"}],"workflowInstanceIds":["{{lost}}"]}"""));
        var latest = await host.GetAsync($"workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest");
        var second = (await host.PostAsync("workflow-definitions", StudioFlows.Save(latest, Events.Replace("Elsa.SetName", "Elsa.Correlate", StringComparison.Ordinal), FromFirstToLast)))["workflowDefinition"]!.AsObject();
        Assert.Equal(2, second["version"]!.GetValue<int>());

        var planId = (await host.PostAsync("alterations/submit", JsonNode.Parse($$"""
            {"alterations":[{"type":"Migrate","targetVersion":2}],"filter":{"definitionIds":["{{definitionId}}"]} }
            """))).Text("planId");
        var plan = await host.GetAsync($"alterations/{planId}");

        Assert.Equal("Completed", plan["plan"]!["status"]!.GetValue<string>());
        Assert.Equal(["Completed", "Completed"], plan["jobs"]!.AsArray().Select(job => job!["status"]!.GetValue<string>()));
        Assert.Equal(second.Text("id"), (await host.GetAsync($"workflow-instances/{id}")).Text("definitionVersionId"));
        await host.PostAsync("alterations/submit", JsonNode.Parse($$$"""{"id":"{{{planId}}}","alterations":[{"type":"Cancel"}],"filter":{}}"""), HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"type":"Explode"}]""")]
    [InlineData("""[{"type":"Migrate"}]""")]
    [InlineData("""[{"type":"ModifyVariable","value":1}]""")]
    [InlineData("""[{"type":"CancelActivity"}]""")]
    public async Task Submit_WhatIsNoAlteration_IsRefused(string alterations) => await host.PostAsync(
        "alterations/submit", JsonNode.Parse($$"""{"alterations":{{alterations}},"filter":{"emptyFilterSelectsAll":true} }"""), HttpStatusCode.BadRequest);

    [Fact]
    public async Task Alterations_AreForProcessOwnersOnly()
    {
        using var lead = host.As("TeamLead");
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.PostAsync("alterations/run", ElsaHost.Content(new JsonObject()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync("alterations/none")).StatusCode);
    }

    private Task<JsonObject> DryRunAsync(string filter) => host.PostAsync("alterations/dry-run", JsonNode.Parse(filter));

    private static IEnumerable<string> Ids(JsonObject answer) => answer["workflowInstanceIds"]!.AsArray().Select(id => id!.GetValue<string>());

    private async Task<string> DefineAsync()
    {
        var created = (await host.PostAsync("workflow-definitions", StudioFlows.Create("Altered")))["workflowDefinition"]!.AsObject();
        created["variables"] = JsonNode.Parse("""[{"id":"seen","name":"Seen","typeName":"String","isArray":false,"value":"nothing","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"}]""");
        return (await host.PostAsync("workflow-definitions", StudioFlows.Save(created, Events, FromFirstToLast)))["workflowDefinition"]!.AsObject().Text("definitionId")!;
    }

    private async Task<string> RunAsync(string definitionId) =>
        (await host.PostAsync($"workflow-definitions/{definitionId}/execute", new JsonObject { ["correlationId"] = "contact-1" })).Text("workflowInstanceId")!;
}
