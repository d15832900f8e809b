using System.Diagnostics;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>What memory 100,000 waiting instances take: the working set of a process of its own that is started over them.</summary>
internal sealed class WorkingSetBenchmark(DatabaseProvider provider)
{
    /// <summary>What the measured process is started with, and the database's address.</summary>
    public const string Measured = "working-set-of";

    private const int Waiting = 100_000;
    private const int Resumed = 1_000;

    /// <summary>Fills a store and measures in another process, which has not seen the filling.</summary>
    public async Task RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        string[] ids;
        await using (var host = await DurableHost.StartAsync(database)) ids = [.. await new StoreFilling(host).FillAsync(0, Waiting, 1)];
        new Random(1).Shuffle(ids);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(WorkingSetBenchmark).Assembly.Location);
        foreach (var argument in new[] { Measured, database.Address, "--database", provider.ToString() }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        foreach (var id in ids.Take(Resumed)) await process.StandardInput.WriteLineAsync(id);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The measured process ended with {process.ExitCode}.");
    }

    /// <summary>The measured process: the ids to resume come in by its input.</summary>
    public static async Task MeasureAsync(DatabaseProvider provider, string address)
    {
        await using var database = BenchDatabase.Open(provider, address);
        await using var host = await DurableHost.StartAsync(database);
        var atStart = Environment.WorkingSet;
        while (await Console.In.ReadLineAsync() is { } id)
        {
            if ((await host.ResumeAsync(id)).Resumed.Count != 1) throw new InvalidOperationException($"{id} was not resumed.");
        }

        Console.WriteLine($"working set, {database.Name}, {Waiting:N0} waiting instances: {atStart / 1e6:N0} MB after the start, "
            + $"{Environment.WorkingSet / 1e6:N0} MB after resuming {Resumed:N0} of them");
    }
}
