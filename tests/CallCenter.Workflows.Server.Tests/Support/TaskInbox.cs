using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>Starts flows and does the tasks they give, as people do through the API.</summary>
public sealed class TaskInbox(TestServer server, HttpClient owner)
{
    /// <returns>The instance's id.</returns>
    public async Task<string> BeginAsync(string definition, string correlationId)
    {
        using var answer = await owner.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/dispatch", new { correlationId });
        var started = await answer.ObjectAsync(HttpStatusCode.OK);
        await UntilIdleAsync();
        return started.Text("workflowInstanceId")!;
    }

    public async Task<IReadOnlyList<JsonNode>> ListAsync() => (await owner.GetObjectAsync("/api/tasks/all?pageSize=500")).Items();

    /// <summary>The open task whose title begins so, in full.</summary>
    public async Task<JsonNode> FindAsync(string title)
    {
        var open = await ListAsync();
        var found = open.SingleOrDefault(task => task.Text("title")!.StartsWith(title, StringComparison.Ordinal));
        if (found is null)
        {
            var others = await Task.WhenAll(open.Select(task => owner.GetObjectAsync("/api/tasks/" + task.Text("id"))));
            Assert.Fail($"No task {title}; there are: {string.Join(", ", others.Select(task => $"{task["task"]!.Text("title")} ({task.Text("instructions")})"))}");
        }

        return await owner.GetObjectAsync("/api/tasks/" + found.Text("id"));
    }

    /// <summary>Somebody claims the task whose title begins so, and completes it.</summary>
    public async Task CompleteAsync(string title, string outcome, object? values = null, string by = "owner")
    {
        var id = (await FindAsync(title))["task"]!.Text("id");
        var person = await server.SignedInAsync(by);
        using var claimed = await person.PostAsJsonAsync($"/api/tasks/{id}/claim", new { });
        using var answer = await person.PostAsJsonAsync($"/api/tasks/{id}/complete", new { outcome, values });
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        await UntilIdleAsync();
    }

    private Task UntilIdleAsync() => server.Get<IWorkflowRuntime>().UntilIdleAsync();
}
