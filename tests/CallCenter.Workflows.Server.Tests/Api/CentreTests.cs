using System.Net;
using System.Net.Http.Json;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

[Collection(ServerCollection.Name)]
public class CentreTests(SharedServer shared)
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Customers_SearchedByNameOrPhone_AreFoundAndPaged()
    {
        var client = await Server.SignedInAsync("lead");
        var all = await client.GetObjectAsync("/api/customers?page=2&pageSize=15");
        Assert.Equal((40, 15, 2, 15), (all["totalCount"]!.GetValue<int>(), all.Items().Count, all["page"]!.GetValue<int>(), all["pageSize"]!.GetValue<int>()));

        var byPhone = Assert.Single((await client.GetObjectAsync("/api/customers?search=138-0013-8007")).Items());
        Assert.Equal("13800138007", byPhone["phones"]![0]!.GetValue<string>());
        var name = byPhone.Text("name")!;
        Assert.Contains((await client.GetObjectAsync("/api/customers?search=" + Uri.EscapeDataString(name))).Items(), found => found.Text("id") == byPhone.Text("id"));
    }

    [Fact]
    public async Task Calendars_OfTheDemo_HaveFourteenHoursADayAndTheHolidaysOfTwoYears()
    {
        var client = await Server.SignedInAsync("lead");
        var calendar = Assert.Single((await client.GetObjectAsync("/api/calendars")).Items(), known => known.Text("id") == "service-hours");
        var hours = calendar["hours"]!.AsArray();
        Assert.Equal(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], hours.Select(day => day!.Text("day")!));
        Assert.All(hours, day => Assert.Equal(("08:00", "22:00"), (day!.Text("from"), day!.Text("to"))));
        Assert.Contains(calendar["holidays"]!.AsArray(), day => day!.Text("date") == "2026-10-01" && day!.Text("name") == "National Day");
        Assert.Contains(calendar["holidays"]!.AsArray(), day => day!.Text("date")!.StartsWith("2027-", StringComparison.Ordinal));
        Assert.Contains(calendar["makeUpDays"]!.AsArray(), day => day!.Text("date") == "2026-02-14" && day!.Text("name") == "Make-up working day");
    }

    [Fact]
    public async Task Contacts_OfTheDemo_AreListedLatestFirstAndHaveAJournal()
    {
        var client = await Server.SignedInAsync("lead");
        var page = await client.GetObjectAsync("/api/contacts?state=Ended&search=13800138002&pageSize=5");
        var contact = page.Items()[0];
        Assert.Equal(3, page["totalCount"]!.GetValue<int>());
        Assert.Equal("13800138002", contact.Text("from"));
        Assert.NotNull(contact.Text("customerName"));
        Assert.Equal(page.Items().Select(item => item.Text("arrivedAt")).OrderDescending(), page.Items().Select(item => item.Text("arrivedAt")));

        var detail = await client.GetObjectAsync("/api/contacts/" + contact.Text("id"));
        Assert.Equal(contact.Text("agentName"), detail.Text("agentName"));
        Assert.Equal(["arrived", "answered", "queued", "connected", "ended"], detail["journal"]!.AsArray().Select(line => line!.Text("kind")!));
    }

    [Fact]
    public async Task Contacts_UnknownIdOrState_AreRefused()
    {
        var client = await Server.SignedInAsync("lead");
        using var missing = await client.GetAsync("/api/contacts/none");
        await missing.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var wrong = await client.GetAsync("/api/contacts?state=Lost");
        Assert.Contains("Queued", (await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocklist_AddedListedAndRemoved_Holds()
    {
        var client = await Server.SignedInAsync("lead");
        using var added = await client.PostAsJsonAsync("/api/blocklist", new { number = "135-0000 1111", reason = "nuisance" });
        Assert.Equal("13500001111", (await added.ObjectAsync(HttpStatusCode.Created)).Text("number"));
        var listed = Assert.Single((await client.GetObjectAsync("/api/blocklist?search=13500001111")).Items());
        Assert.Equal("nuisance", listed.Text("reason"));

        using var removed = await client.DeleteAsync("/api/blocklist/13500001111");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var again = await client.DeleteAsync("/api/blocklist/13500001111");
        await again.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Blocklist_BadEntry_NamesEachField()
    {
        var client = await Server.SignedInAsync("lead");
        using var answer = await client.PostAsJsonAsync("/api/blocklist", new { number = "abc", reason = new string('x', 201), expiresAt = "2020-01-01T00:00:00Z" });
        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["expiresAt", "number", "reason"], errors.Select(error => error.Key).Order());
    }

    [Fact]
    public async Task OpenApi_Document_ListsOurResources()
    {
        using var client = Server.Browser();
        var paths = (await client.GetObjectAsync("/openapi/v1.json"))["paths"]!.AsObject().Select(path => path.Key).ToList();
        foreach (var path in new[] { "/api/session", "/api/lines", "/api/customers", "/api/contacts", "/api/contacts/{id}", "/api/calendars", "/api/blocklist", "/api/home", "/api/queues", "/api/agents", "/api/simulator/calls", "/elsa/api/workflow-definitions" })
            Assert.Contains(path, paths);
    }

    [Fact]
    public async Task Health_Always_TellsLifeAndReadiness()
    {
        using var client = Server.Browser();
        Assert.Equal("Healthy", (await client.GetObjectAsync("/health/live")).Text("status"));
        var ready = await client.GetObjectAsync("/health/ready");
        Assert.Equal(["database", "runtime", "telephony"], ready["checks"]!.AsObject().Select(check => check.Key).Order());
        Assert.All(ready["checks"]!.AsObject(), check => Assert.Equal("Healthy", check.Value!.Text("status")));
    }

    [Fact]
    public async Task Metrics_AfterRequests_AreInPrometheusText()
    {
        using var client = Server.Browser();
        await client.GetObjectAsync("/health/live");
        using var answer = await client.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", text, StringComparison.Ordinal);
        Assert.Matches("""(?m)^http_server_request_duration_seconds_bucket\{[^}]*http_route="/health/live"[^}]*le="\+Inf"\} [1-9]""", text);
        Assert.Matches("""(?m)^dotnet_gc_collections_total\{gc_heap_generation="gen0"\} \d""", text);
    }
}
