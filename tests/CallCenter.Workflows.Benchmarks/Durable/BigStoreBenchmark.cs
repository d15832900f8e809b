using System.Diagnostics;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>
/// Whether a store slows down with what is in it: starts and resumes over a full one and over one that is as good as empty, in
/// turns, so that whatever else the machine does hits both alike.
/// </summary>
internal sealed class BigStoreBenchmark(DatabaseProvider provider, int finished)
{
    private const int Callers = 64;
    private const int Versions = 500;
    private const int PerRound = 3_000;
    private const int WarmRounds = 2;
    private const int Rounds = 11;

    /// <summary>All that the rounds resume are in no memory of the runtime.</summary>
    private const int Resumed = PerRound * Rounds;

    public async Task RunAsync()
    {
        await using var full = await BenchDatabase.CreateAsync(provider);
        await using var empty = await BenchDatabase.CreateAsync(provider);
        Console.WriteLine($"big store, {full.Name}:");
        var waitingInFull = await FillAsync(full, finished, Math.Max(finished / 10, Resumed), Versions);
        var waitingInEmpty = await FillAsync(empty, 0, Resumed, 1);
        Console.WriteLine($"  {await full.SizeAsync() / 1e6:N0} MB against {await empty.SizeAsync() / 1e6:N0} MB");
        await using var onFull = await DurableHost.StartAsync(full);
        await using var onEmpty = await DurableHost.StartAsync(empty);
        await CompareAsync("start", new(full, onFull, waitingInFull), new(empty, onEmpty, waitingInEmpty), (host, _) => host.StartInstanceAsync(BenchFlows.Wait, "contact"));
        await CompareAsync("resume", new(full, onFull, waitingInFull), new(empty, onEmpty, waitingInEmpty), (host, id) => host.ResumeAsync(id));
    }

    /// <summary>Fills and closes the database, as if the server had stopped; answers the ids of those that wait in random order.</summary>
    private static async Task<string[]> FillAsync(BenchDatabase database, int finished, int waiting, int versions)
    {
        string[] ids;
        await using (var host = await DurableHost.StartAsync(database, versions)) ids = [.. await new StoreFilling(host).FillAsync(finished, waiting, versions)];
        await database.SettleAsync();
        new Random(1).Shuffle(ids);
        return ids;
    }

    private static async Task CompareAsync(string what, Store full, Store empty, Func<DurableHost, string, Task> operation)
    {
        var (ratios, onFull, onEmpty) = (new List<double>(), new List<Cost>(), new List<Cost>());
        for (var round = 0; round < Rounds; round++)
        {
            // Each goes first every other time.
            var (first, second) = round % 2 == 0 ? (full, empty) : (empty, full);
            var firstCost = await RoundAsync(round, first, operation);
            var secondCost = await RoundAsync(round, second, operation);
            if (round < WarmRounds) continue;
            var (fullCost, emptyCost) = round % 2 == 0 ? (firstCost, secondCost) : (secondCost, firstCost);
            onFull.Add(fullCost);
            onEmpty.Add(emptyCost);
            ratios.Add(emptyCost.Seconds / fullCost.Seconds);
        }

        Console.WriteLine($"  {what}: {Text(onFull)} over the full store, {Text(onEmpty)} over the empty one; "
            + $"{Measure.Median(ratios):P0} of its rate (median of {ratios.Count} pairs, {ratios.Min():P0} to {ratios.Max():P0})");
    }

    private static async Task<Cost> RoundAsync(int round, Store over, Func<DurableHost, string, Task> operation)
    {
        var next = round * PerRound - 1;
        var logged = await over.Database.LoggedAsync();
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Measure.CallersAsync(Callers, async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < (round + 1) * PerRound) await operation(over.Host, over.Ids[number]);
        });
        var (seconds, processor) = (Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        return new(seconds, processor, await over.Database.LoggedAsync() - logged);
    }

    private static string Text(List<Cost> costs)
    {
        var logged = costs[0].Logged is null ? "" : $" and {costs.Average(cost => cost.Logged!.Value) / 1e3 / PerRound:N1} KB of log";
        return $"{PerRound / Measure.Median([.. costs.Select(cost => cost.Seconds)]):N0} a second, "
            + $"{Measure.Median([.. costs.Select(cost => cost.Processor)]) * 1e6 / PerRound:F0} µs of CPU{logged} each";
    }

    private sealed record Store(BenchDatabase Database, DurableHost Host, string[] Ids);

    private readonly record struct Cost(double Seconds, double Processor, long? Logged);
}
