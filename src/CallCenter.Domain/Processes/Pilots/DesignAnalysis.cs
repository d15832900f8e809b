using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>How the figures of a design become one difference, and what another assignment would have made of them.</summary>
internal abstract class DesignAnalysis
{
    public abstract IReadOnlyList<GroupChange> Units { get; }

    public IReadOnlyList<string> Missing { get; protected init; } = [];

    /// <summary>Pilot less control under an assignment.</summary>
    public abstract double Difference(int[] arms);

    public abstract EffectEstimate? Estimate();

    public static DesignAnalysis Of(PilotPlan plan, KpiSeries series, DateOnly until)
    {
        var measured = plan.Measured with { Until = until < plan.Measured.Until ? until : plan.Measured.Until };
        return plan.Design switch
        {
            PilotDesign.Switchback blocks => new SwitchbackAnalysis(blocks, series, measured),
            PilotDesign.SteppedWedge wedge => new WedgeAnalysis(wedge, series, measured, plan.Seed),
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
        public override EffectEstimate? Estimate() => Effects.Estimate(_units, _estimator) is { } estimate
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

        public override EffectEstimate? Estimate()
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
        private readonly PilotDesign.SteppedWedge _design;
        private readonly double[][] _changes;
        private readonly IReadOnlyList<int> _waves;
        private readonly double _contactsAlone;
        private readonly int _seed;

        public WedgeAnalysis(PilotDesign.SteppedWedge design, KpiSeries series, DayRange measured, int seed)
        {
            (_design, _waves, _seed) = (design, design.Assigned, seed);
            var known = Math.Min(measured.Days / design.DaysPerStep, design.Waves.Count);
            var cells = design.Groups.Select(group => Enumerable.Range(0, known)
                .Select(step => series.Sum(group, DayRange.Of(measured.From.AddDays(step * design.DaysPerStep), design.DaysPerStep))).ToArray()).ToArray();
            Missing = [.. design.Groups.Where((_, i) => cells[i].Any(cell => cell.Mean is null))];
            var isEnough = Missing.Count == 0 && known > 1;
            var means = cells.Select(steps => steps.Select(cell => (cell.Mean ?? 0) * series.Kpi.Scale).ToArray()).ToArray();
            _changes = isEnough ? [.. means.Select(steps => steps.Select(mean => mean - steps[0]).ToArray())] : [];
            _contactsAlone = isEnough ? ContactsAlone(cells) * series.Kpi.Scale : 0;
            Units = [.. _changes.Select((_, i) => new GroupChange(design.Groups[i], _waves[i] < known - 1, means[i][0], means[i][^1]))];
        }

        public override IReadOnlyList<GroupChange> Units { get; }

        public override double Difference(int[] arms) => Difference(_changes, arms);

        /// <summary>
        /// The error is the spread of the difference over all assignments once the effect found is taken out of the cells that had
        /// crossed over: what chance alone does where exactly that effect is true (the shifted null of Rosenbaum, "Observational
        /// Studies", 2nd ed., 2.4). With the effect left in, harm would widen the very error it is measured against. One degree of
        /// freedom went into the effect. As for groups side by side, it is no less than that of contacts alone.
        /// </summary>
        public override EffectEstimate? Estimate()
        {
            var free = _changes.Length - 2;
            if (free < 1) return null;
            var effect = Difference([.. _waves]);
            var without = _changes.Select((steps, i) => steps.Select((change, step) => _waves[i] < step ? change - effect : change).ToArray()).ToArray();
            var chance = RandomisationTest.Run(_design.Mechanism, [.. _waves], arms => Difference(without, arms), _seed).Spread;
            return new EffectEstimate(effect, Math.Max(chance * Math.Sqrt((free + 1.0) / free), _contactsAlone), free);
        }

        private static double Difference(double[][] changes, int[] waves)
        {
            var sum = 0.0;
            for (var step = 1; step < changes[0].Length; step++) sum += Within(changes, waves, step);
            return sum / (changes[0].Length - 1);
        }

        private static double Within(double[][] changes, int[] waves, int step)
        {
            double crossed = 0, waiting = 0;
            var count = 0;
            for (var i = 0; i < waves.Length; i++)
            {
                if (waves[i] < step) (crossed, count) = (crossed + changes[i][step], count + 1);
                else waiting += changes[i][step];
            }

            return (crossed / count) - (waiting / (waves.Length - count));
        }

        /// <summary>The difference weighs each cell by its part of its arm in its step, and the first step of a group against all its others.</summary>
        private double ContactsAlone(Tally[][] cells)
        {
            var steps = cells[0].Length - 1;
            var variance = 0.0;
            for (var i = 0; i < cells.Length; i++)
            {
                var first = 0.0;
                for (var step = 1; step <= steps; step++)
                {
                    var crossed = _waves.Count(wave => wave < step);
                    var weight = (_waves[i] < step ? 1.0 / crossed : -1.0 / (_waves.Count - crossed)) / steps;
                    first -= weight;
                    variance += weight * weight * OfMean(cells[i][step]);
                }

                variance += first * first * OfMean(cells[i][0]);
            }

            return Math.Sqrt(variance);
        }

        private static double OfMean(Tally cell) => cell.Variance / cell.Count ?? 0;
    }
}
