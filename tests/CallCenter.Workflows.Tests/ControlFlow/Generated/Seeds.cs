using System.Globalization;
using Xunit.Sdk;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>Runs a test for many seeds. A failure names its seed; the environment variable FLOW_SEED runs that one alone.</summary>
internal static class Seeds
{
    private static readonly int? Only =
        int.TryParse(Environment.GetEnvironmentVariable("FLOW_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    public static void ForEach(int count, Action<int> test)
    {
        if (Only is { } only) Run(only, test);
        else Parallel.For(1, count + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed => Run(seed, test));
    }

    private static void Run(int seed, Action<int> test)
    {
        try
        {
            test(seed);
        }
        catch (Exception exception)
        {
            throw new XunitException($"Seed {seed} (run it alone with FLOW_SEED={seed}): {exception.Message}", exception);
        }
    }
}
