using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class MakeDocumentTests
{
    [Fact]
    public void Resume_Made_SaysWhatItIsCalledAndWhereItIs()
    {
        var run = Steps.Run(() => new MakeDocument());

        Assert.Equal(new AskDocument(Steps.Process, null), run.Asked);
        Assert.Equal("Made", Steps.OutcomeOf(run, new("Made") { Number = 1, Title = "报修受理", Id = "/document" }));
        Assert.Equal((1, "报修受理", "/document"), (run.Last.VersionNumber, run.Last.Title, run.Last.Address));
    }

    [Fact]
    public void Resume_Refused_IsAnIncident() => Assert.Throws<ActivityFault>(() => Steps.Run(() => new MakeDocument()).Answer(Steps.Refused));
}
