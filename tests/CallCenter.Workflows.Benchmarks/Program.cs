using CallCenter.Workflows.Benchmarks.Centre;
using CallCenter.Workflows.Benchmarks.Durable;
using CallCenter.Workflows.Benchmarks.Engine;
using CallCenter.Workflows.Server.Settings;

// `--database PostgreSql` runs the durable ones there.
var given = Array.IndexOf(args, "--database");
var provider = DatabaseProvider.Sqlite;
if (given >= 0 && !Enum.TryParse(args.ElementAtOrDefault(given + 1), ignoreCase: true, out provider))
{
    Console.Error.WriteLine($"--database needs one of: {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");
    return 1;
}

var durable = new DurableBenchmarks(provider);
var benchmarks = new Dictionary<string, Func<Task>>
{
    ["engine"] = () => EngineBenchmarks.RunAsync(args),
    ["hotline"] = HotlineBenchmark.RunAsync,
    ["ready"] = ReadyBenchmark.RunAsync,
    ["durable-start"] = durable.StartToFirstBookmarkAsync,
    ["durable-resume"] = durable.ResumeToTheEndAsync,
    ["resume-latency"] = durable.ResumeLatencyAsync,
    ["suspended-size"] = durable.SuspendedSizeAsync,
    ["startup"] = durable.StartUpAsync,
    ["raw-insert"] = new RawInsert(provider).RunAsync,
};

string[] wanted = given < 0 ? args : [.. args[..given], .. args[(given + 2)..]];
if (wanted.Length == 0) wanted = [.. benchmarks.Keys];
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
