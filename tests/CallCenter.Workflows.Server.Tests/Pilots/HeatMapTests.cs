using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>Heat maps of what simulated calls did, through the whole server on a virtual clock.</summary>
public sealed class HeatMapTests : IAsyncLifetime
{
    private const string Number = "95577";
    private const string Address = "/api/processes/hotline/versions";

    private PilotCentre _centre = null!;

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Map_OfKnownCalls_HasTheirCountsDwellAndDropOff()
    {
        await MenuVersionAsync();
        for (var i = 0; i < 2; i++) await ChooseAsync(await CallAsync(Number), "1", after: 8);
        var gone = await CallAsync(Number);
        await AdvanceAsync(5);
        await HangUpAsync(gone);
        await CallAsync(Number);
        await AdvanceAsync(1);

        var map = await _centre.Owner.GetObjectAsync($"{Address}/3/heat-map");
        Assert.Equal(("menu-flow", 1, 0), (map.Text("flow"), Int(map["underWay"]), Int(map["uncounted"])));
        Assert.Null(map["notice"]);
        var all = Arm(map, "All");
        Assert.Equal((3, 1), (Int(all["runs"]), Int(all["dropOffs"])));
        var menu = Node(all, "menu");
        Assert.Equal((3, 2, 1, 0), (Int(menu["entries"]), Int(menu["completions"]), Int(menu["dropOffs"]), Int(menu["faults"])));
        Assert.Equal(8, menu["medianSeconds"]!.GetValue<double>(), 8 * 0.03);
        Assert.Equal((2, 0), (Int(Node(all, "sales")["entries"]), Int(Node(all, "sales")["dropOffs"])));
        Assert.Equal(2, Edge(all, "menu", "sales"));
        Assert.Equal(0, Edge(all, "menu", "other"));
        Assert.Equal(["arrived", "answer", "menu", "sales", "other"], map["nodes"]!.AsArray().Where(node => node!["isDrawn"]!.GetValue<bool>()).Select(node => node!.Text("id")!));
        Assert.DoesNotContain(all["nodes"]!.AsArray(), node => node!.Text("id") == "flow");
    }

