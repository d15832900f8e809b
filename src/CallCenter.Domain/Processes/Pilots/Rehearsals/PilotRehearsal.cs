using CallCenter.Kpis;

namespace CallCenter.Processes.Pilots.Rehearsals;

/// <summary>How often a plan ended how.</summary>
public sealed record RehearsalResult(int Runs, IReadOnlyDictionary<VerdictKind, int> Verdicts, double MeanDays)
{
    public double Share(VerdictKind kind) => Verdicts.GetValueOrDefault(kind) / (double)Runs;
}

/// <summary>
/// Runs a plan many times in a simulated centre, with an effect of nothing or one planted: shows how often its rules would be
/// fooled, and how often they would see what is there.
/// </summary>
/// <param name="centre">Where.</param>
/// <param name="plan">By what rules; its design is drawn anew for each run.</param>
/// <param name="draw">Draws the design by a seed.</param>
public sealed class PilotRehearsal(SimulatedCentre centre, PilotPlan plan, Func<int, PilotDesign> draw)
{
    private readonly IReadOnlyList<double> _limits = PilotMonitor.Limits(plan);

    /// <param name="runs">How many pilots.</param>
    /// <param name="seed">Each run has a stream of its own.</param>
    /// <param name="effects">By KPI id; nothing for others.</param>
    public RehearsalResult Run(int runs, int seed, IReadOnlyDictionary<string, double>? effects = null)
    {
        var verdicts = new Dictionary<VerdictKind, int>();
        var days = 0L;
        for (var run = 0; run < runs; run++)
        {
            var (verdict, look) = One(new Chance(seed, run), effects);
            verdicts[verdict] = verdicts.GetValueOrDefault(verdict) + 1;
            days += look;
        }

        return new RehearsalResult(runs, verdicts, days / (double)runs);
    }

    /// <summary>A pilot looked at every day; what is shown to be harmful or invalid ends it.</summary>
    private (VerdictKind Verdict, int Look) One(Chance chance, IReadOnlyDictionary<string, double>? effects)
    {
        var seed = chance.Below(int.MaxValue);
        var drawn = plan with { Seed = seed, Design = draw(seed) };
        var volumes = centre.Volumes(drawn, chance);
        var series = centre.Kpis.ToDictionary(
            kpi => kpi.Kpi, kpi => centre.Series(drawn, kpi, effects?.GetValueOrDefault(kpi.Kpi) ?? 0, volumes, chance));
        var monitor = new PilotMonitor(drawn, _limits);
        for (var day = drawn.Measured.From.AddDays(1); ; day = day.AddDays(1))
        {
            var conduct = new PilotConduct(centre.Arms(drawn, volumes, day), centre.Overdispersion, Exposure: 1, Contamination: 0);
            var verdict = PilotVerdict.Of(drawn, monitor.At(day, series, conduct));
            if (verdict.Evidence.IsComplete || verdict.Kind is VerdictKind.Invalid or VerdictKind.RollBack) return (verdict.Kind, verdict.Evidence.Look);
        }
    }
}
