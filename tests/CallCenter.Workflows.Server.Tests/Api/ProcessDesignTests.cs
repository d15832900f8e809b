using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>The design check and the document of a process version, over HTTP.</summary>
public sealed class ProcessDesignTests : IAsyncLifetime
{
    private const string Version = "/api/processes/repair-report/versions/2";
    private TestServer _server = null!;
    private HttpClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SignedInAsync("owner");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Release_WaitsUntilErrorsAreMendedAndWarningsExplained()
    {
        await BundleAsync(("title", "Check the device"), ("assignee", "role:Agent"));
        Assert.Equal(["human-task-without-due-time", "human-task-without-instructions"], await RulesAsync());
        Assert.Contains("1 errors", await RefusedAsync(), StringComparison.Ordinal);

        await _owner.PublishAsync(Flow(("title", "Check the device"), ("assignee", "role:Agent"), ("dueIn", "PT4H")));
        Assert.Contains("1 warnings", await RefusedAsync(), StringComparison.Ordinal);

        var finding = (await _owner.GetObjectAsync(Version + "/design-check"))["items"]![0]!;
        Assert.Equal(("task", "DF13"), (finding.Text("activityId"), finding["quotes"]!.Text("id")));
        using var explained = await _owner.PutAsJsonAsync(Version + "/design-check/reasons", new { finding = finding.Text("id"), reason = "A one-line step." });
        var check = await explained.ObjectAsync(HttpStatusCode.OK);
        Assert.Equal((0, 0, "owner"), (check["errors"]!.GetValue<int>(), check["warningsWithoutReason"]!.GetValue<int>(), check["items"]![0]!.Text("reasonBy")));

        using var released = await _owner.PostAsJsonAsync(Version + "/release", new { revision = await RevisionAsync() });
        Assert.Equal("Released", (await released.ObjectAsync(HttpStatusCode.OK))["head"]!.Text("status"));
        using var late = await _owner.PutAsJsonAsync(Version + "/design-check/reasons", new { finding = finding.Text("id"), reason = "Another." });
        await late.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Reason_OfAnErrorOrWithoutWords_IsRefused()
    {
        await BundleAsync(("title", "Check the device"), ("assignee", "role:Agent"));
        var error = (await _owner.GetObjectAsync(Version + "/design-check"))["items"]!.AsArray().Single(item => item!.Text("severity") == "Error")!;

        using var refused = await _owner.PutAsJsonAsync(Version + "/design-check/reasons", new { finding = error.Text("id"), reason = " " });

        var errors = (await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["finding", "reason"], errors.Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zh-CN", "步骤表", "职责表（RACI）", "班组长", "4 小时")]
    [InlineData("en-US", "Steps by people", "Responsibilities (RACI)", "Team lead", "4 hours")]
    public async Task Document_HasTextAndChartInOneForm(string language, string steps, string raci, string role, string time)
    {
        await BundleAsync(("title", "Check the device"), ("assignee", "role:TeamLead"), ("dueIn", "PT4H"), ("instructions", "Look at the <serial> number."));

        using var page = await _owner.GetAsync($"{Version}/document?language={language}");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var text in new[] { steps, raci, role, time, "<svg ", "Look at the &lt;serial&gt; number." }) Assert.Contains(text, html, StringComparison.Ordinal);

        var markdown = await _owner.GetStringAsync($"{Version}/document?format=markdown&language={language}");
        foreach (var text in new[] { steps, raci, role, time, "data:image/svg+xml;base64,", @"Look at the \<serial\> number." }) Assert.Contains(text, markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_InNoKnownForm_IsRefused()
    {
        using var answer = await _owner.GetAsync(Version + "/document?format=pdf&language=fr");

        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["format", "language"], errors.Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    private async Task BundleAsync(params (string, string)[] task)
    {
        await _owner.PublishAsync(Flow(task));
        using var changed = await _owner.PutAsJsonAsync(Version, new JsonObject
        {
            ["revision"] = await RevisionAsync(), ["flows"] = new JsonArray("repair"), ["steps"] = new JsonArray(), ["kpis"] = new JsonArray(),
        });
        await changed.ObjectAsync(HttpStatusCode.OK);
    }

    private static JsonObject Flow(params (string, string)[] task) => Flows.Chain("repair", Flows.Activity("Elsa.WriteLine", "begin"), Flows.Activity("CallCenter.HumanTask", "task", task));

    private async Task<int> RevisionAsync() => (await _owner.GetObjectAsync(Version))["revision"]!.GetValue<int>();

    private async Task<IEnumerable<string?>> RulesAsync() => (await _owner.GetObjectAsync(Version + "/design-check"))["items"]!.AsArray().Select(item => item!.Text("rule"));

    private async Task<string> RefusedAsync()
    {
        using var refused = await _owner.PostAsJsonAsync(Version + "/release", new { revision = await RevisionAsync() });
        return (await refused.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail")!;
    }
}
