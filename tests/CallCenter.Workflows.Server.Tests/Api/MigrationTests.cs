using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Alterations;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>Migration plans on the whole server, with its own runtime and database.</summary>
[Collection(ServerCollection.Name)]
public sealed class MigrationTests(SharedServer shared)
{
    [Fact]
    public async Task Plan_TriedThenStarted_MovesWhatCanBeMoved_AndTellsOfTheRest()
    {
        var (client, id) = (await shared.Server.SignedInAsync("owner"), NewId());
        await client.PublishAsync(Flows.Chain(id, Event("wait"), Event("then"), Named("v1")));
        var waiting = new[] { await StartAsync(shared.Server, id), await StartAsync(shared.Server, id), await StartAsync(shared.Server, id) };
        await OfferAsync(shared.Server, waiting[2], "wait");
        await client.PublishAsync(Flows.Chain(id, Event("begin"), Event("then"), Named("v2")));

        var wanted = new JsonObject { ["definitionId"] = id, ["fromVersion"] = 1, ["toVersion"] = 2 };
        var trial = await PostAsync(client, "/api/migrations/dry-run?refused=true", wanted, HttpStatusCode.OK);
        Assert.Equal((3, 1, 2), (trial["total"]!.GetValue<int>(), trial["movable"]!.GetValue<int>(), trial["refused"]!.GetValue<int>()));
        var place = Assert.Single(trial["places"]!.AsArray(), found => found!.Text("activityId") == "wait")!;
        Assert.Equal((2, 2, null), (place["instances"]!.GetValue<int>(), place["refused"]!.GetValue<int>(), place.Text("targetId")));
        Assert.Contains(trial["targets"]!.AsArray(), target => target!.Text("id") == "begin" && target!.Text("container") == "flow");
        Assert.Equal(waiting[..2].Order(), trial["instances"]!.AsObject().Items().Select(item => item.Text("instanceId")).Order());
        Assert.Contains("wait", trial["instances"]!.AsObject().Items()[0]["reasons"]![0]!.Text("reason"), StringComparison.Ordinal);

        // Unmapped, what can be moved is moved and the rest stays and goes on.
        var first = await StartPlanAsync(client, wanted);
        Assert.Equal(("Completed", 1, 2), Of(first));
        var failed = await client.GetObjectAsync($"/api/migrations/{first.Text("id")}/instances?status=Failed&pageSize=1");
        Assert.Equal(2, failed["totalCount"]!.GetValue<int>());
        Assert.Contains("Name the activity", failed.Items()[0]["reasons"]![0]!.Text("reason"), StringComparison.Ordinal);

        wanted["nodes"] = new JsonObject { ["wait"] = "begin" };
        var second = await StartPlanAsync(client, wanted);
        Assert.Equal(("Completed", 2, 0), Of(second));

        foreach (var instance in waiting)
        {
            if (instance != waiting[2]) await OfferAsync(shared.Server, instance, "wait");
            await OfferAsync(shared.Server, instance, "then");
            var view = await client.GetObjectAsync($"/elsa/api/workflow-instances/{instance}");
            Assert.Equal(("Finished", "v2", 2), (view.Text("subStatus"), view.Text("name"), view["version"]!.GetValue<int>()));
        }

        var list = await client.GetObjectAsync("/api/migrations?pageSize=500");
        Assert.Contains(list.Items(), plan => plan.Text("id") == second.Text("id") && plan["nodes"]!.Text("wait") == "begin");
    }

    [Fact]
    public async Task Plan_WithRetry_MendsWhatFailed()
    {
        var (client, id) = (await shared.Server.SignedInAsync("owner"), NewId());
        await client.PublishAsync(Flows.Chain(id, Flows.Activity("Elsa.Fault", "broken", ("message", "bad"))));
        var failed = await StartAsync(shared.Server, id);
        await client.PublishAsync(Flows.Chain(id, Flows.Activity("Elsa.WriteLine", "broken", ("text", "good")), Named("mended")));

        var plan = await StartPlanAsync(client, new() { ["definitionId"] = id, ["toVersion"] = 2, ["retry"] = true });

        Assert.Equal(("Completed", 1, 0), Of(plan));
        var view = await client.GetObjectAsync($"/elsa/api/workflow-instances/{failed}");
        Assert.Equal(("Finished", "mended"), (view.Text("subStatus"), view.Text("name")));
    }

