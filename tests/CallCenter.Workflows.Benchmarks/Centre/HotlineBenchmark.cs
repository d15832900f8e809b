using System.Diagnostics;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server;
using CallCenter.Workflows.Server.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>
/// The whole server on a fresh SQLite file, with a thousand callers at once in the product's own hotline: each chooses
/// repair, keys in a serial number, and what is measured is the time from each answering key to the next prompt.
/// </summary>
internal static class HotlineBenchmark
{
    private const int Calls = 1000;
    private const string Serial = "2026112200#";

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-").FullName;
        try
        {
            await using var app = Server.Program.Build([
                "--Demo=true", $"--Data:Directory={folder}", "--Admin:Password=Benchmark-1", "--urls=http://127.0.0.1:0",
                "--Simulator:Start=2026-11-23T10:00:00+08:00", "--Logging:LogLevel:Default=Warning",
            ]);
            await app.PrepareAsync();
            await app.StartAsync();
            await MeasureAsync(app.Services.GetRequiredService<Simulator>());
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(Simulator simulator)
    {
        var calls = Enumerable.Range(0, Calls).Select(number => simulator.StartCall($"1370{number:D7}", "8008101992")).Select(call => call.Id).ToList();
        await UntilAsync(simulator, calls, call => Prompts(call) >= 2, "the menu");
        await ReportAsync("menu", simulator, calls, "3");
        await ReportAsync("serial number", simulator, calls, Serial);
    }

    private static async Task ReportAsync(string what, Simulator simulator, List<CallCenter.Contacts.ContactId> calls, string keys)
    {
        using var cost = new CostMeter();
        var waits = await PressAsync(simulator, calls, keys);
        var spent = cost.PerPiece(calls.Count * keys.Length);
        waits.Sort();
        Console.WriteLine($"key press to next prompt, {what}: p50 {waits[waits.Count / 2]:F1} ms, p99 {waits[waits.Count * 99 / 100]:F1} ms, longest {waits[^1]:F1} ms ({waits.Count} calls at once; target p99 50 ms)");
        Console.WriteLine($"  each key, callers included: {spent}");
    }

    /// <summary>Every caller keys in at a person's pace, a third of a second a key, beginning at a moment of their own within five seconds.</summary>
    private static async Task<List<double>> PressAsync(Simulator simulator, List<CallCenter.Contacts.ContactId> calls, string keys)
    {
        var before = calls.ToDictionary(id => id, id => Prompts(simulator.Find(id)!));
        var random = new Random(1);
        await Task.WhenAll(calls.Select(async id =>
        {
            await Task.Delay(random.Next(5000));
            foreach (var key in keys)
            {
                simulator.Press(id, key.ToString());
                await Task.Delay(333);
            }
        }));
        await UntilAsync(simulator, calls, call => Prompts(call) > before[call.Id], "the next prompt");
        return [.. calls.Select(id => Waited(simulator.Find(id)!, before[id]))];
    }

    private static double Waited(SimulatedCall call, int promptsBefore)
    {
        var next = call.Transcript.Where(entry => entry.Kind == "prompt").ElementAt(promptsBefore);
        var key = call.Transcript.Last(entry => entry.Kind == "digits" && entry.At <= next.At);
        return (next.At - key.At).TotalMilliseconds;
    }

    private static int Prompts(SimulatedCall call) => call.Transcript.Count(entry => entry.Kind == "prompt");

    private static async Task UntilAsync(Simulator simulator, List<CallCenter.Contacts.ContactId> calls, Func<SimulatedCall, bool> holds, string what)
    {
        var start = Stopwatch.GetTimestamp();
        while (!calls.All(id => holds(simulator.Find(id)!)))
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(1))
            {
                var states = calls.Select(id => simulator.Find(id)!).GroupBy(call => (call.State, Prompts(call))).Select(group => $"{group.Count()} {group.Key}");
                throw new TimeoutException($"Not every caller heard {what} within a minute: {string.Join(", ", states)}.");
            }

            await Task.Delay(50);
        }
    }
}
