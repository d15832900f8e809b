using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// Drives the runtime and the engine through seeded schedules of reordered and repeated deliveries, crashes at any moment,
/// failing commits and timers racing stimuli. <c>SIMULATION_SEED</c> replays one seed, <c>SIMULATION_SCHEDULES</c> sets how many are tried.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Schedules = 10_000;

    [Fact]
    public void Schedules_AnyOrderOfEvents_LoseNothingAndDoNothingTwice()
    {
        if (Environment.GetEnvironmentVariable("SIMULATION_SEED") is { Length: > 0 } seed)
        {
            Assert.Null(Play(int.Parse(seed, CultureInfo.InvariantCulture), output.WriteLine));
            return;
        }

        var count = int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_SCHEDULES"), out var wanted) ? wanted : Schedules;
        var failures = new ConcurrentBag<string>();
        Parallel.For(0, count, (number, loop) =>
        {
            if (Play(number) is not { } failure) return;
            failures.Add(failure);
            if (failures.Count >= 10) loop.Stop();
        });

        foreach (var failure in failures) output.WriteLine(failure);
        Assert.True(failures.IsEmpty, $"{string.Join('\n', failures)}\nReplay with SIMULATION_SEED=<seed>");
    }

    [Fact]
    public void Schedule_SameSeed_IsTheSameRun()
    {
        Assert.Equal(Facts(4711), Facts(4711));

        static string Facts(int seed)
        {
            using var world = new SimWorld(seed);
            world.Run();
            return string.Join('\n', world.Outside.Received.Select(pair => $"{pair.Key} {pair.Value.Fact}"));
        }
    }

    private static string? Play(int seed, Action<string>? trace = null)
    {
        using var world = new SimWorld(seed, trace);
        try
        {
            world.Run();
            var broken = SimInvariants.Broken(world).ToList();
            return broken.Count == 0 ? null : $"seed {seed}: {string.Join("; ", broken)}";
        }
        catch (Exception exception)
        {
            return $"seed {seed}: {exception}";
        }
    }
}
