using MathNet.Numerics.Distributions;

namespace CallCenter.Processes.Statistics;

/// <summary>What the past says of a KPI's spread, and how many groups there are: all that is known before a launch.</summary>
/// <param name="Deviation">σ of single contacts.</param>
/// <param name="ContactsPerGroup">In the measured time.</param>
/// <param name="Correlation">ρ, how alike the contacts of a group are.</param>
/// <param name="BeforeAndDuring">r, the correlation of groups' means in two such periods one after the other.</param>
/// <param name="PilotGroups">How many.</param>
/// <param name="ControlGroups">How many.</param>
/// <param name="Estimator">How the before is used.</param>
public sealed record PowerInput(
    double Deviation, double ContactsPerGroup, double Correlation, double BeforeAndDuring, int PilotGroups, int ControlGroups,
    Estimator Estimator = Estimator.Changes)
{
    public int DegreesOfFreedom => PilotGroups + ControlGroups - (Estimator == Estimator.Covariance ? 3 : 2);

    /// <summary>
    /// √(2V(1 − r)(1/Gₚ + 1/G꜀)) for changes. For covariance V(1 − r²) in place of 2V(1 − r) (Borm, Fransen, Lemmens, "A simple
    /// sample size formula for analysis of covariance in randomized clinical trials", 2007), times 1 + 1/(G − 4) for the slope
    /// that has to be estimated too (Cochran, "Analysis of covariance: its nature and uses", 1957). With few groups that factor
    /// matters: 4 against 4 groups with r = 0.7 are better served by changes.
    /// </summary>
    public double StandardError
    {
        get
        {
            var kept = Estimator == Estimator.Covariance
                ? (1 - (BeforeAndDuring * BeforeAndDuring)) * (1 + (1.0 / (PilotGroups + ControlGroups - 4)))
                : 2 * (1 - BeforeAndDuring);
            var variance = Clusters.MeanVariance(Deviation, ContactsPerGroup, Correlation);
            return Math.Sqrt(variance * kept * ((1.0 / PilotGroups) + (1.0 / ControlGroups)));
        }
    }
}

/// <summary>What can be detected, and how long it takes (Donner and Klar, 2000; Student's t for few groups).</summary>
public static class Power
{
    /// <summary>Below two weeks a weekly cycle cannot be told from a change.</summary>
    public const int FewestWeeks = 2;

    /// <summary>
    /// The smallest true change that is detected with the power: (t[1 − α/2] + t[power])·SE. Null when groups are too few for any.
    /// </summary>
    public static double? Detectable(PowerInput input, double alpha = 0.05, double power = 0.8)
    {
        if (!IsEnough(input)) return null;
        return (Quantile(input, 1 - (alpha / 2)) + Quantile(input, power)) * input.StandardError;
    }

    /// <summary>The power to detect a true change; the inverse of <see cref="Detectable"/>.</summary>
    public static double Of(PowerInput input, double change, double alpha = 0.05) => IsEnough(input)
        ? StudentT.CDF(0, 1, input.DegreesOfFreedom, (Math.Abs(change) / input.StandardError) - Quantile(input, 1 - (alpha / 2)))
        : 0;

    /// <summary>
    /// The fewest whole weeks, two at least, after which the change can be detected; null when not even <paramref name="most"/>
    /// weeks are enough, for more contacts of the same groups do not wear off what the groups have in common.
    /// </summary>
    /// <param name="oneWeek">With a week's contacts per group.</param>
    /// <param name="change">That matters.</param>
    public static int? Weeks(PowerInput oneWeek, double change, double alpha = 0.05, double power = 0.8, int most = 26)
    {
        for (var weeks = FewestWeeks; weeks <= most; weeks++)
        {
            var input = oneWeek with { ContactsPerGroup = oneWeek.ContactsPerGroup * weeks };
            if (Detectable(input, alpha, power) <= Math.Abs(change)) return weeks;
        }

        return null;
    }

    private static bool IsEnough(PowerInput input) => input.PilotGroups > 0 && input.ControlGroups > 0
        && input.PilotGroups + input.ControlGroups >= (input.Estimator == Estimator.Covariance ? 5 : 3);

    private static double Quantile(PowerInput input, double share) => StudentT.InvCDF(0, 1, input.DegreesOfFreedom, share);
}
