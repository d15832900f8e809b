using MathNet.Numerics.Distributions;

namespace CallCenter.Processes.Statistics;

/// <summary>One arm's contacts, and what its agents' hours let expect.</summary>
public readonly record struct ArmVolume(string Arm, long Contacts, double AgentHours);

/// <summary>
/// Whether each arm got its share of the contacts: when it did not, something besides the version differs, and no comparison holds.
/// Pearson's χ² against the shares of agent hours, divided by how much more contacts vary than coins do (Rao and Scott, 1981).
/// </summary>
public static class SampleRatio
{
    /// <summary>So small a p is no chance any more.</summary>
    public const double Alarm = 0.001;

    /// <summary>p of the arms' volumes; null without contacts or hours.</summary>
    public static double? P(IReadOnlyCollection<ArmVolume> arms, double overdispersion = 1)
    {
        if (Pearson(arms) is not { } pearson) return null;
        return 1 - ChiSquared.CDF(arms.Count - 1, pearson / Math.Max(1, overdispersion));
    }

    /// <summary>
    /// How much more the volumes of groups vary than independent contacts would, from days before the pilot: Pearson's χ² over
    /// its degrees of freedom; at least 1.
    /// </summary>
    /// <param name="days">Each day's volumes by group.</param>
    public static double Overdispersion(IEnumerable<IReadOnlyCollection<ArmVolume>> days)
    {
        double sum = 0;
        var df = 0;
        foreach (var day in days)
        {
            if (Pearson(day) is not { } pearson) continue;
            sum += pearson;
            df += day.Count - 1;
        }

        return df == 0 ? 1 : Math.Max(1, sum / df);
    }

    private static double? Pearson(IReadOnlyCollection<ArmVolume> arms)
    {
        var contacts = (double)arms.Sum(arm => arm.Contacts);
        var hours = arms.Sum(arm => arm.AgentHours);
        if (arms.Count < 2 || contacts == 0 || arms.Any(arm => arm.AgentHours <= 0)) return null;
        return arms.Sum(arm => Math.Pow(arm.Contacts - (contacts * arm.AgentHours / hours), 2) / (contacts * arm.AgentHours / hours));
    }
}
