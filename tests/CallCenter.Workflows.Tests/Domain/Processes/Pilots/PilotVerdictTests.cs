using CallCenter.Kpis;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.Pilots;

public sealed class PilotVerdictTests
{
    private static readonly string[] Eight = ["a", "b", "c", "d", "e", "f", "g", "h"];

    private static readonly PilotPlan Plan = new()
    {
        Id = "p", Process = "billing", PilotVersion = "2", ControlVersion = "1", Design = PilotDesign.Parallel.Draw(Eight, 4, seed: 5), Seed = 5,
        Kpis = [new("handling-time", KpiRole.Primary), new("transfer-rate", KpiRole.Guardrail, 0.03), new("service-level", KpiRole.Watch)],
        Launch = new DateOnly(2026, 3, 2), Queues = [new("main", Eight)],
    };

    private static readonly PilotConduct Conduct = new([new("pilot", 10_000, 100), new("control", 10_050, 100)], 1, Exposure: 0.95, Contamination: 0.01);

    [Fact]
    public void BetterAndNothingWorse_Ships()
    {
        var verdict = Judge(handling: -40, transfers: 0);

        Assert.Equal(VerdictKind.Ship, verdict.Kind);
        Assert.Equal(1 / 70.0, verdict.Evidence.Primary!.Randomisation!.P, 10);
        Assert.Contains("Average handling time", verdict.Reasons[0].En, StringComparison.Ordinal);
        Assert.Contains("平均处理时长", verdict.Reasons[0].Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingChanges_Holds() => Assert.Equal(VerdictKind.Hold, Judge(0, 0).Kind);

    [Fact]
    public void BetterBeforeTheEnd_GoesOn()
    {
        var verdict = Judge(-40, 0, until: Plan.Measured.From.AddDays(10));

        Assert.Equal(VerdictKind.Hold, verdict.Kind);
        Assert.Contains("day 10 of 21", Assert.Single(verdict.Reasons).En, StringComparison.Ordinal);
    }

    [Fact]
    public void BetterButAGuardrailMayBeWorse_Holds()
    {
        var verdict = Judge(-40, 0.028);

        Assert.Equal(VerdictKind.Hold, verdict.Kind);
        Assert.Contains("Transfer rate", Assert.Single(verdict.Reasons).En, StringComparison.Ordinal);
    }

    [Fact]
    public void GuardrailHarmed_RollsBackEvenWhenThePrimaryIsBetter() => Assert.Equal(VerdictKind.RollBack, Judge(-40, 0.08).Kind);

    [Fact]
    public void HarmIsShownEarly_RollsBackAtOnce() => Assert.Equal(VerdictKind.RollBack, Judge(0, 0.15, until: Plan.Measured.From.AddDays(12)).Kind);

    [Fact]
    public void InvalidComesFirst_EvenWithHarm()
    {
        var verdict = Judge(-40, 0.08, Conduct with { Volumes = [new("pilot", 9_000, 100), new("control", 11_000, 100)] });

        Assert.Equal(VerdictKind.Invalid, verdict.Kind);
    }

    public static TheoryData<PilotConduct, string> BadConducts => new()
    {
        { Conduct with { Exposure = 0.5 }, "50 %" },
        { Conduct with { Contamination = 0.2 }, "20 %" },
    };

    [Theory]
    [MemberData(nameof(BadConducts))]
    public void RunOtherwiseThanPlanned_IsInvalidAtTheEndOnly(PilotConduct conduct, string says)
    {
        var verdict = Judge(-40, 0, conduct);

        Assert.Equal(VerdictKind.Invalid, verdict.Kind);
        Assert.Contains(says, Assert.Single(verdict.Reasons).En, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.Hold, Judge(-40, 0, conduct, Plan.Measured.From.AddDays(5)).Kind);
    }

    [Fact]
    public void ConductUnknown_IsNotProposedToShip()
    {
        var verdict = Judge(-40, 0, Conduct with { Exposure = null });

        Assert.Equal(VerdictKind.Hold, verdict.Kind);
        Assert.Contains("receipts", Assert.Single(verdict.Reasons).En, StringComparison.Ordinal);
    }

    [Fact]
    public void BeforeAnyContact_TheMonitorOnlyWaits() =>
        Assert.Equal(VerdictKind.Hold, PilotVerdict.Of(Plan, new PilotMonitor(Plan).At(Plan.Launch, new Dictionary<string, KpiSeries>(), new([]))).Kind);

    /// <summary>No transfers anywhere but one in a pilot group: groups that agree by luck must not make a proof of it.</summary>
    [Fact]
    public void OneRareEvent_IsNoHarm()
    {
        var series = new KpiSeries(KpiCatalogue.TransferRate);
        foreach (var group in Eight)
        {
            series.Add(group, Plan.Baseline.From, new Tally(500, 0, 0));
            series.Add(group, Plan.Measured.From, new Tally(100, 0, 0));
        }

        var plan = Plan with { Design = PilotDesign.Parallel.Draw(Eight, 1, seed: 5), Kpis = [new("transfer-rate", KpiRole.Guardrail, 0.001)] };
        series.Add(((PilotDesign.Parallel)plan.Design).Pilots[0], plan.Measured.From, new Tally(1, 1, 1));
        var compared = KpiComparison.Of(plan, plan.Kpis[0], series, plan.DecisionOn, test: false);

        Assert.True(compared.Estimate!.Effect > plan.Kpis[0].Margin);
        Assert.InRange(compared.HarmP!.Value, 0.1, 0.5);
    }

    [Fact]
    public void GroupWithoutData_IsInvalidAndNamed()
    {
        var series = Series(-40, 0);
        var handling = new KpiSeries(KpiCatalogue.HandlingTime);
        Fill(handling, Eight[1..], 300, -40, 240);
        series["handling-time"] = handling;

        var verdict = PilotVerdict.Of(Plan, new PilotMonitor(Plan).At(Plan.DecisionOn, series, Conduct));

        Assert.Equal(VerdictKind.Invalid, verdict.Kind);
        Assert.Contains("no data of a", verdict.Reasons[0].En, StringComparison.Ordinal);
    }

    [Fact]
    public void HandPickedGroups_MayNotBeCalledSignificant()
    {
        var plan = Plan with { Seed = 6 };

        var verdict = PilotVerdict.Of(plan, new PilotMonitor(plan).At(plan.DecisionOn, Series(-40, 0), Conduct));

        Assert.Equal(VerdictKind.Hold, verdict.Kind);
        Assert.Contains("by hand", Assert.Single(verdict.Reasons).En, StringComparison.Ordinal);
    }

    [Fact]
    public void QueueKpiOnASharedQueue_IsMarkedAndNotCompared()
    {
        var watched = Judge(-40, 0).Evidence.Kpis.Single(kpi => kpi.Rule.Kpi == "service-level");

        Assert.NotNull(watched.Obstacle);
        Assert.Null(watched.Estimate);
        Assert.Empty(watched.Units);
    }

    [Fact]
    public void ArmsThatDriftedBefore_AreShownWeekByWeek()
    {
        var series = new KpiSeries(KpiCatalogue.HandlingTime);
        Fill(series, Eight, 300, 0, 240, drift: 10);

        var trend = new PilotMonitor(Plan).Trend(series)!;

        Assert.Equal([0, 10, 20], trend.Gaps.Select(gap => Math.Round(gap.Gap - trend.Gaps[0].Gap)));
        Assert.True(trend.P < TrendEvidence.Suspicious);
    }

    [Fact]
    public void Exposure_NeedsReceiptAndQuiz()
    {
        var at = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        ExposureRecord[] records = [new("1", "a", "2", at, at.AddHours(2)), new("2", "a", "2", at, null), new("3", "a", "2", null, null)];

        Assert.Equal(0, Exposure.Share(records, at.AddHours(1)));
        Assert.Equal(1 / 3.0, Exposure.Share(records, at.AddHours(2)));
        Assert.Null(Exposure.Share([], at));
    }

    [Fact]
    public void Contamination_CountsContactsOnTheOtherVersion()
    {
        var pilot = ((PilotDesign.Parallel)Plan.Design).Pilots[0];
        var control = ((PilotDesign.Parallel)Plan.Design).Controls[0];
        var day = Plan.Measured.From;

        Assert.Equal(0.1, Contamination.Share(Plan,
        [
            new(pilot, day, "2", 45), new(pilot, day, "1", 5), new(control, day, "1", 45), new(control, day, "2", 5),
            new(pilot, day.AddDays(-1), "1", 1000), new("elsewhere", day, "2", 1000),
        ])!.Value, 12);
        Assert.Single(Contamination.Crossings(Plan, [Moved(pilot, control, day), Moved(pilot, pilot, day), Moved(control, pilot, day.AddDays(-30))]));
    }

    private static AgentMove Moved(string from, string to, DateOnly day) => new("1", from, to, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    private static PilotVerdict Judge(double handling, double transfers, PilotConduct? conduct = null, DateOnly? until = null) =>
        PilotVerdict.Of(Plan, new PilotMonitor(Plan).At(until ?? Plan.DecisionOn, Series(handling, transfers), conduct ?? Conduct));

    private static Dictionary<string, KpiSeries> Series(double handling, double transfers)
    {
        var series = new[] { KpiCatalogue.HandlingTime, KpiCatalogue.TransferRate, KpiCatalogue.ServiceLevel }.ToDictionary(kpi => kpi.Id, kpi => new KpiSeries(kpi));
        Fill(series["handling-time"], Eight, 300, handling, 240);
        Fill(series["transfer-rate"], Eight, 0.1, transfers, 0.3);
        Fill(series["service-level"], Eight, 0.8, 0, 0.4);
        return series;
    }

    /// <summary>Groups of different means whose changes differ by a fortieth of a contact's deviation.</summary>
    private static void Fill(KpiSeries series, string[] groups, double mean, double effect, double deviation, double drift = 0)
    {
        foreach (var group in groups)
        {
            var own = Array.IndexOf(Eight, group);
            for (var day = Plan.Baseline.From; day < Plan.Measured.Until; day = day.AddDays(1))
            {
                var isPilot = ((PilotDesign.Parallel)Plan.Design).Pilots.Contains(group);
                var value = mean * (1 + (0.02 * own));
                if (day >= Plan.Launch) value += deviation / 40 * ((own % 3) - 1) + (isPilot ? effect : 0);
                else value += (drift * ((isPilot ? 1 : 0) + (0.01 * ((own % 3) - 1)))) * ((day.DayNumber - Plan.Baseline.From.DayNumber) / 7);
                series.Add(group, day, new Tally(100, 100 * value, (100 * value * value) + (99 * deviation * deviation)));
            }
        }
    }
}
