using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>Flows as the designer sends them, a chain of activities in a flowchart.</summary>
public static class Flows
{
    /// <summary>A chain that begins with a call to a number.</summary>
    public static JsonObject Call(string id, string number, params JsonObject[] activities) =>
        Chain(id, [Activity("CallCenter.ContactArrived", "arrived", ("number", number)), Activity("CallCenter.AnswerContact", "answer"), .. activities]);

    public static JsonObject Chain(string id, params JsonObject[] activities)
    {
        activities[0]["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var connections = activities.Zip(activities.Skip(1), (from, to) => (JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from.Text("id"), ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = to.Text("id"), ["port"] = "In" },
        }).ToArray();
        return new()
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = new JsonObject
            {
                ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. activities]), ["connections"] = new JsonArray(connections),
            },
        };
    }

    public static JsonObject Activity(string type, string id, params (string Name, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1, ["name"] = id };
        foreach (var (name, value) in inputs)
            activity[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
        return activity;
    }

    public static JsonObject Prompt(string id, string text) => Activity("CallCenter.PlayPrompt", id, ("text", text));

    public static Task PublishAsync(this HttpClient client, JsonObject model) => client.SaveAsync(model, publish: true);

    public static Task SaveDraftAsync(this HttpClient client, JsonObject model) => client.SaveAsync(model, publish: false);

    private static async Task SaveAsync(this HttpClient client, JsonObject model, bool publish)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
