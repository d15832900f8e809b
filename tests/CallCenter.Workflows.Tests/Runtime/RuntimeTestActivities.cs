using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Tests.Runtime;

/// <summary>Waits for the stimulus Own:correlation id.</summary>
[Activity("Test.WaitOwn", "Test"), Texts("等自己", "Wait own", "", "")]
public sealed class WaitOwn : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait([On("Own", context.CorrelationId ?? "")]);

    public override ActivityResult Resume(ActivityContext context, object? received) => Done();
}

[Activity("Test.Sends", "Test"), Texts("发", "Sends", "", "")]
public sealed class Sends : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Done("Done", "a command");
}
