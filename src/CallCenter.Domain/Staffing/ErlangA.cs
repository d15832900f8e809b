namespace CallCenter.Staffing;

/// <summary>
/// As <see cref="ErlangC"/>, with callers who give up after a time that is exponentially distributed (M/M/N+M). Source of the
/// formulas: Palm, "Research on telephone traffic carried by full availability groups" (1957); Garnett, Mandelbaum, Reiman,
/// "Designing a call center with impatient customers" (2002). The steady state is summed until what is left is below 1e-12.
/// </summary>
public sealed class ErlangA
{
    private const double Rest = 1e-12;

    /// <summary>Of the integral over the wait; Simpson's rule is right to ten digits with so many for waits of some minutes.</summary>
    private const int Slices = 200;

    private readonly double _arrivals;
    private readonly double _capacity;
    private readonly double _leaving;

    /// <summary>The probability that all agents are busy and nobody waits.</summary>
    private readonly double _allBusy;

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
        var (weight, all, waiting, queue, busy) = (1.0, 1.0, agents == 0 ? 1.0 : 0.0, 0.0, 1.0);
        for (var there = 1; ; there++)
        {
            weight *= there <= agents ? load / there : arrivals / ((agents * service) + ((there - agents) * leaving));
            all += weight;
            if (there == agents) busy = weight;
            if (there >= agents)
            {
                waiting += weight;
                queue += weight * (there - agents);
                if (weight < Rest * all && there > load) break;
            }

            if (all < 1e200) continue;
            (weight, all, waiting, queue, busy) = (weight / all, 1, waiting / all, queue / all, busy / all);
        }

        (_arrivals, _capacity, _leaving, _allBusy) = (arrivals, agents * service, leaving, busy / all);
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

    /// <summary>
    /// The share of all callers who are answered within a time, 0 to 1; who gives up before is not. Who finds m others waiting is
    /// answered after m + 1 have left, each at the rate Nμ + kθ; summed over m by the states' weights this is
    /// 1 − P(wait) + p(N)·Nμ·∫exp(−(Nμ + θ)t + (λ/θ)(1 − e^−θt))dt from 0 to the time, the caller's own patience among it
    /// (Mandelbaum, Zeltyn, "Service engineering in action: the Palm/Erlang-A queue" (2007)).
    /// </summary>
    public double ServiceLevel(TimeSpan within)
    {
        var step = within.TotalSeconds / Slices;
        var sum = 0.0;
        for (var slice = 0; slice <= Slices; slice++) sum += AnswerDensity(slice * step) * (slice is 0 or Slices ? 1 : slice % 2 == 1 ? 4 : 2);
        return Math.Clamp(1 - WaitProbability + (sum * step / 3), 0, 1);
    }

    /// <summary>Of the wait of those who have to wait and are answered. By logarithms: with very many callers one factor is too small for a number and the other too large.</summary>
    private double AnswerDensity(double wait) => _allBusy == 0 || _capacity == 0
        ? 0
        : Math.Exp(Math.Log(_allBusy * _capacity) - ((_capacity + _leaving) * wait) + (_arrivals / _leaving * -Expm1(-_leaving * wait)));

    /// <summary>e^x − 1, also where x is so small that the difference would be lost.</summary>
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) : Math.Exp(x) - 1;
}
