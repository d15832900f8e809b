using CallCenter.Processes.Pilots;
using CallCenter.Processes.Pilots.Rehearsals;
using CallCenter.Processes.Statistics;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Tests.Domain.Processes.Pilots;

/// <summary>The proof of the rules: 2,000 pilots where nothing changes, and 2,000 where something does.</summary>
public sealed class PilotRehearsalTests(ITestOutputHelper output)
{
    private const int Runs = 2_000;
    private const double ContactsPerGroupDay = 60;

    private static readonly KpiBehaviour HandlingTime = new(
        "handling-time", Mean: 320, ContactDeviation: 240, GroupDeviation: 25, GroupWeekDeviation: 15, CentreWeekDeviation: 20, CycleHeight: 12);

    private static readonly KpiBehaviour TransferRate = new(
        "transfer-rate", Mean: 0.12, ContactDeviation: 0.325, GroupDeviation: 0.01, GroupWeekDeviation: 0.006, CentreWeekDeviation: 0.01, CycleHeight: 0.005);

    private static readonly KpiRule Primary = new("handling-time", KpiRole.Primary);
    private static readonly KpiRule Guardrail = new("transfer-rate", KpiRole.Guardrail, Margin: 0.03);

    [Fact]
    public void SideBySide_NothingChanges_ShipsNoMoreOftenThanAlphaAndAboutAsOften()
    {
        var result = Rehearse(SideBySide, Plan(Primary), seed: 1);

        AssertAbout(3 / 70.0, result);
        Assert.InRange(result.Share(VerdictKind.RollBack), 0.02, 0.05 + MonteCarlo(0.05));
        Assert.InRange(result.Share(VerdictKind.Invalid), 0, 0.003);
    }

    [Fact]
    public void SideBySideWithGuardrail_NothingChanges_ShipsNoMoreOftenThanAlpha()
    {
        var result = Rehearse(SideBySide, Plan(Primary, Guardrail), seed: 2);

        Assert.InRange(result.Share(VerdictKind.Ship), 0.01, 0.05);
        Assert.InRange(result.Share(VerdictKind.RollBack), 0, 0.05);
    }

    [Theory]
    [InlineData(Estimator.Changes)]
    [InlineData(Estimator.Covariance)]
    public void SideBySide_PlantedDetectableEffect_IsShippedWithTheStatedPower(Estimator estimator)
    {
        var plan = Plan(Primary) with { Estimator = estimator };
        var change = Power.Detectable(HandlingTime.Power(ContactsPerGroupDay, plan.Weeks, 4, 4, estimator), plan.Alpha, plan.Power)!.Value;

        var result = Rehearse(SideBySide, plan, seed: 3, effect: -change);

        Assert.InRange(result.Share(VerdictKind.Ship), plan.Power, 0.95);
        Assert.Equal(0, result.Share(VerdictKind.RollBack));
    }

    [Fact]
    public void Matched_NothingChanges_ShipsNoMoreOftenThanAlpha()
    {
        var chance = new Chance(5);
        var past = Groups(8).ToDictionary(group => group, _ => (IReadOnlyList<double>)[chance.Normal(), chance.Normal()]);
        var how = PilotDesign.Parallel.Draw(Groups(8), 4, 0, past).How;

        var result = Rehearse(8, seed => Drawn(Groups(8), how, seed), Plan(Primary), seed: 4);

        AssertAbout(Math.Floor(how.Count * 0.05) / how.Count, result);
    }

    [Fact]
    public void OneGroup_EvenALargeEffect_IsNeverCalledSignificant()
    {
        var result = Rehearse(8, seed => PilotDesign.Parallel.Draw(Groups(8), 1, seed), Plan(Primary), seed: 5, effect: -150, runs: 200);

        Assert.Equal(0, result.Share(VerdictKind.Ship));
    }

    [Fact]
    public void Switchback_NothingChanges_ShipsNoMoreOftenThanAlpha()
    {
        var result = Rehearse(2, Turns, Plan(Primary), seed: 6);

        AssertAbout(6 / 128.0, result);
    }

    [Fact]
    public void Switchback_LargeEffect_IsSeen() =>
        Assert.InRange(Rehearse(2, Turns, Plan(Primary), seed: 7, effect: -60, runs: 300).Share(VerdictKind.Ship), 0.8, 1);

    [Fact]
    public void SteppedWedge_NothingChanges_ShipsNoMoreOftenThanAlpha()
    {
        var result = Rehearse(6, Waves, Plan(Primary), seed: 8);

        AssertAbout(4 / 90.0, result);
        Assert.InRange(result.Share(VerdictKind.RollBack), 0.002, 0.05 + MonteCarlo(0.05));
    }

    [Fact]
    public void SteppedWedge_LargeEffect_IsSeen() =>
        Assert.InRange(Rehearse(6, Waves, Plan(Primary), seed: 9, effect: -80, runs: 300).Share(VerdictKind.Ship), 0.8, 1);

