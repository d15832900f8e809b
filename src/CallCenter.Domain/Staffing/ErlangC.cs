namespace CallCenter.Staffing;

/// <summary>
/// A queue of agents who are all alike and callers who never give up (M/M/N). Source of the formulas: Erlang, "Solution of some
/// problems in the theory of probabilities of significance in automatic telephone exchanges" (1917); Erlang B by its recursion.
/// </summary>
/// <param name="Load">Offered load in erlangs: calls a second times handling time in seconds.</param>
/// <param name="HandlingTime">Mean time an agent is taken up by a call, talk, hold and wrap-up together.</param>
/// <param name="Agents">How many agents serve.</param>
public readonly record struct ErlangC(double Load, TimeSpan HandlingTime, int Agents)
{
    /// <summary>The load of so many calls within a period.</summary>
    public static double LoadOf(double calls, TimeSpan period, TimeSpan handlingTime) => calls * handlingTime.TotalSeconds / period.TotalSeconds;

    /// <summary>Whether the agents can serve the load at all; if not, the queue grows without end.</summary>
    public bool IsStable => Agents > Load;

    /// <summary>The share of callers who have to wait, 0 to 1.</summary>
    public double WaitProbability
    {
        get
        {
            if (!IsStable) return 1;
            var blocked = 1.0;
            for (var n = 1; n <= Agents; n++) blocked = Load * blocked / (n + (Load * blocked));
            return Agents * blocked / (Agents - (Load * (1 - blocked)));
        }
    }

    /// <summary>The mean wait of all callers; null when the queue grows without end.</summary>
    public TimeSpan? MeanWait => IsStable ? HandlingTime * (WaitProbability / (Agents - Load)) : null;

    /// <summary>How much of their time the agents handle calls, 0 to 1.</summary>
    public double Occupancy => IsStable ? Load / Agents : 1;

    /// <summary>The share of callers answered within a time, 0 to 1.</summary>
    public double ServiceLevel(TimeSpan within) =>
        IsStable ? 1 - (WaitProbability * Math.Exp(-(Agents - Load) * (within / HandlingTime))) : 0;

    /// <summary>The fewest agents that reach a service level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static int AgentsFor(double load, TimeSpan handlingTime, double level, TimeSpan within)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var agents = (int)Math.Floor(load) + 1;
        while (new ErlangC(load, handlingTime, agents).ServiceLevel(within) < level) agents++;
        return agents;
    }
}
