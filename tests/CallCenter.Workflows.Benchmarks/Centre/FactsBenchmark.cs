using System.Diagnostics;
using System.Globalization;
using CallCenter.Kpis;
using CallCenter.Persistence;
using CallCenter.Persistence.Facts;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Benchmarks.Durable;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>What a pilot's monitor costs over very many contacts: the first look after they were written, one after a day's change, and one after nothing.</summary>
internal sealed class FactsBenchmark(DatabaseProvider provider, int facts)
{
    public async Task RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        var services = new ServiceCollection().AddLogging();
        database.AddTo(services);
        BenchPilot.AddTo(services.AddSingleton(TimeProvider.System)).AddSingleton<FactStore>().AddSingleton<KpiDays>().AddSingleton<PilotMonitoring>();
        await using var all = services.BuildServiceProvider();
        await all.GetRequiredService<IDatabaseSchema>().UpdateAsync(default);

        var plan = BenchPilot.Plan(all.GetRequiredService<CentreTime>().Today);
        var began = Stopwatch.GetTimestamp();
        foreach (var chunk in Facts(plan.Launch, 0, facts).Chunk(20_000)) await all.GetRequiredService<FactStore>().AddAsync(chunk, TimeZoneInfo.Utc, default);
        Tell($"{facts:N0} facts written", Stopwatch.GetElapsedTime(began));
        await database.SettleAsync();
        await MeasureAsync(all, plan, "monitor, all days to be counted");

        await all.GetRequiredService<FactStore>().AddAsync([.. Facts(plan.Launch, facts, 64)], TimeZoneInfo.Utc, default);
        await MeasureAsync(all, plan, "monitor, days of 64 new facts counted again");
        var times = new List<double>();
        for (var round = 0; round < 5; round++) times.Add(await MeasureAsync(all, plan, null));
        Tell("monitor, nothing new (median of 5)", TimeSpan.FromMilliseconds(Durable.Measure.Median(times)));

        void Tell(string what, TimeSpan time) => Console.WriteLine($"facts, {database.Name}: {what}: {time.TotalMilliseconds:N0} ms");

        async Task<double> MeasureAsync(IServiceProvider all, PilotPlan plan, string? what)
        {
            var began = Stopwatch.GetTimestamp();
            var view = await all.GetRequiredService<PilotMonitoring>().ViewAsync(plan, plan.Measured.Until, default);
            var time = Stopwatch.GetElapsedTime(began);
            if (what is not null) Tell($"{what} ({view.Kpis[0].Pilot.Denominator:N0} contacts of the pilot)", time);
            return time.TotalMilliseconds;
        }
    }

    /// <summary>Contacts of six weeks, three of them before the launch; new ones all end on the last day.</summary>
    private static IEnumerable<(string, ContactFact)> Facts(DateOnly launch, int first, int count)
    {
        var (chance, midnight) = (new Chance(1, first), new DateTimeOffset(launch.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        for (var i = first; i < first + count; i++)
        {
            var day = first > 0 ? 20 : (i % BenchPilot.Days) - 21;
            var (group, at) = (BenchPilot.GroupOf(i), midnight.AddDays(day).AddSeconds(i % 70_000));
            yield return (i.ToString("x8", CultureInfo.InvariantCulture), new()
            {
                ArrivedAt = at, OfferedAt = at, EndedAt = at.AddMinutes(5), Outcome = ContactOutcome.Answered, AgentId = FormattableString.Invariant($"{group}-{i % 40}"), Group = group,
                Version = i / BenchPilot.Days % 2 == 0 ? "p:2" : "p:1", Talk = TimeSpan.FromSeconds(200 + (100 * chance.Part())), WrapUp = TimeSpan.FromSeconds(40), Transferred = chance.Of(0.1),
                Satisfaction = chance.Of(0.4) ? 5 : null,
            });
        }
    }
}
