using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Benchmarks.Engine;

/// <summary>Waits for the stimulus Benchmark:go, as an activity of the catalogue does.</summary>
[Activity("Benchmark.Wait", "Benchmark"), Texts("等待", "Wait", "等待刺激", "Waits for a stimulus")]
public sealed class BenchmarkWait : Activity
{
    public static readonly StimulusKey Stimulus = new("Benchmark", "go");

    public override ActivityResult Execute(ActivityContext context) => Wait([On(Stimulus.Name, Stimulus.Key)]);

    public override ActivityResult Resume(ActivityContext context, object? received) => Done();
}