    /// <summary>Harm widens no error that it is measured against: the larger it is the sooner it stops.</summary>
    [Fact]
    public void SteppedWedge_PlantedHarm_IsRolledBackBeforeTheEnd()
    {
        var result = Rehearse(6, Waves, Plan(Primary), seed: 11, effect: 150, runs: 300);

        Assert.InRange(result.Share(VerdictKind.RollBack), 0.95, 1);
        Assert.Equal(0, result.Share(VerdictKind.Ship));
        var measured = (Plan(Primary) with { Design = Waves(0) }).Measured.Days;
        Assert.True(result.MeanDays < 0.8 * measured, $"It took {result.MeanDays:0.0} of {measured} days.");
    }

    [Fact]
    public void SteppedWedgeGuardrail_PlantedHarm_IsRolledBack()
    {
        var rehearsal = new PilotRehearsal(Centre(6), Plan(Primary, Guardrail) with { Design = Waves(0) }, Waves);

        var result = rehearsal.Run(300, seed: 12, new Dictionary<string, double> { ["transfer-rate"] = 0.1 });

        Assert.InRange(result.Share(VerdictKind.RollBack), 0.9, 1);
        Assert.Equal(0, result.Share(VerdictKind.Ship));
    }

    [Fact]
    public void Guardrail_PlantedHarm_IsRolledBackBeforeTheEnd()
    {
        var plan = Plan(Primary, Guardrail);
        var rehearsal = new PilotRehearsal(Centre(8), plan, SideBySide);

        var result = rehearsal.Run(300, seed: 10, new Dictionary<string, double> { ["transfer-rate"] = 0.08 });

        Assert.InRange(result.Share(VerdictKind.RollBack), 0.95, 1);
        Assert.Equal(0, result.Share(VerdictKind.Ship));
        Assert.True(result.MeanDays < 0.8 * plan.Measured.Days, $"It took {result.MeanDays:0.0} days.");
    }

    /// <summary>
    /// Assignments are finite, so the test's true size is known: the largest part of them up to α. The runs must show that very
    /// share, up to the error of counting runs.
    /// </summary>
    private static void AssertAbout(double size, RehearsalResult result)
    {
        Assert.True(size <= 0.05);
        Assert.InRange(result.Share(VerdictKind.Ship), size - MonteCarlo(size), size + MonteCarlo(size));
    }

    /// <summary>Three standard errors of a share of the runs.</summary>
    private static double MonteCarlo(double share) => 3 * Math.Sqrt(share * (1 - share) / Runs);

    private RehearsalResult Rehearse(Func<int, PilotDesign> draw, PilotPlan plan, int seed, double effect = 0) => Rehearse(8, draw, plan, seed, effect);

    private RehearsalResult Rehearse(int groups, Func<int, PilotDesign> draw, PilotPlan plan, int seed, double effect = 0, int runs = Runs)
    {
        var rehearsal = new PilotRehearsal(Centre(groups), plan with { Design = draw(0) }, draw);
        var result = rehearsal.Run(runs, seed, new Dictionary<string, double> { ["handling-time"] = effect });
        output.WriteLine($"effect {effect:0.0}: " + string.Join(", ", Enum.GetValues<VerdictKind>().Select(kind => $"{kind} {result.Share(kind):0.0000}")));
        return result;
    }

    private static PilotDesign SideBySide(int seed) => PilotDesign.Parallel.Draw(Groups(8), 4, seed);

    private static PilotDesign Turns(int seed) => PilotDesign.Switchback.Draw(Groups(2), daysPerBlock: 2, pairs: 7, seed);

    private static PilotDesign Waves(int seed) => PilotDesign.SteppedWedge.Draw(Groups(6), [2, 2, 2], daysPerStep: 7, seed);

    private static PilotDesign.Parallel Drawn(string[] groups, AssignmentMechanism how, int seed)
    {
        var arms = how.Draw(new Chance(seed));
        return new PilotDesign.Parallel([.. groups.Where((_, i) => arms[i] == 1)], [.. groups.Where((_, i) => arms[i] == 0)], how);
    }

    private static SimulatedCentre Centre(int groups) => new(Groups(groups), ContactsPerGroupDay, VolumeVariation: 0.2, [HandlingTime, TransferRate]);

    private static string[] Groups(int count) => [.. Enumerable.Range(0, count).Select(i => $"group-{(char)('a' + i)}")];

    private static PilotPlan Plan(params IReadOnlyList<KpiRule> kpis) => new()
    {
        Id = "pilot", Process = "billing", PilotVersion = "billing:2", ControlVersion = "billing:1",
        Design = SideBySide(0), Seed = 0, Kpis = kpis, Launch = new DateOnly(2026, 3, 2),
    };
}
