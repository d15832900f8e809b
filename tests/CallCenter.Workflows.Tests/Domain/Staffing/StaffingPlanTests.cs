using CallCenter.Staffing;

namespace CallCenter.Workflows.Tests.Domain.Staffing;

/// <summary>Against the anchors of <see cref="ErlangTests"/>.</summary>
public sealed class StaffingPlanTests
{
    private static readonly StaffingGoal Goal = new(0.8, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(600));

    private static IReadOnlyList<double> At(params (int Index, double Contacts)[] expected) =>
        [.. Enumerable.Range(0, TrafficForecast.HalfHours).Select(index => expected.FirstOrDefault(slot => slot.Index == index).Contacts)];

    /// <summary>100 calls of 600 s in half an hour: 33.33 erlangs; 40 agents reach 84.73 %, 39 only 78.97 %. With 30 % shrinkage 40 / 0.7 = 57.1.</summary>
    [Fact]
    public void Of_ErlangC_IsTheFewestAgentsThatReachTheLevel()
    {
        var slot = Assert.Single(StaffingPlan.Of(At((18, 100)), Goal with { Shrinkage = 0.3 }));
        Assert.Equal((40, 58, 84.73, 33.33), (slot.Agents, slot.Rostered, Math.Round(slot.ServiceLevel * 100, 2), Math.Round(slot.Load, 2)));
        Assert.Equal(new TimeOnly(9, 0), slot.From);
    }

    /// <summary>33.33 erlangs by at most 80 %: 33.33 / 0.8 = 41.67 agents.</summary>
    [Fact]
    public void Of_OccupancyLimit_AddsAgents() => Assert.Equal(42, Assert.Single(StaffingPlan.Of(At((0, 100)), Goal with { MaxOccupancy = 0.8 })).Agents);

    [Fact]
    public void Of_ImpatientCallers_NeedFewer()
    {
        var slot = Assert.Single(StaffingPlan.Of(At((47, 100)), Goal with { Patience = TimeSpan.FromSeconds(120) }));
        Assert.InRange(slot.Agents, 34, 38);
        Assert.InRange(slot.ServiceLevel, 0.8, 0.9);
        Assert.True(new ErlangA(slot.Load, Goal.HandlingTime, slot.Agents - 1, TimeSpan.FromSeconds(120)).ServiceLevel(Goal.Within) < 0.8);
        Assert.Equal(new TimeOnly(23, 30), slot.From);
    }

    [Fact]
    public void Of_NobodyExpected_NeedsNobody() => Assert.Empty(StaffingPlan.Of(At(), Goal));

    [Fact]
    public void Of_ImpossibleGoal_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StaffingPlan.Of(At((1, 1)), Goal with { ServiceLevel = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StaffingPlan.Of(At((1, 1)), Goal with { MaxOccupancy = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => StaffingPlan.Of(At((1, 1)), Goal with { HandlingTime = TimeSpan.Zero }));
    }
}
