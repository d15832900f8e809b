namespace CallCenter.Staffing;

/// <summary>
/// As <see cref="ErlangC"/>, with callers who give up after a time that is exponentially distributed (M/M/N+M). Source of the
/// formulas: Palm, "Research on telephone traffic carried by full availability groups" (1957); Garnett, Mandelbaum, Reiman,
/// "Designing a call center with impatient customers" (2002). The steady state is summed until what is left is below 1e-12.
/// </summary>
public sealed class ErlangA
{
    private const double Rest = 1e-12;

    /// <param name="load">Offered load in erlangs.</param>
    /// <param name="handlingTime">Mean time an agent is taken up by a call.</param>
    /// <param name="agents">How many agents serve.</param>
    /// <param name="patience">Mean time that a caller is ready to wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is not positive, or the load or the number of agents is negative.</exception>
    public ErlangA(double load, TimeSpan handlingTime, int agents, TimeSpan patience)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(handlingTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(patience, TimeSpan.Zero);
        var (arrivals, service, leaving) = (load / handlingTime.TotalSeconds, 1 / handlingTime.TotalSeconds, 1 / patience.TotalSeconds);

        // Weights of the states "so many in the centre", scaled as they grow so that none is too large for a number.
        var (weight, all, waiting, queue) = (1.0, 1.0, agents == 0 ? 1.0 : 0.0, 0.0);
        for (var there = 1; ; there++)
        {
            weight *= there <= agents ? load / there : arrivals / ((agents * service) + ((there - agents) * leaving));
            all += weight;
            if (there >= agents)
            {
                waiting += weight;
                queue += weight * (there - agents);
                if (weight < Rest * all && there > load) break;
            }

            if (all < 1e200) continue;
            (weight, all, waiting, queue) = (weight / all, 1, waiting / all, queue / all);
        }

        WaitProbability = waiting / all;
        MeanQueue = queue / all;
        AbandonProbability = arrivals == 0 ? 0 : leaving * MeanQueue / arrivals;
        MeanWait = arrivals == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(MeanQueue / arrivals);
        Occupancy = agents == 0 ? 0 : load * (1 - AbandonProbability) / agents;
    }

    /// <summary>The share of callers who have to wait, 0 to 1.</summary>
    public double WaitProbability { get; }

    /// <summary>The share of callers who give up, 0 to 1.</summary>
    public double AbandonProbability { get; }

    /// <summary>How many wait, on average.</summary>
    public double MeanQueue { get; }

    /// <summary>The mean wait of all callers, those who give up included.</summary>
    public TimeSpan MeanWait { get; }

    /// <summary>How much of their time the agents handle calls, 0 to 1.</summary>
    public double Occupancy { get; }
}
