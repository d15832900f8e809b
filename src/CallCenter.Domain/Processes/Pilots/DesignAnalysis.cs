using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>How the figures of a design become one difference, and what another assignment would have made of them.</summary>
internal abstract class DesignAnalysis
{
    public abstract IReadOnlyList<GroupChange> Units { get; }

    public IReadOnlyList<string> Missing { get; protected init; } = [];

    /// <summary>Whether the error is taken from the randomisation test itself.</summary>
    public virtual bool NeedsSpread => false;

    /// <summary>Pilot less control under an assignment.</summary>
    public abstract double Difference(int[] arms);

    public abstract EffectEstimate? Estimate(RandomisationResult? randomisation);

    public static DesignAnalysis Of(PilotPlan plan, KpiSeries series, DateOnly until)
    {
        var measured = plan.Measured with { Until = until < plan.Measured.Until ? until : plan.Measured.Until };
        return plan.Design switch
        {
            PilotDesign.Switchback blocks => new SwitchbackAnalysis(blocks, series, measured),
            PilotDesign.SteppedWedge wedge => new WedgeAnalysis(wedge, series, measured),
            _ => new ParallelAnalysis(plan, series, measured),
        };
    }

    private sealed class ParallelAnalysis : DesignAnalysis
    {
        private readonly GroupChange[] _units;
        private readonly Estimator _estimator;
        private readonly double _contactsAlone;

        public ParallelAnalysis(PilotPlan plan, KpiSeries series, DayRange measured)
        {
            var groups = plan.Design.Groups;
            var arms = plan.Design.Assigned;
            var before = groups.Select(group => series.Mean(group, plan.Baseline)).ToArray();
            var during = groups.Select(group => series.Mean(group, measured)).ToArray();
            Missing = [.. groups.Where((_, i) => before[i] is null || during[i] is null)];
            _units = Missing.Count > 0 ? [] : [.. groups.Select((group, i) => new GroupChange(group, arms[i] == 1, before[i]!.Value, during[i]!.Value))];

            _contactsAlone = Missing.Count > 0 ? 0 : Math.Sqrt(groups.Select((group, i) =>
                series.Sum(group, measured) is var tally && tally.Variance is { } variance
                    ? variance / tally.Count / Math.Pow(arms.Count(arm => arm == arms[i]), 2)
                    : 0).Sum()) * series.Kpi.Scale;

            // With one group more than needed for changes, covariance has no degree of freedom left.
            _estimator = groups.Count >= Effects.FewestGroups(plan.Estimator) ? plan.Estimator : Estimator.Changes;
        }

        public override IReadOnlyList<GroupChange> Units => _units;

        public override double Difference(int[] arms) => Effects.Difference(_units, arms, _estimator);

        /// <summary>
        /// Groups cannot vary less than their contacts do. Without this floor a few groups that happen to agree (no complaint in any
        /// of them on the first day) would make of one single event a proof.
        /// </summary>
        public override EffectEstimate? Estimate(RandomisationResult? randomisation) => Effects.Estimate(_units, _estimator) is { } estimate
            ? estimate with { StandardError = Math.Max(estimate.StandardError, _contactsAlone) }
            : null;
    }

    /// <summary>Blocks of days are the data points, compared within their pairs.</summary>
    private sealed class SwitchbackAnalysis : DesignAnalysis
    {
        private readonly double[] _values;
        private readonly IReadOnlyList<int> _arms;

        public SwitchbackAnalysis(PilotDesign.Switchback design, KpiSeries series, DayRange measured)
        {
            _arms = design.Blocks;
            var known = Math.Min(measured.Days / design.DaysPerBlock, design.Blocks.Count) / 2 * 2;
            var blocks = Enumerable.Range(0, Math.Max(0, known))
                .Select(block => DayRange.Of(measured.From.AddDays(block * design.DaysPerBlock), design.DaysPerBlock)).ToList();
            var means = blocks.Select(days => design.Members
                .Aggregate(default(Tally), (sum, group) => sum + series.Sum(group, days)).Mean * series.Kpi.Scale).ToList();
            Missing = [.. blocks.Where((_, i) => means[i] is null).Select(days => days.ToString())];
            _values = Missing.Count > 0 ? [] : [.. means.Select(mean => mean!.Value)];
            Units = [.. _values.Select((value, i) => new GroupChange(blocks[i].ToString(), _arms[i] == 1, 0, value))];
        }

        public override IReadOnlyList<GroupChange> Units { get; }

        public override double Difference(int[] arms) => Pairs(arms).Average();

        public override EffectEstimate? Estimate(RandomisationResult? randomisation)
        {
            var pairs = Pairs(_arms).ToList();
            if (pairs.Count < 2) return null;
            var mean = pairs.Average();
            var variance = pairs.Sum(pair => (pair - mean) * (pair - mean)) / (pairs.Count - 1);
            return new EffectEstimate(mean, Math.Sqrt(variance / pairs.Count), pairs.Count - 1);
        }

        private IEnumerable<double> Pairs(IReadOnlyList<int> arms)
        {
            for (var first = 0; first + 1 < _values.Length; first += 2)
                yield return (_values[first] - _values[first + 1]) * (arms[first] == 1 ? 1 : -1);
        }
    }

    /// <summary>
    /// Within each step, groups that have crossed over against groups that have not, on their change since the step before any
    /// did; the mean over steps (Thompson and others, "Robust analysis of stepped wedge trials using cluster-level summaries within
    /// periods", 2018). Comparing within steps keeps season and trend out.
    /// </summary>
    private sealed class WedgeAnalysis : DesignAnalysis
    {
        private readonly double[][] _changes;
        private readonly IReadOnlyList<int> _waves;

        public WedgeAnalysis(PilotDesign.SteppedWedge design, KpiSeries series, DayRange measured)
        {
            _waves = design.Assigned;
            var known = Math.Min(measured.Days / design.DaysPerStep, design.Waves.Count);
            var means = design.Groups.Select(group => Enumerable.Range(0, known)
                .Select(step => series.Mean(group, DayRange.Of(measured.From.AddDays(step * design.DaysPerStep), design.DaysPerStep))).ToArray()).ToArray();
            Missing = [.. design.Groups.Where((_, i) => means[i].Any(mean => mean is null))];
            var isEnough = Missing.Count == 0 && known > 1;
            _changes = isEnough ? [.. means.Select(steps => steps.Select(mean => mean!.Value - steps[0]!.Value).ToArray())] : [];
            Units = [.. _changes.Select((steps, i) => new GroupChange(design.Groups[i], _waves[i] < known - 1, means[i][0]!.Value, means[i][^1]!.Value))];
        }

        public override IReadOnlyList<GroupChange> Units { get; }

        public override bool NeedsSpread => true;

        public override double Difference(int[] arms)
        {
            var sum = 0.0;
            for (var step = 1; step < _changes[0].Length; step++) sum += Within(arms, step);
            return sum / (_changes[0].Length - 1);
        }

        public override EffectEstimate? Estimate(RandomisationResult? randomisation) => randomisation is null || _changes.Length < 3
            ? null
            : new EffectEstimate(Difference([.. _waves]), randomisation.Spread, _changes.Length - 2);

        private double Within(int[] waves, int step)
        {
            double crossed = 0, waiting = 0;
            var count = 0;
            for (var i = 0; i < waves.Length; i++)
            {
                if (waves[i] < step) (crossed, count) = (crossed + _changes[i][step], count + 1);
                else waiting += _changes[i][step];
            }

            return (crossed / count) - (waiting / (waves.Length - count));
        }
    }
}
