using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Kpis;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>The demo centre on a virtual clock, with a process of two released versions, and facts as a test wants them.</summary>
public sealed class PilotCentre : IAsyncDisposable
{
    public const string Process = "hotline";
    public const string Old = "hotline:1";
    public const string New = "hotline:2";
    public const string Lesson = $"/api/processes/{Process}/versions/2/lesson";

    public static readonly string[] Groups = ["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8"];

    private PilotCentre(TestServer server, HttpClient owner) => (Server, Owner) = (server, owner);

    public TestServer Server { get; }

    public HttpClient Owner { get; }

    public DateOnly Today => Server.Get<CentreTime>().Today;

    public static async Task<PilotCentre> OpenAsync(params FrozenDefinition[][] frozen)
    {
        var server = await TestServer.StartAsync("--Simulator:Start=2026-11-23T10:00:00+08:00");
        var processes = server.Get<ProcessStore>();
        if (await processes.FindAsync(Process, default) is null)
            await processes.AddAsync(new() { Id = Process, Name = "服务热线", Class = ProcessClass.KeyUser, Owner = "owner" }, "owner", default);
        for (var number = 1; number <= 2; number++)
        {
            var definitions = frozen.ElementAtOrDefault(number - 1) ?? [new("none", "none:" + number)];
            await processes.AddVersionAsync(new() { Process = Process, Number = number, Status = VersionStatus.Released, Definitions = definitions }, "owner", default);
        }

        return new(server, await server.SignedInAsync("owner"));
    }

    /// <summary>What a plan of four against four on handling time asks for; beginning tomorrow.</summary>
    public JsonObject Wanted(Action<JsonObject>? change = null)
    {
        var wanted = new JsonObject
        {
            ["name"] = "新脚本试点", ["pilotVersion"] = New, ["controlVersion"] = Old, ["seed"] = 7, ["launch"] = Today.AddDays(1).ToString("O", CultureInfo.InvariantCulture), ["weeks"] = 2, ["washOutDays"] = 3,
            ["baselineWeeks"] = 3,
            ["design"] = new JsonObject { ["kind"] = "Parallel", ["groups"] = new JsonArray([.. Groups.Select(group => (JsonNode)group)]), ["pilots"] = 4, ["matched"] = true },
            ["kpis"] = new JsonArray(
                new JsonObject { ["kpi"] = "handling-time", ["role"] = "Primary" }, new JsonObject { ["kpi"] = "transfer-rate", ["role"] = "Guardrail", ["margin"] = 0.05 }),
        };
        change?.Invoke(wanted);
        return wanted;
    }

    public async Task<JsonObject> PostAsync(string address, object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Owner.PostAsJsonAsync(address, body);
        return await answer.ObjectAsync(status);
    }

    public async Task<JsonObject> RefusedAsync(string address, object body, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var answer = await Owner.PostAsJsonAsync(address, body);
        return await answer.ProblemAsync(status, status == HttpStatusCode.Conflict ? "conflict" : "invalid-input");
    }

    /// <summary>A plan that is launched, and whose pilot agents have read and passed.</summary>
    public async Task<(string Id, IReadOnlyList<string> Pilots)> LaunchAsync()
    {
        var planned = await PostAsync("/api/pilots", Wanted(), HttpStatusCode.Created);
        var id = planned.Text("id")!;
        await PostAsync($"/api/pilots/{id}/launch", new { reason = "小范围先看" });
        IReadOnlyList<string> pilots = [.. planned["plan"]!["pilots"]!.AsArray().Select(group => group!.GetValue<string>())];
        var agents = (await Owner.GetObjectAsync($"/api/agents?pageSize=500")).Items();
        await ExposeAsync(id);
        Assert.Equal(24, agents.Count);
        return (id, pilots);
    }

    /// <summary>The pilot's agents have read the version and passed its quiz.</summary>
    public async Task ExposeAsync(string pilot)
    {
        foreach (var exposed in await ExposureAsync(pilot))
            await PostAsync("/api/exposures", new { version = New, agentId = exposed.Text("agentId"), read = true, quizScore = 0.9 });
    }

    /// <summary>Writes what agents learn of the new version.</summary>
    public async Task<JsonObject> SaveLessonAsync()
    {
        using var answer = await Owner.PutAsJsonAsync(Lesson, LessonOf(0));
        return await answer.ObjectAsync(HttpStatusCode.OK);
    }

    public static object LessonOf(int revision) => new
    {
        different = "先确认地址。",
        englishDifferent = "Confirm the address first.",
        revision,
        questions = new[]
        {
            new { text = "先确认什么？", englishText = "What comes first?", choices = new[] { new { text = "地址", englishText = "Address" }, new { text = "姓名", englishText = "Name" } }, right = 0 },
            new { text = "什么时候？", englishText = "When?", choices = new[] { new { text = "最后", englishText = "Last" }, new { text = "最先", englishText = "First" } }, right = 1 },
        },
    };

    public async Task<IReadOnlyList<JsonNode>> ExposureAsync(string pilot)
    {
        using var answer = await Owner.GetAsync($"/api/pilots/{pilot}/exposure");
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Select(node => node!)];
    }

    public async Task AdvanceAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            using var answer = await Owner.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds = 86_400 });
            await answer.ObjectAsync(HttpStatusCode.OK);
        }
    }

    /// <summary>Facts of every group for each day from a day on; the pilots' handling time is so many seconds longer.</summary>
    public async Task WorkAsync(DateOnly from, int days, IReadOnlyList<string> pilots, double seconds, int seed = 11)
    {
        var (chance, zone) = (new Chance(seed), Server.Get<CentreTime>().Zone);
        var facts = new List<(string, ContactFact)>();
        foreach (var group in Groups)
        {
            var number = 1001 + (3 * (group[1] - '1'));
            for (var day = 0; day < days; day++)
            {
                for (var i = 0; i < 14; i++)
                {
                    var local = from.AddDays(day).ToDateTime(new TimeOnly(9, 0)).AddMinutes(40 * i);
                    var arrived = new DateTimeOffset(local, zone.GetUtcOffset(local));
                    var isPilot = pilots.Contains(group);
                    var talk = 210 + (90 * chance.Normal()) + (isPilot ? seconds : 0);
                    facts.Add(($"test-{group}-{local:yyyyMMddHHmm}", new()
                    {
                        ArrivedAt = arrived, OfferedAt = arrived, EndedAt = arrived.AddMinutes(10), Outcome = ContactOutcome.Answered, Queue = "presales",
                        AgentId = FormattableString.Invariant($"a{number + (i % 3)}"), Group = group, Version = isPilot ? New : Old, Talk = TimeSpan.FromSeconds(Math.Max(10, talk)),
                        WrapUp = TimeSpan.FromSeconds(45), Transferred = chance.Of(0.08),
                    }));
                }
            }
        }

        await Server.Get<FactStore>().AddAsync(facts, zone, default);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