    [Fact]
    public async Task Map_OfAPilot_SplitsByTheGroupThatTookTheCall()
    {
        var frozen = new FrozenDefinition("service-hotline", (await _centre.Server.Get<DefinitionLibrary>().FindAsync("service-hotline", VersionOptions.Published))!.Id);
        await VersionAsync(3, frozen);
        await VersionAsync(4, frozen);
        await _centre.PostAsync("/api/bindings", new { version = "hotline:3" }, HttpStatusCode.Created);
        var planned = await _centre.PostAsync("/api/pilots", _centre.Wanted(wanted =>
        {
            (wanted["pilotVersion"], wanted["controlVersion"]) = ("hotline:4", "hotline:3");
            wanted["design"] = new JsonObject { ["kind"] = "Parallel", ["pilotGroups"] = new JsonArray("g1", "g3", "g5", "g7"), ["controlGroups"] = new JsonArray("g2", "g4", "g6", "g8") };
        }), HttpStatusCode.Created);
        var pilot = planned.Text("id")!;
        using var early = await _centre.Owner.GetAsync($"{Address}/4/heat-map?pilot={pilot}");
        Assert.NotNull((await early.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["pilot"]);

        await _centre.PostAsync($"/api/pilots/{pilot}/launch", new { reason = "小范围先看" });
        Assert.NotNull((await _centre.Owner.GetObjectAsync($"{Address}/4/heat-map?pilot={pilot}"))["notice"]);
        await _centre.AdvanceAsync(1);
        var calls = new List<string>();
        for (var i = 0; i < 6; i++) calls.Add(await CallAsync("8008101992"));
        await AdvanceAsync(6);
        foreach (var call in calls) await PressAsync(call, "1");
        await AdvanceAsync(20);
        var left = await CallAsync("8008101992");
        await AdvanceAsync(3);
        await HangUpAsync(left);
        foreach (var call in calls) await HangUpAsync(call);
        await AdvanceAsync(60);

        var groups = new List<string?>();
        foreach (var call in calls) groups.Add((await _centre.Server.Get<ContactVersionStore>().FindAsync(call, default))?.Group);
        var pilots = groups.Count(group => group is "g1" or "g3" or "g5" or "g7");
        var controls = groups.Count(group => group is "g2" or "g4" or "g6" or "g8");
        Assert.True(pilots > 0 && controls > 0, "Both arms took calls: " + string.Join(' ', groups));

        var map = await _centre.Owner.GetObjectAsync($"{Address}/4/heat-map?pilot={pilot}");
        Assert.Equal((pilots, controls), (Int(Arm(map, "Pilot")["runs"]), Int(Arm(map, "Control")["runs"])));
        Assert.Equal((pilots, controls), (Int(Node(Arm(map, "Pilot"), "presales")["entries"]), Int(Node(Arm(map, "Control"), "presales")["entries"])));
        Assert.Equal(7 - pilots - controls, Int(Arm(map, "Neither")["runs"]));
        Assert.Equal(_centre.Today.ToString("O", CultureInfo.InvariantCulture), map.Text("from"));
        var same = await _centre.Owner.GetObjectAsync($"{Address}/3/heat-map");
        Assert.Equal(7, Int(Arm(same, "All")["runs"]));
        using var other = await _centre.Owner.GetAsync($"{Address}/1/heat-map?pilot={pilot}");
        await other.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Map_BadOrEmptyQuestion_SaysWhatToDo()
    {
        await MenuVersionAsync();
        Assert.Contains("has not run to an end", (await _centre.Owner.GetObjectAsync($"{Address}/3/heat-map"))["notice"]!.Text("en"), StringComparison.Ordinal);
        await ChooseAsync(await CallAsync(Number), "1", after: 8);
        var past = await _centre.Owner.GetObjectAsync($"{Address}/3/heat-map?from=2020-01-01&to=2020-01-31");
        Assert.Contains("There are figures from 2026-11-23 to 2026-11-23", past["notice"]!.Text("en"), StringComparison.Ordinal);

        await RefusedAsync("3/heat-map?from=2026-11-23&to=2026-11-01", "to");
        await RefusedAsync("3/heat-map?from=2020-01-01&to=2026-11-01", "from");
        await RefusedAsync("3/heat-map?flow=nothing", "flow");
        using var withoutFlow = await _centre.Owner.GetAsync($"{Address}/1/heat-map");
        await withoutFlow.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        using var noVersion = await _centre.Owner.GetAsync($"{Address}/9/heat-map");
        await noVersion.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var noPilot = await _centre.Owner.GetAsync($"{Address}/3/heat-map?pilot=none");
        await noPilot.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var agent = await (await _centre.Server.SignedInAsync("agent")).GetAsync($"{Address}/3/heat-map");
        await agent.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task RefusedAsync(string question, string field)
    {
        using var answer = await _centre.Owner.GetAsync($"{Address}/{question}");
        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]![field]);
    }

    /// <summary>Version 3: a menu of two choices, of which each says something and is over.</summary>
    private async Task MenuVersionAsync()
    {
        var menu = Flows.Activity("CallCenter.Menu", "menu", ("prompt", "您好，请按键"));
        menu["choices"] = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = """["1 售前","2 其他"]""" } };
        var model = Flows.Call("menu-flow", Number, menu, Flows.Prompt("sales", "售前"), Flows.Prompt("other", "其他"));
        var lines = model["root"]!["connections"]!.AsArray();
        lines.RemoveAt(3);
        lines[2]!["source"]!["port"] = "1 售前";
        var line = lines[2]!.DeepClone();
        (line["source"]!["port"], line["target"]!["activity"]) = ("2 其他", "other");
        lines.Add(line);
        await _centre.Owner.PublishAsync(model);
        await VersionAsync(3, new("menu-flow", (await _centre.Server.Get<DefinitionLibrary>().FindAsync("menu-flow", VersionOptions.Published))!.Id));
    }

    private Task VersionAsync(int number, FrozenDefinition definition) => _centre.Server.Get<ProcessStore>().AddVersionAsync(
        new() { Process = PilotCentre.Process, Number = number, Status = VersionStatus.Released, Flows = [definition.DefinitionId], Definitions = [definition] }, "owner", default);

    private async Task ChooseAsync(string call, string digits, double after)
    {
        await AdvanceAsync(after);
        await PressAsync(call, digits);
        await AdvanceAsync(20);
        await HangUpAsync(call);
    }

    private async Task<string> CallAsync(string to)
    {
        using var answer = await _centre.Owner.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138003", to });
        return (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
    }

    private async Task PressAsync(string call, string digits)
    {
        using var answer = await _centre.Owner.PostAsJsonAsync($"/api/simulator/calls/{call}/digits", new { digits });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Nothing, when the call is over already.</summary>
    private async Task HangUpAsync(string call)
    {
        using var answer = await _centre.Owner.PostAsync($"/api/simulator/calls/{call}/hangup", null);
    }

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _centre.Owner.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private static JsonNode Arm(JsonObject map, string arm) => map["arms"]!.AsArray().Single(own => own!.Text("arm") == arm)!;

    private static JsonNode Node(JsonNode arm, string id) => arm["nodes"]!.AsArray().Single(node => node!.Text("id") == id)!;

    private static int Edge(JsonNode arm, string source, string target) =>
        Int(arm["edges"]!.AsArray().Single(edge => edge!.Text("source") == source && edge!.Text("target") == target)!["count"]);

    private static int Int(JsonNode? node) => node!.GetValue<int>();
}
