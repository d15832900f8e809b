using CallCenter.Workflows.Benchmarks.Centre;
using CallCenter.Workflows.Benchmarks.Durable;
using CallCenter.Workflows.Benchmarks.Engine;

var benchmarks = new Dictionary<string, Func<Task>>
{
    ["engine"] = () => EngineBenchmarks.RunAsync(args),
    ["hotline"] = HotlineBenchmark.RunAsync,
    ["ready"] = ReadyBenchmark.RunAsync,
    ["durable-start"] = DurableBenchmarks.StartToFirstBookmarkAsync,
    ["durable-resume"] = DurableBenchmarks.ResumeToTheEndAsync,
    ["resume-latency"] = DurableBenchmarks.ResumeLatencyAsync,
    ["suspended-size"] = DurableBenchmarks.SuspendedSizeAsync,
    ["startup"] = DurableBenchmarks.StartUpAsync,
    ["raw-insert"] = RawInsert.RunAsync,
};

var wanted = args.Length == 0 ? [.. benchmarks.Keys] : args;
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
