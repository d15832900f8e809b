using System.Diagnostics;
using CallCenter.Workflows.Server.Simulations;
using CallCenter.Workflows.Server.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>A simulated day of 10,000 calls through the demo centre and the product's own hotline.</summary>
internal static class DayBenchmark
{
    private const int Calls = 10_000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("day-").FullName;
        try
        {
            await using var app = Server.Program.Build([
                "--Demo=true", $"--Data:Directory={folder}", "--Admin:Password=Benchmark-1", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning",
            ]);
            await app.PrepareAsync();
            await app.StartAsync();
            var planner = app.Services.GetRequiredService<DayPlanner>();
            for (var round = 1; round <= Rounds; round++)
            {
                var plan = await planner.PlanAsync(new(Calls: Calls, Date: new(2026, 11, 24), Seed: round), default);
                var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var result = await new SimulatedDay(plan).PlayAsync();
                Console.WriteLine($"simulated day {round}: {result.Calls} calls, {result.Answered} answered by agents, {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, "
                    + $"{(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F1} s of CPU (target 60 s)");
            }

            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
