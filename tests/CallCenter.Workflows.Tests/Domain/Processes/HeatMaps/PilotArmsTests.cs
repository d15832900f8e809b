using CallCenter.Processes.HeatMaps;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.HeatMaps;

public sealed class PilotArmsTests
{
    private static readonly DateOnly Launch = new(2026, 3, 9);

    [Theory]
    [InlineData("a", 0, Arm.Pilot)]
    [InlineData("b", 0, Arm.Control)]
    [InlineData("c", 0, Arm.Neither)]
    [InlineData(null, 0, Arm.Neither)]
    [InlineData("a", -1, Arm.Neither)]
    [InlineData("b", -1, Arm.Neither)]
    [InlineData("a", 10, Arm.Pilot)]
    [InlineData("a", 11, Arm.Neither)]
    public void Of_GroupAndDay_IsWhatThePlanSays(string? group, int day, Arm expected)
    {
        var plan = new PilotPlan
        {
            Id = "p", Process = "hotline", PilotVersion = "hotline:2", ControlVersion = "hotline:1", Seed = 1, Launch = Launch, Kpis = [],
            Design = new PilotDesign.Parallel(["a"], ["b"], new AssignmentMechanism.Choose(2, 1)),
        };

        Assert.Equal(expected, PilotArms.Of(plan, group, Launch.AddDays(day), ended: Launch.AddDays(10)));
    }
}
