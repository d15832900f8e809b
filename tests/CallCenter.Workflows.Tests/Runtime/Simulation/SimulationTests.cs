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
    private const int Schedules = 100_000;

    /// <summary>Families of instances take some twenty times as many turns as calls.</summary>
    private const int FamilySchedules = 1_500;

    private const int ServiceSchedules = 2_000;

    private const int ShapeSchedules = 2_000;

    private const int CentreSchedules = 4_000;

    private const int ErrandSchedules = 2_000;

    /// <summary>The most that one test tries, so that none runs for minutes on a busy machine.</summary>
    private const int AtOnce = 25_000;

    public static TheoryData<string> Scenarios => [nameof(SimFlows), nameof(SimFamilies), nameof(SimServices), nameof(SimShapes), nameof(SimCentre), nameof(SimErrands)];

    /// <summary>The seeds of each test: the first and how many.</summary>
    public static TheoryData<string, int, int> Seeds
    {
        get
        {
            var seeds = new TheoryData<string, int, int>();
            (string, int)[] all =
                [(nameof(SimFlows), Schedules), (nameof(SimFamilies), FamilySchedules), (nameof(SimServices), ServiceSchedules), (nameof(SimShapes), ShapeSchedules),
                    (nameof(SimCentre), CentreSchedules), (nameof(SimErrands), ErrandSchedules)];
            foreach (var (scenario, standard) in all)
            {
                var (first, count) = Setting("SIMULATION_SEED") is { } seed ? (seed, 1) : (0, Setting("SIMULATION_SCHEDULES") ?? standard);
                for (var done = 0; done < count; done += AtOnce) seeds.Add(scenario, first + done, Math.Min(AtOnce, count - done));
            }

            return seeds;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Schedules_AnyOrderOfEvents_LoseNothingAndDoNothingTwice(string scenario, int first, int count)
    {
        if (count == 1)
        {
            Assert.Null(Play(scenario, first, output.WriteLine));
            return;
        }

        var failures = new ConcurrentBag<string>();
        Parallel.For(first, first + count, (number, loop) =>
        {
            if (Play(scenario, number) is not { } failure) return;
            failures.Add(failure);
            if (failures.Count >= 10) loop.Stop();
        });

        foreach (var failure in failures) output.WriteLine(failure);
        Assert.True(failures.IsEmpty, $"{string.Join('\n', failures)}\nReplay with SIMULATION_SEED=<seed>");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Schedule_SameSeed_IsTheSameRun(string scenario)
    {
        Assert.Equal(Facts(4711), Facts(4711));

        string Facts(int seed)
        {
            using var world = new SimWorld(seed, New(scenario));
            world.Run();
            return string.Join('\n', world.Outside.Received.Select(pair => $"{pair.Key} {pair.Value.Fact}"));
        }
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static SimScenario New(string scenario) => scenario switch
    {
        nameof(SimFlows) => new SimFlows(),
        nameof(SimFamilies) => new SimFamilies(),
        nameof(SimShapes) => new SimShapes(),
        nameof(SimCentre) => new SimCentre(),
        nameof(SimErrands) => new SimErrands(),
        _ => new SimServices(),
    };

    private static string? Play(string scenario, int seed, Action<string>? trace = null)
    {
        var played = New(scenario);
        using var world = new SimWorld(seed, played, trace);
        try
        {
            world.Run();
            var broken = played.Broken(world).ToList();
            return broken.Count == 0 ? null : $"seed {seed}: {string.Join("; ", broken)}";
        }
        catch (Exception exception)
        {
            return $"seed {seed}: {exception}";
        }
    }
}
