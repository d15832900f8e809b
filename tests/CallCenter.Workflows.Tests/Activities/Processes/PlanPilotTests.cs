using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class PlanPilotTests
{
    [Fact]
    public void Execute_Plan_IsHandedOnAsJsonOrLeftToPeople()
    {
        Assert.Equal(new AskPilotPlan(Steps.Process, 1, """{"weeks":3}"""), Steps.Run(() => new PlanPilot { ProcessVersion = 1, Plan = ValueJson.Parse("""{"weeks":3}""") }).Asked);
        Assert.Equal(new AskPilotPlan(Steps.Process, null, null), Steps.Run(() => new PlanPilot()).Asked);
    }

    [Fact]
    public void Resume_Planned_NamesThePilot()
    {
        var run = Steps.Run(() => new PlanPilot());

        Assert.Equal("Planned", Steps.OutcomeOf(run, new("Planned") { Id = "pilot-1", Number = 2 }));
        Assert.Equal(("pilot-1", 2), (run.Last.Pilot, run.Last.VersionNumber));
        Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new PlanPilot()), Steps.Refused));
    }
}
