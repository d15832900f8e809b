using System.Net;
using System.Net.Http.Json;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

[Collection(ServerCollection.Name)]
public sealed class RetentionApiTests(SharedServer shared)
{
    private const string Rules = "/api/retention-rules";

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Rule_SetAndRemoved_IsListedAndGoesBackToKeepingAll()
    {
        var client = await Server.SignedInAsync("admin");
        using var set = await client.PutAsJsonAsync($"{Rules}/service-hotline", new { keepDays = 36_000, keepJournalDays = 36_000 });
        Assert.Equal(36_000, (await set.ObjectAsync(HttpStatusCode.OK))["keepDays"]!.GetValue<int>());

        var listed = (await client.GetObjectAsync(Rules)).Items();
        Assert.Equal(["default", "service-hotline"], listed.Select(rule => rule.Text("definitionId")!));
        Assert.Null(listed[0]["keepDays"]);
        Assert.NotEmpty(listed[1].Text("name")!);

        using var applied = await client.PostAsync($"{Rules}/apply", null);
        Assert.Equal(0, (await applied.ObjectAsync(HttpStatusCode.OK))["instances"]!.GetValue<int>());

        using var removed = await client.DeleteAsync($"{Rules}/service-hotline");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var again = await client.DeleteAsync($"{Rules}/service-hotline");
        await again.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Rule_BadInput_IsRefusedByField()
    {
        var client = await Server.SignedInAsync("admin");
        using var days = await client.PutAsJsonAsync($"{Rules}/default", new { keepDays = 0, keepCount = -1 });
        var errors = (await days.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["keepCount", "keepDays"], errors.Select(error => error.Key).Order(StringComparer.Ordinal));

        using var unknown = await client.PutAsJsonAsync($"{Rules}/no-such-flow", new { keepDays = 1 });
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Rules_ForOthersThanAdministrators_AreClosed()
    {
        var client = await Server.SignedInAsync("owner");
        using var answer = await client.GetAsync(Rules);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
