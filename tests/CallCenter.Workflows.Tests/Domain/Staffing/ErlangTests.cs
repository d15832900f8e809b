using CallCenter.Staffing;

namespace CallCenter.Workflows.Tests.Domain.Staffing;

/// <summary>Against published figures to the digits they were printed with.</summary>
public sealed class ErlangTests
{
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(33.333333333333336, 600, 39, 78.97)]
    [InlineData(33.333333333333336, 600, 40, 84.73)]
    [InlineData(5, 180, 8, 88.01)]
    [InlineData(32, 240, 37, 80.42)]
    public void ErlangC_ServiceLevel_IsAsPublished(double load, double handling, int agents, double percent) =>
        Assert.Equal(percent, Math.Round(new ErlangC(load, TimeSpan.FromSeconds(handling), agents).ServiceLevel(Threshold) * 100, 2));

    [Theory]
    [InlineData(5, 180, 8, 10.04)]
    [InlineData(32, 240, 37, 14.26)]
    public void ErlangC_MeanWait_IsAsPublished(double load, double handling, int agents, double seconds) =>
        Assert.Equal(seconds, Math.Round(new ErlangC(load, TimeSpan.FromSeconds(handling), agents).MeanWait!.Value.TotalSeconds, 2));

    [Fact]
    public void ErlangC_AgentsFor_IsTheFewestThatReachTheLevel()
    {
        var (load, handling) = (ErlangC.LoadOf(100, HalfHour, TimeSpan.FromSeconds(600)), TimeSpan.FromSeconds(600));
        Assert.Equal(33.33, Math.Round(load, 2));
        Assert.Equal(40, ErlangC.AgentsFor(load, handling, 0.8, Threshold));
    }

    [Fact]
    public void ErlangC_MoreLoadThanAgents_HasNoSteadyState()
    {
        var overloaded = new ErlangC(10, TimeSpan.FromSeconds(60), 10);
        Assert.False(overloaded.IsStable);
        Assert.Equal((1, 0, 1), (overloaded.WaitProbability, overloaded.ServiceLevel(Threshold), overloaded.Occupancy));
        Assert.Null(overloaded.MeanWait);
    }

    [Theory]
    [InlineData(33, 0.3584, 0.1004)]
    [InlineData(38, 0.1573, 0.0370)]
    public void ErlangA_Anchors_AreAsPublished(int agents, double waits, double abandons)
    {
        var queue = new ErlangA(100 * 600 / 1800.0, TimeSpan.FromSeconds(600), agents, TimeSpan.FromSeconds(120));
        Assert.Equal(waits, Math.Round(queue.WaitProbability, 4));
        Assert.Equal(abandons, Math.Round(queue.AbandonProbability, 4));
    }

    [Fact]
    public void ErlangA_VeryPatientCallers_WaitAsInErlangC()
    {
        var (patient, endless) = (new ErlangA(5, TimeSpan.FromSeconds(180), 8, TimeSpan.FromDays(100)), new ErlangC(5, TimeSpan.FromSeconds(180), 8));
        Assert.Equal(endless.WaitProbability, patient.WaitProbability, 4);
        Assert.Equal(endless.MeanWait!.Value.TotalSeconds, patient.MeanWait.TotalSeconds, 2);
    }

    [Fact]
    public void ErlangA_AThousandAgents_IsStillANumber()
    {
        var queue = new ErlangA(1_000, TimeSpan.FromSeconds(300), 1_000, TimeSpan.FromSeconds(120));
        Assert.InRange(queue.WaitProbability, 0.2, 0.8);
        Assert.InRange(queue.Occupancy, 0.9, 1);
    }

    /// <summary>Who is ever answered has not given up.</summary>
    [Theory]
    [InlineData(33, 0.1004)]
    [InlineData(38, 0.0370)]
    public void ErlangA_ServiceLevelOfAVeryLongTime_IsAllWhoDoNotGiveUp(int agents, double abandons)
    {
        var queue = new ErlangA(100 * 600 / 1800.0, TimeSpan.FromSeconds(600), agents, TimeSpan.FromSeconds(120));
        Assert.Equal(1 - abandons, Math.Round(queue.ServiceLevel(TimeSpan.FromMinutes(40)), 4));
        Assert.Equal(1 - queue.WaitProbability, queue.ServiceLevel(TimeSpan.Zero), 12);
    }

    [Theory]
    [InlineData(39, 78.97)]
    [InlineData(40, 84.73)]
    public void ErlangA_VeryPatientCallers_AreAnsweredAsInErlangC(int agents, double percent) =>
        Assert.Equal(percent, Math.Round(new ErlangA(33.333333333333336, TimeSpan.FromSeconds(600), agents, TimeSpan.FromDays(3000)).ServiceLevel(Threshold) * 100, 2));

    /// <summary>One agent, λ = μ = θ: p(n) = e^−1/n!, and P(answered in t) = 1 − P(wait) + e^−1·∫μ·exp(−2μt + 1 − e^−μt)dt; for t without end P(abandon) = 1/e.</summary>
    [Fact]
    public void ErlangA_OneAgentWithAllRatesAlike_IsAsByHand()
    {
        var queue = new ErlangA(1, TimeSpan.FromSeconds(60), 1, TimeSpan.FromSeconds(60));
        Assert.Equal(1 - Math.Exp(-1), queue.WaitProbability, 10);
        Assert.Equal(Math.Exp(-1), queue.AbandonProbability, 10);
        // With u = e^−t the integral is ∫u·e^(1−u)du from e^−T to 1; its antiderivative is −(u + 1)e^(1−u).
        var u = Math.Exp(-0.5);
        var answered = Math.Exp(-1) + (Math.Exp(-1) * (((u + 1) * Math.Exp(1 - u)) - 2));
        Assert.Equal(answered, queue.ServiceLevel(TimeSpan.FromSeconds(30)), 8);
    }
}
