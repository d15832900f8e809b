using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>Reads answers as a client would: by their text.</summary>
public static class Answers
{
    public static async Task<JsonObject> GetObjectAsync(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return await ObjectAsync(answer, HttpStatusCode.OK);
    }

    public static async Task<JsonObject> ObjectAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The answer is problem details of that type.</summary>
    public static async Task<JsonObject> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string type)
    {
        var problem = await ObjectAsync(answer, status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:callcenter:problem:" + type, problem.Text("type"));
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        return problem;
    }

    public static string? Text(this JsonNode node, string name) => node[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static IReadOnlyList<JsonNode> Items(this JsonObject page) => [.. page["items"]!.AsArray().Select(item => item!)];
}
