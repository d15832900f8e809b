using CallCenter.Workflows.Benchmarks.Centre;
using CallCenter.Workflows.Benchmarks.Durable;
using CallCenter.Workflows.Benchmarks.Engine;
using CallCenter.Workflows.Server.Settings;

// `--database PostgreSql` runs the durable ones there; `--instances 100000` makes the big store smaller, `--facts 100000` the weeks of pilot and heat map.
var wanted = args.ToList();
if (!Enum.TryParse<DatabaseProvider>(Option("--database", "Sqlite"), ignoreCase: true, out var provider))
{
    Console.Error.WriteLine($"--database needs one of: {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");
    return 1;
}

if (!int.TryParse(Option("--instances", "1000000"), out var instances) || instances < 0)
{
    Console.Error.WriteLine("--instances needs a number, such as 100000.");
    return 1;
}

if (!int.TryParse(Option("--facts", "1000000"), out var facts) || facts < 1)
{
    Console.Error.WriteLine("--facts needs a number, such as 100000.");
    return 1;
}

if (wanted is [WorkingSetBenchmark.Measured, var address])
{
    await WorkingSetBenchmark.MeasureAsync(provider, address);
    return 0;
}

var durable = new DurableBenchmarks(provider);
var benchmarks = new Dictionary<string, Func<Task>>
{
    ["engine"] = () => EngineBenchmarks.RunAsync(args),
    ["hotline"] = HotlineBenchmark.RunAsync,
    ["day"] = DayBenchmark.RunAsync,
    ["ready"] = ReadyBenchmark.RunAsync,
    ["routing"] = RoutingBenchmark.RunAsync,
    ["facts"] = new FactsBenchmark(provider, facts).RunAsync,
    ["heat-map"] = new HeatMapBenchmark(provider, facts).RunAsync,
    ["durable-start"] = durable.StartToFirstBookmarkAsync,
    ["durable-resume"] = durable.ResumeToTheEndAsync,
    ["resume-latency"] = durable.ResumeLatencyAsync,
    ["suspended-size"] = durable.SuspendedSizeAsync,
    ["pending-timers"] = durable.PendingTimersAsync,
    ["events-at-once"] = durable.EventsAtOnceAsync,
    ["big-store"] = new BigStoreBenchmark(provider, instances).RunAsync,
    ["working-set"] = new WorkingSetBenchmark(provider).RunAsync,
    ["raw-insert"] = new RawInsert(provider).RunAsync,
};

if (wanted.Count == 0) wanted = [.. benchmarks.Keys];
foreach (var name in wanted)
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"There is no benchmark {name}. There are: {string.Join(", ", benchmarks.Keys)}.");
        return 1;
    }

    await run();
}

return 0;

// Takes an option and its value out of what is wanted.
string Option(string name, string otherwise)
{
    if (wanted.IndexOf(name) is var at && at < 0) return otherwise;
    var value = wanted.ElementAtOrDefault(at + 1) ?? "";
    wanted.RemoveRange(at, Math.Min(2, wanted.Count - at));
    return value;
}
