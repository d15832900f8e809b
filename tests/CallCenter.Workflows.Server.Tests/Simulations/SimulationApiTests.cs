using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Server.Tests.Simulations;

[Collection(ServerCollection.Name)]
public sealed class SimulationApiTests(SharedServer shared, ITestOutputHelper output)
{
    private const string Simulations = "/api/simulations";

    private TestServer Server => shared.Server;

    [Fact]
    public async Task Simulation_TenThousandCallsThroughTheHotline_AreCountedOnceEach()
    {
        var client = await Server.SignedInAsync("owner");
        using var begun = await client.PostAsJsonAsync(Simulations, new { name = "Busy day", calls = 10_000, date = "2026-11-24", seed = 7 });
        var view = await PollAsync(client, (await begun.ObjectAsync(HttpStatusCode.Accepted)).Text("id")!);
        Assert.Equal("Finished", view.Text("state"));
        var (result, seconds) = (view["result"]!.AsObject(), view["seconds"]!.GetValue<double>());
        output.WriteLine($"{seconds:F1} s: {result["calls"]} calls, {result["contained"]} contained, {result["answered"]} answered, {result["abandoned"]} abandoned, {result["leftFlow"]} left, {result["faulted"]} faulted");
        Assert.InRange(result["calls"]!.GetValue<int>(), 9_500, 10_500);
        Assert.Equal(0, result["faulted"]!.GetValue<int>());
        Assert.Equal(0, result["unserved"]!.GetValue<int>());
        Assert.True(result["answered"]!.GetValue<int>() > 500);
        Assert.True(result["contained"]!.GetValue<int>() > 100);
        var serials = result["nodes"]!.AsArray().Single(node => node!["type"]!.GetValue<string>() == "CallCenter.CollectDigits")!.AsObject();
        Assert.True(serials["outcomes"]!["Collected"]!.GetValue<int>() > serials["visits"]!.GetValue<int>() * 0.8, "Callers key in what is asked for.");
        Assert.NotEmpty(result["queues"]!.AsArray());
        Assert.Equal(48, result["halfHours"]!.AsArray().Count);
        string[] ends = ["contained", "answered", "abandoned", "leftFlow", "turnedAway"];
        Assert.Equal(result["calls"]!.GetValue<int>(), ends.Sum(end => result[end]!.GetValue<int>()));
    }

    [Fact]
    public async Task Simulation_BadInput_IsRefusedByField()
    {
        var client = await Server.SignedInAsync("owner");
        using var bad = await client.PostAsJsonAsync(Simulations, new { calls = 1_000_000, arrivals = new[] { 1, 2 }, callers = new { noInput = 2 }, lines = new[] { new { number = "hello" } } });
        var errors = (await bad.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["arrivals", "callers", "calls", "lines"], errors.Select(error => error.Key).Order(StringComparer.Ordinal));

        using var unknownFlow = await client.PostAsJsonAsync(Simulations, new { drafts = new[] { "no-such-flow" } });
        await unknownFlow.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var unknownGroup = await client.PostAsJsonAsync(Simulations, new { staff = new[] { new { group = "nobody", from = "08:00", to = "12:00" } } });
        await unknownGroup.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var unknown = await client.GetAsync($"{Simulations}/nothing");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Simulation_Cancelled_SaysSo()
    {
        var client = await Server.SignedInAsync("owner");
        using var begun = await client.PostAsJsonAsync(Simulations, new { calls = 50_000 });
        var id = (await begun.ObjectAsync(HttpStatusCode.Accepted)).Text("id")!;
        using var cancelled = await client.DeleteAsync($"{Simulations}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        Assert.Equal("Cancelled", (await PollAsync(client, id)).Text("state"));
        Assert.Contains((await client.GetObjectAsync(Simulations)).Items(), listed => listed.Text("id") == id);
    }

    [Fact]
    public async Task Simulations_ForAgents_AreClosed()
    {
        var client = await Server.SignedInAsync("agent");
        using var closed = await client.GetAsync(Simulations);
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Fact]
    public async Task Comparison_OfTwoStaffings_HasFiguresWithDifferencesQueuesAndPaths()
    {
        var client = await Server.SignedInAsync("owner");
        var few = await PlayedAsync(client, agents: 1);
        var many = await PlayedAsync(client, agents: null);

        var compared = await client.GetObjectAsync($"{Simulations}/comparison?first={few}&second={many}");

        Assert.Equal((few, many), (compared["first"]!.AsObject().Text("id"), compared["second"]!.AsObject().Text("id")));
        Assert.True(compared["sameCallers"]!.GetValue<bool>());
        var answered = compared["figures"]!.AsArray().Single(figure => figure!.AsObject().Text("key") == "answered")!.AsObject();
        Assert.Equal("Share", answered.Text("unit"));
        Assert.True(answered["second"]!.GetValue<double>() > answered["first"]!.GetValue<double>(), "More agents answer more.");
        Assert.Equal(answered["second"]!.GetValue<double>() - answered["first"]!.GetValue<double>(), answered["difference"]!.GetValue<double>(), 9);
        Assert.Equal(0, compared["figures"]![0]!["difference"]!.GetValue<double>());
        Assert.NotEmpty(compared["queues"]!.AsArray());
        Assert.Contains(compared["paths"]!.AsArray(), path => path!.AsObject().Text("type") == "CallCenter.Menu" && path["share"]!["first"] is not null);
        var halfHours = compared["second"]!["result"]!["halfHours"]!.AsArray();
        Assert.Equal(200, halfHours.Sum(half => half!["expected"]!.GetValue<double>()), 6);
        Assert.Equal(120, halfHours[20]!["expected"]!.GetValue<double>());
    }

    [Fact]
    public async Task Comparison_OfWhatIsNotThere_IsRefused()
    {
        var client = await Server.SignedInAsync("owner");
        using var unknown = await client.GetAsync($"{Simulations}/comparison?first=nothing&second=nothing");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(48, (await client.GetFromJsonAsync<double[]>($"{Simulations}/weekday"))!.Length);
    }

    private static async Task<string> PlayedAsync(HttpClient client, int? agents)
    {
        var arrivals = new double[48];
        (arrivals[20], arrivals[21]) = (120, 80);
        using var begun = await client.PostAsJsonAsync(Simulations, new { arrivals, seed = 5, date = "2026-11-24", staff = new[] { new { from = "08:00", to = "22:00", agents } } });
        var id = (await begun.ObjectAsync(HttpStatusCode.Accepted)).Text("id")!;
        Assert.Equal("Finished", (await PollAsync(client, id)).Text("state"));
        return id;
    }

    private static async Task<JsonObject> PollAsync(HttpClient client, string id)
    {
        for (var again = 0; again < 1_200; again++)
        {
            var view = await client.GetObjectAsync($"{Simulations}/{id}");
            if (view.Text("state") is not ("Waiting" or "Running")) return view;
            await Task.Delay(100);
        }

        throw new TimeoutException("The simulation did not end.");
    }
}
