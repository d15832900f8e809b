using MathNet.Numerics.Distributions;

namespace CallCenter.Processes.Statistics;

/// <summary>One group's means before and during a pilot.</summary>
public readonly record struct GroupChange(string Group, bool IsPilot, double Before, double During);

/// <summary>How the before is used.</summary>
public enum Estimator
{
    /// <summary>Differences of differences: the change of the pilot groups less that of the control groups.</summary>
    Changes,

    /// <summary>Analysis of covariance: the difference during the pilot, corrected for the before as far as it foretells the during.</summary>
    Covariance,
}

/// <summary>A difference, pilot less control, with what is known of its error. The degrees of freedom count groups, never contacts.</summary>
public sealed record EffectEstimate(double Effect, double StandardError, int DegreesOfFreedom)
{
    public Interval Interval(double confidence)
    {
        var half = StandardError * StudentT.InvCDF(0, 1, DegreesOfFreedom, 1 - ((1 - confidence) / 2));
        return new Interval(Effect - half, Effect + half);
    }

    /// <summary>One-sided p against "the true difference is this or more": small when it is shown to be less.</summary>
    public double PLess(double than) => Tail(Effect - than);

    /// <summary>One-sided p against "the true difference is this or less": small when it is shown to be more.</summary>
    public double PMore(double than) => Tail(than - Effect);

    /// <summary>Where nothing varied there is no measure of chance, and nothing is shown.</summary>
    private double Tail(double difference) => StandardError > 0 ? StudentT.CDF(0, 1, DegreesOfFreedom, difference / StandardError) : 1;
}

/// <summary>Differences between pilot and control groups, on group means: groups are what was assigned, so groups are what is counted.</summary>
public static class Effects
{
    /// <summary>The fewest groups that leave a degree of freedom.</summary>
    public static int FewestGroups(Estimator estimator) => estimator == Estimator.Covariance ? 4 : 3;

    /// <summary>The difference alone, as randomisation tests need it very often.</summary>
    public static double Difference(ReadOnlySpan<GroupChange> groups, ReadOnlySpan<int> arms, Estimator estimator) =>
        Sums.Of(groups, arms).Difference(estimator);

    /// <summary>The estimate; null when the groups are too few for one, or an arm has none.</summary>
    public static EffectEstimate? Estimate(IReadOnlyList<GroupChange> groups, Estimator estimator)
    {
        var array = groups.ToArray();
        var sums = Sums.Of(array, [.. array.Select(group => group.IsPilot ? 1 : 0)]);
        if (sums.Pilots == 0 || sums.Controls == 0 || groups.Count < FewestGroups(estimator)) return null;
        return estimator == Estimator.Covariance ? sums.Covariance() : sums.Changes();
    }

    /// <summary>The difference of the means of two sets of independent values, with pooled variance (Student's t).</summary>
    public static EffectEstimate? Between(IReadOnlyList<double> pilots, IReadOnlyList<double> controls) => Estimate(
        [.. pilots.Select(value => new GroupChange("", true, 0, value)), .. controls.Select(value => new GroupChange("", false, 0, value))],
        Estimator.Changes);

    /// <summary>Sums of squares and products within the arms: all that both estimators need.</summary>
    private ref struct Sums
    {
        public int Pilots;
        public int Controls;
        private double _before;
        private double _during;
        private double _xx;
        private double _xy;
        private double _yy;

        public static Sums Of(ReadOnlySpan<GroupChange> groups, ReadOnlySpan<int> arms)
        {
            var sums = default(Sums);
            Span<double> before = stackalloc double[2];
            Span<double> during = stackalloc double[2];
            for (var i = 0; i < groups.Length; i++)
            {
                before[arms[i]] += groups[i].Before;
                during[arms[i]] += groups[i].During;
                sums.Pilots += arms[i];
            }

            sums.Controls = groups.Length - sums.Pilots;
            Span<int> counts = [sums.Controls, sums.Pilots];
            for (var arm = 0; arm < 2; arm++)
            {
                before[arm] /= counts[arm];
                during[arm] /= counts[arm];
            }

            for (var i = 0; i < groups.Length; i++)
            {
                var x = groups[i].Before - before[arms[i]];
                var y = groups[i].During - during[arms[i]];
                sums._xx += x * x;
                sums._xy += x * y;
                sums._yy += y * y;
            }

            sums._before = before[1] - before[0];
            sums._during = during[1] - during[0];
            return sums;
        }

        public readonly double Difference(Estimator estimator) =>
            _during - (_before * (estimator == Estimator.Changes ? 1 : Slope));

        private readonly double Slope => _xx > 0 ? _xy / _xx : 0;

        private readonly double Inverses => (1.0 / Pilots) + (1.0 / Controls);

        public readonly EffectEstimate Changes()
        {
            var df = Pilots + Controls - 2;
            var variance = Math.Max(0, _yy - (2 * _xy) + _xx) / df;
            return new EffectEstimate(_during - _before, Math.Sqrt(variance * Inverses), df);
        }

        public readonly EffectEstimate Covariance()
        {
            var df = Pilots + Controls - 3;
            var variance = Math.Max(0, _yy - (Slope * _xy)) / df;
            var imbalance = _xx > 0 ? _before * _before / _xx : 0;
            return new EffectEstimate(_during - (Slope * _before), Math.Sqrt(variance * (Inverses + imbalance)), df);
        }
    }
}
