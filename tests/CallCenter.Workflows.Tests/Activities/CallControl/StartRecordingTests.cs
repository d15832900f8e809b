using CallCenter.Telephony;
using Start = CallCenter.Workflows.Activities.CallControl.StartRecording;

namespace CallCenter.Workflows.Tests.Activities.CallControl;

public sealed class StartRecordingTests
{
    [Fact]
    public void Execute_OfAContact_AsksTheFloorAndGoesOn()
    {
        var run = new ActivityRun<Start>(() => new Start()).Execute();

        Assert.Equal("Done", run.Outcome);
        Assert.Equal([new StartRecording(ActivityRun<Start>.Contact)], run.Commands);
    }
}
