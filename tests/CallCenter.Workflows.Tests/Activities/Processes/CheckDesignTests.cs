using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class CheckDesignTests
{
    [Theory]
    [InlineData("Passed")]
    [InlineData("Errors")]
    [InlineData("Warnings")]
    public void Resume_Checked_EndsByWhatWasFound(string outcome)
    {
        var run = Steps.Run(() => new CheckDesign { ProcessVersion = 2 });

        Assert.Equal(new AskDesign(Steps.Process, 2), run.Asked);
        Assert.Equal(outcome, Steps.OutcomeOf(run, new(outcome, new("没有时限。", "No due time.")) { Number = 2 }));
        Assert.Equal(("没有时限。", 2), (run.Last.Explanation, run.Last.VersionNumber));
    }

    [Fact]
    public void Resume_Refused_IsAnIncidentInTheServicesWords()
    {
        var fault = Assert.Throws<ActivityFault>(() => Steps.Run(() => new CheckDesign()).Answer(Steps.Refused));

        Assert.Equal(("不行。 / It cannot be done.", true), (fault.Message, fault.Retryable));
    }
}
