using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>Waits for the one stimulus that names this instance.</summary>
[Activity("Bench.Wait", "Test"), Texts("等", "Wait", "", "")]
public sealed class BenchWait : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait([On("Bench", context.InstanceId)]);

    public override ActivityResult Resume(ActivityContext context, object? received) => Done();
}

/// <summary>Waits a day.</summary>
[Activity("Bench.Delay", "Test"), Texts("延时", "Delay", "", "")]
public sealed class BenchDelay : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait([At(context.Now + TimeSpan.FromDays(1))]);

    public override ActivityResult Resume(ActivityContext context, object? received) => Done();
}
