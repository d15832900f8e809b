using CallCenter.Telephony;
using Stop = CallCenter.Workflows.Activities.CallControl.StopRecording;

namespace CallCenter.Workflows.Tests.Activities.CallControl;

public sealed class StopRecordingTests
{
    [Fact]
    public void Execute_OfAContact_AsksTheFloorAndGoesOn()
    {
        var run = new ActivityRun<Stop>(() => new Stop()).Execute();

        Assert.Equal("Done", run.Outcome);
        Assert.Equal([new StopRecording(ActivityRun<Stop>.Contact)], run.Commands);
    }
}