    [Fact]
    public async Task Plan_OfWhatIsNotThere_IsRefusedByName()
    {
        var (client, id) = (await shared.Server.SignedInAsync("owner"), NewId());
        await client.PublishAsync(Flows.Chain(id, Event("wait")));

        await Refused(new() { ["definitionId"] = id, ["toVersion"] = 9 }, HttpStatusCode.NotFound, "not-found");
        await Refused(new() { ["toVersion"] = 1 }, HttpStatusCode.BadRequest, "invalid-input");
        await Refused(new() { ["definitionId"] = id, ["fromVersion"] = 1, ["toVersion"] = 1 }, HttpStatusCode.BadRequest, "invalid-input");
        await Refused(new() { ["definitionId"] = id, ["toVersion"] = 1, ["nodes"] = new JsonObject { ["a"] = "nowhere" } }, HttpStatusCode.BadRequest, "invalid-input");
        using var missing = await client.GetAsync("/api/migrations/none/instances");
        await missing.ProblemAsync(HttpStatusCode.NotFound, "not-found");

        async Task Refused(JsonObject wanted, HttpStatusCode status, string type)
        {
            foreach (var path in (string[])["/api/migrations", "/api/migrations/dry-run"])
            {
                using var answer = await client.PostAsJsonAsync(path, wanted);
                await answer.ProblemAsync(status, type);
            }
        }
    }

    [Fact]
    public async Task Plan_StoredBeforeAStop_IsCarriedOutAfterTheStart()
    {
        var data = Directory.CreateTempSubdirectory("callcenter-").FullName;
        try
        {
            string instance;
            await using (var server = await TestServer.StartOnAsync(data))
            {
                var client = await server.SignedInAsync("owner");
                await client.PublishAsync(Flows.Chain("moved", Event("wait")));
                instance = await StartAsync(server, "moved");
                await client.PublishAsync(Flows.Chain("moved", Event("wait"), Named("v2")));
                await server.Get<IAlterationStore>().AddAsync(
                    new("plan", """{"alterations":[{"type":"Migrate","targetVersion":2}]}""", "moved", 2, "owner", DateTimeOffset.UtcNow) { Total = 1 }, [instance], default);
            }

            await using (var server = await TestServer.StartOnAsync(data))
            {
                await server.Get<AlterationRunner>().WhenOverAsync("plan").WaitAsync(TimeSpan.FromSeconds(60));
                Assert.Equal(AlterationStatus.Completed, (await server.Get<IAlterationStore>().FindAsync("plan", default))!.Status);
                Assert.Equal(2, (await server.Get<IInstanceReader>().FindSummaryAsync(instance, default))!.DefinitionVersion);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string NewId() => $"migrating-{Guid.NewGuid():N}";

    /// <summary>Waits for the event that is named after the instance and this.</summary>
    private static JsonObject Event(string name)
    {
        var activity = Flows.Activity("Elsa.Event", name, ("eventName", name));
        activity["eventName"]!["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = $"getWorkflowInstanceId() + '{name}'" };
        return activity;
    }

    private static JsonObject Named(string name) => Flows.Activity("Elsa.SetName", "named", ("value", name));

    private static async Task<string> StartAsync(TestServer server, string definitionId) =>
        (await server.Get<IWorkflowRuntime>().StartAsync(new(definitionId, VersionOptions.Published)))!;

    private static async Task OfferAsync(TestServer server, string instanceId, string name)
    {
        var result = await server.Get<IWorkflowRuntime>().OfferAsync(new(Guid.NewGuid().ToString(), new("Event", instanceId + name), Value.Null));
        Assert.Equal([instanceId], result.Resumed);
    }

    private async Task<JsonObject> StartPlanAsync(HttpClient client, JsonObject wanted)
    {
        var started = await PostAsync(client, "/api/migrations", wanted, HttpStatusCode.Created);
        await shared.Server.Get<AlterationRunner>().WhenOverAsync(started.Text("id")!);
        return await client.GetObjectAsync($"/api/migrations/{started.Text("id")}");
    }

    private static (string?, int, int) Of(JsonObject plan) => (plan.Text("status"), plan["succeeded"]!.GetValue<int>(), plan["failed"]!.GetValue<int>());

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, JsonObject wanted, HttpStatusCode status)
    {
        using var answer = await client.PostAsJsonAsync(path, wanted);
        return await answer.ObjectAsync(status);
    }
}
