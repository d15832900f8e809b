using CallCenter.Kpis;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.Pilots;

public sealed class PilotChecksTests
{
    private static readonly string[] Eight = ["a", "b", "c", "d", "e", "f", "g", "h"];

    private static readonly PilotPlan Good = new()
    {
        Id = "p", Process = "billing", PilotVersion = "2", ControlVersion = "1", Design = PilotDesign.Parallel.Draw(Eight, 4, seed: 5), Seed = 5,
        Kpis = [new("handling-time", KpiRole.Primary), new("transfer-rate", KpiRole.Guardrail, 0.02), new("service-level", KpiRole.Watch)],
        Launch = new DateOnly(2026, 3, 2),
    };

    [Fact]
    public void GoodPlan_HasNoFindings() => Assert.Empty(Ids(Good));

    public static TheoryData<string, PilotPlan> BadPlans => new()
    {
        { "group-in-both-arms", Good with { Design = Arms(["a", "b"], ["b", "c"]) } },
        { "unknown-group", Good with { Design = Arms(["a", "z"], ["b", "c"]) } },
        { "no-pilot-group", Good with { Design = Arms([], ["b", "c"]) } },
        { "no-control-group", Good with { Design = Arms(["a"], []) } },
        { "group-twice", Good with { Design = new PilotDesign.SteppedWedge([["a", "b"], ["b", "c"]], 7) } },
        { "one-primary", Good with { Kpis = [new("transfer-rate", KpiRole.Guardrail, 0.02)] } },
        { "kpi-twice", Good with { Kpis = [.. Good.Kpis, new("transfer-rate", KpiRole.Watch)] } },
        { "unknown-kpi", Good with { Kpis = [.. Good.Kpis, new("luck", KpiRole.Watch)] } },
        { "guardrail-margin", Good with { Kpis = [Good.Kpis[0], new("transfer-rate", KpiRole.Guardrail)] } },
        { "not-splittable", Good with { Kpis = [new("containment", KpiRole.Primary)] } },
        { "not-splittable", Good with { Kpis = [new("service-level", KpiRole.Primary)], Queues = [new("main", Eight)] } },
        { "too-short", Good with { Weeks = 1 } },
        { "not-whole-weeks", Good with { Design = PilotDesign.Switchback.Draw(["a"], 3, 3, 5) } },
        { "short-baseline", Good with { BaselineWeeks = 1 } },
        { "not-drawn", Good with { Seed = 6 } },
        { "unreachable", Good with { Design = PilotDesign.Parallel.Draw(Eight, 1, 5) } },
    };

    [Theory]
    [MemberData(nameof(BadPlans))]
    public void BadPlan_IsFoundInBothLanguages(string id, PilotPlan plan)
    {
        var finding = Findings(plan).First(finding => finding.Id == id);

        Assert.False(string.IsNullOrWhiteSpace(finding.Why.Zh));
        Assert.False(string.IsNullOrWhiteSpace(finding.Why.En));
    }

    [Fact]
    public void OneGroupOfEight_IsToldWhatItReaches()
    {
        var why = Findings(Good with { Design = PilotDesign.Parallel.Draw(Eight, 1, 5) }).Single(finding => finding.Id == "unreachable").Why;

        Assert.Contains("p = 0.125 at best (8 possible assignments)", why.En, StringComparison.Ordinal);
        Assert.Contains("p = 0.125", why.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void OverlappingPilot_OnOneGroup_IsRefusedUntilTheOtherEnds()
    {
        var other = Good with { Id = "other", Design = Arms(["h"], ["x"]) };

        Assert.Contains("overlapping-pilot", Ids(Good, other));
        Assert.DoesNotContain("overlapping-pilot", Ids(Good, other with { Design = Arms(["y"], ["x"]) }));
        Assert.DoesNotContain("overlapping-pilot", Ids(Good with { Launch = other.Measured.Until }, other));
    }

    [Fact]
    public void QueueKpi_QueueServedByOneArmOnly_CanBeCompared()
    {
        var design = Arms(["a", "b"], ["c", "d"]);
        var plan = Good with { Design = design, Queues = [new("one", ["a", "b"]), new("two", ["c", "d"])], Kpis = [new("service-level", KpiRole.Primary)] };

        Assert.DoesNotContain("not-splittable", Ids(plan));
    }

    [Fact]
    public void QueueKpi_WholeQueueInASwitchback_CanBeCompared()
    {
        var plan = Good with { Design = PilotDesign.Switchback.Draw(["a", "b"], 2, 7, 5), Queues = [new("one", ["a", "b"])] };

        Assert.Null(Splitting.Obstacle(plan, KpiCatalogue.ServiceLevel));
        Assert.NotNull(Splitting.Obstacle(plan with { Queues = [new("one", ["a", "b", "c"])] }, KpiCatalogue.ServiceLevel));
    }

    /// <summary>Groups' means 300 to 370, the same in every week, σ 240, 100 contacts a day: what remains is the contacts' own noise.</summary>
    [Fact]
    public void Past_IsTurnedIntoWhatCanBeSeen()
    {
        var series = new KpiSeries(KpiCatalogue.HandlingTime);
        for (var group = 0; group < 8; group++)
        {
            for (var day = Good.Baseline.From; day < Good.Launch; day = day.AddDays(1))
            {
                var mean = 300.0 + (10 * group) + (day.DayNumber % 2 == 0 ? 5 : -5);
                series.Add(Eight[group], day, new Tally(100, 100 * mean, (100 * mean * mean) + (99 * 240 * 240)));
            }
        }

        var input = PilotOutlook.Input(Good, series)!;
        var change = Power.Detectable(input)!.Value;
        var findings = Findings(Good with { Kpis = [new("handling-time", KpiRole.Primary, Target: 1)] }, new() { ["handling-time"] = series });

        Assert.Equal(2100, input.ContactsPerGroup);
        Assert.Equal(240, input.Deviation, 0.05 * 240);
        Assert.Contains($"see a change of {change:0.##} s or more, not less", findings.Single(f => f.Id == "detectable").Why.En, StringComparison.Ordinal);
        Assert.Contains("more weeks do not help", findings.Single(f => f.Id == "target-too-small").Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public void ArrivalFlows_ThatDiffer_AreWarnedOfWithWhatToDoInstead()
    {
        var surroundings = new PilotSurroundings(Eight.ToHashSet(), [], new Dictionary<string, KpiSeries>()) { Arrivals = ["热线"] };
        var finding = Assert.Single(PilotChecks.Of(Good, surroundings));

        Assert.Equal(("arrival-differs", FindingSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Contains("热线", finding.Why.En, StringComparison.Ordinal);
        Assert.Contains("by entry (number)", finding.Why.En, StringComparison.Ordinal);
        Assert.Contains("入口（号码）", finding.Why.Zh, StringComparison.Ordinal);
    }

    private static PilotDesign.Parallel Arms(string[] pilots, string[] controls) =>
        new(pilots, controls, new AssignmentMechanism.Choose(pilots.Union(controls).Count(), pilots.Length));

    private static IEnumerable<string> Ids(PilotPlan plan, params IReadOnlyList<PilotPlan> others) =>
        PilotChecks.Of(plan, new(Eight.ToHashSet(), others, new Dictionary<string, KpiSeries>())).Select(finding => finding.Id);

    private static IReadOnlyList<PilotFinding> Findings(PilotPlan plan, Dictionary<string, KpiSeries>? past = null) =>
        PilotChecks.Of(plan, new(Eight.ToHashSet(), [], past ?? []));
}
