using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Http;

/// <summary>Flows that speak HTTP.</summary>
internal static class HttpFlows
{
    public static JsonObject Endpoint(string path, params string[] methods) =>
        Flows.Activity("Elsa.HttpEndpoint", "http", ("path", path)).Set("supportedMethods", "Object", JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(methods))!.ToJsonString());

    public static JsonObject Respond(string script, string status = "OK") =>
        Flows.Activity("Elsa.WriteHttpResponse", "respond", ("statusCode", status)).Set("content", "JavaScript", script);

    public static JsonObject Send(string url, string method = "GET") => Flows.Activity("Elsa.FlowSendHttpRequest", "send", ("url", url), ("method", method));

    /// <summary>Gives an activity an input.</summary>
    public static JsonObject Set(this JsonObject activity, string input, string type, string value)
    {
        activity[input] = new JsonObject { ["typeName"] = null, ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
        return activity;
    }

    public static JsonObject Raw(this JsonObject activity, string property, JsonNode value)
    {
        activity[property] = value;
        return activity;
    }

    public static JsonObject Named(this JsonObject activity, string id)
    {
        (activity["id"], activity["name"]) = (id, id);
        return activity;
    }

    /// <summary>Leads a port of an activity somewhere else than its Done.</summary>
    public static JsonObject Line(this JsonObject flow, string from, string port, JsonObject to)
    {
        var root = flow["root"]!;
        root["activities"]!.AsArray().Add(to);
        root["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = to.Text("id"), ["port"] = "In" },
        });
        return flow;
    }

    public static async Task<JsonObject> InstanceAsync(this HttpClient owner, string id) => await owner.GetObjectAsync("/elsa/api/workflow-instances/" + id);

    public static string InstanceId(this HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("X-Workflow-Instance-ID"));
}
