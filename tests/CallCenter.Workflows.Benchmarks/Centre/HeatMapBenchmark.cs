using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Persistence;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.HeatMaps;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.HeatMaps;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Benchmarks.Durable;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Processes.HeatMaps;
using CallCenter.Workflows.Server.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>
/// What a heat map costs over very many runs that have ended, each with its journal of a drawing of 24 nodes: counting all of
/// them, as after an upgrade; a look after 64 more calls; and one after nothing, with and without a pilot.
/// </summary>
internal sealed class HeatMapBenchmark(DatabaseProvider provider, int runs)
{
    private const string Process = "p";
    private const string Pilot = "bench";
    private const int Nodes = 24;
    private const int Passed = 12;
    private const int BatchSize = 2_000;

    public async Task RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await DurableHost.StartAsync(database, more: services => BenchPilot.AddTo(services).AddSingleton<ProcessStore>().AddSingleton<VersionFlows>()
            .AddSingleton<RunDays>().AddSingleton<HeatPeriods>().AddSingleton<HeatMapMaker>());
        var plan = BenchPilot.Plan(DateOnly.FromDateTime(DateTime.UtcNow)) with { Id = Pilot, Process = Process };
        var definition = await PrepareAsync(host, plan);

        await TellAsync($"{runs:N0} ended runs written", () => FillAsync(host, definition, plan.Launch, 0, runs));
        await database.SettleAsync();
        await TellAsync("all of them counted", async () =>
        {
            while (await host.Get<RunDays>().CountAsync(TimeZoneInfo.Utc, default) == RunDays.Batch) { }
        });
        await FillAsync(host, definition, plan.Launch, runs, 64);
        await TellAsync("heat map, 64 new runs to be counted", () => MakeAsync(host, plan, null));
        foreach (var pilot in (string?[])[null, Pilot])
        {
            var (times, counted) = (new List<double>(), 0L);
            for (var round = 0; round < 5; round++)
            {
                var began = Stopwatch.GetTimestamp();
                counted = (await MakeAsync(host, plan, pilot)).Arms.Where(arm => arm.Arm != Arm.Neither).Sum(arm => arm.Runs);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            Tell($"heat map{(pilot is null ? "" : " of a pilot")}, nothing new ({counted:N0} runs, median of 5)", Durable.Measure.Median(times));
        }

        async Task TellAsync(string what, Func<Task> work)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            Tell(what, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        void Tell(string what, double milliseconds) => Console.WriteLine($"heat map, {database.Name}: {what}: {milliseconds:N0} ms");
    }

    private static Task<HeatMapView> MakeAsync(DurableHost host, PilotPlan plan, string? pilot) =>
        host.Get<HeatMapMaker>().MakeAsync(Process, 2, new(null, pilot is null ? plan.Launch.AddDays(-21) : null, plan.Launch.AddDays(20), pilot), default);

    /// <summary>A process whose two versions froze one drawing, and the pilot between them.</summary>
    private static async Task<StoredDefinition> PrepareAsync(DurableHost host, PilotPlan plan)
    {
        await host.Get<DefinitionLibrary>().SaveAsync(Drawing(), publish: true);
        var definition = (await host.Get<DefinitionLibrary>().FindAsync("heat", VersionOptions.Published))!;
        var processes = host.Get<ProcessStore>();
        await processes.AddAsync(new() { Id = Process, Name = Process, Class = ProcessClass.KeyUser, Owner = "bench" }, "bench", default);
        for (var number = 1; number <= 2; number++)
        {
            await processes.AddVersionAsync(
                new() { Process = Process, Number = number, Status = VersionStatus.Released, Flows = ["heat"], Definitions = [new("heat", definition.Id)] }, "bench", default);
        }

        await host.Get<PilotStore>().AddAsync(new()
        {
            Id = Pilot, Name = Pilot, Process = Process, PilotVersion = plan.PilotVersion, ControlVersion = plan.ControlVersion, Plan = PlanJson.Write(plan), Status = PilotStatus.Running,
            CreatedBy = "bench",
        }, default);
        return definition;
    }

    /// <summary>A chain of nodes.</summary>
    private static JsonObject Drawing() => new()
    {
        ["definitionId"] = "heat",
        ["name"] = "heat",
        ["root"] = new JsonObject
        {
            ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1,
            ["activities"] = new JsonArray([.. Enumerable.Range(0, Nodes).Select(node => new JsonObject { ["id"] = NodeId(node), ["type"] = "Elsa.Start", ["version"] = 1 })]),
            ["connections"] = new JsonArray([.. Enumerable.Range(1, Nodes - 1).Select(node => new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = NodeId(node - 1), ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = NodeId(node), ["port"] = "In" },
            })]),
        },
    };

    /// <summary>Runs of six weeks, three of them before the launch; every eighth is hung up on at a node where it waits.</summary>
    private async Task FillAsync(DurableHost host, StoredDefinition definition, DateOnly launch, int first, int count)
    {
        var midnight = new DateTimeOffset(launch.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-21);
        for (var from = first; from < first + count; from += BatchSize)
        {
            var batch = new CommitBatch { At = midnight };
            var numbers = Enumerable.Range(from, Math.Min(BatchSize, first + count - from)).ToList();
            foreach (var number in numbers) Add(batch, definition, number, midnight.AddDays(Math.Min(BenchPilot.Days - 1, (long)number * BenchPilot.Days / runs)).AddSeconds(number % 70_000));
            await host.Store.CommitAsync(batch, default);
            await using var context = await host.Get<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync();
            context.AddRange(numbers.Select(number => new ContactVersionRow { ContactId = ContactOf(number), Process = Process, Version = "p:1", Group = BenchPilot.GroupOf(number) }));
            await context.SaveChangesAsync();
        }
    }

    private static void Add(CommitBatch batch, StoredDefinition definition, int number, DateTimeOffset at)
    {
        var (id, chance, sequence, began) = ($"heat-{number:x8}", new Chance(1, number), 0, at);
        var lines = new List<JournalEntry> { Line(1, "flow", JournalEvent.Started) };
        for (var step = 0; step < Passed; step++)
        {
            var node = NodeId((number + step) % Nodes);
            if (step % 3 != 2)
            {
                lines.Add(Line(step + 2, node, JournalEvent.Ran));
                continue;
            }

            lines.Add(Line(step + 2, node, JournalEvent.Started));
            Write();
            at += chance.Of(TimeSpan.FromSeconds(40), 1.2);
            if (number % 8 == 0 && step == 8)
            {
                lines.AddRange([Line(1, "flow", JournalEvent.Noted), Line(step + 2, node, JournalEvent.Canceled)]);
                break;
            }

            lines.Add(Line(step + 2, node, JournalEvent.Completed));
        }

        lines.Add(Line(1, "flow", number % 8 == 0 ? JournalEvent.Canceled : JournalEvent.Completed));
        Write();
        batch.Instances.Add(new(new(
            id, "heat", definition.Id, definition.Version, ContactOf(number), null, null, InstanceStatus.Finished, InstanceSubStatus.Finished, 0, IsAsking: false, 1, began, at, at, new byte[200]), null));
        batch.Finished.Add((id, 1));

        JournalEntry Line(int execution, string node, JournalEvent happened) => new()
        {
            Sequence = ++sequence, ExecutionNumber = execution, ParentNumber = execution == 1 ? 0 : 1, At = at, Event = happened,
            Outcomes = happened is JournalEvent.Ran or JournalEvent.Completed ? ["Done"] : null, Node = new() { Id = node, NodeId = node, Type = "Elsa.WriteLine" },
        };

        void Write()
        {
            batch.Journal.Add(new(id, lines[0].Sequence, lines.Count, at, JournalCodec.Write(lines)));
            lines.Clear();
        }
    }

    private static string NodeId(int number) => FormattableString.Invariant($"n{number}");

    private static string ContactOf(int number) => "contact-" + number.ToString("x8", CultureInfo.InvariantCulture);
}
