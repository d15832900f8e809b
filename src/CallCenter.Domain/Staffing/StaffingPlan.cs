using CallCenter.Kpis;

namespace CallCenter.Staffing;

/// <summary>What a staffing is to reach.</summary>
/// <param name="ServiceLevel">The share of callers who are answered in time, above 0 and below 1.</param>
/// <param name="Within">In what time.</param>
/// <param name="HandlingTime">Mean time an agent is taken up by a contact.</param>
public sealed record StaffingGoal(double ServiceLevel, TimeSpan Within, TimeSpan HandlingTime)
{
    /// <summary>How long callers are ready to wait, on average: Erlang A. Null never gives up: Erlang C.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>How much of their time agents may handle contacts, above 0 and up to 1.</summary>
    public double MaxOccupancy { get; init; } = 1;

    /// <summary>The share of paid time in which nobody is at the desk: breaks, training, illness. From 0 to below 1.</summary>
    public double Shrinkage { get; init; }
}

/// <summary>Who is needed in a half hour.</summary>
/// <param name="Index">Which of the day's 48.</param>
/// <param name="Contacts">How many are expected.</param>
/// <param name="Load">The same in erlangs.</param>
/// <param name="Agents">How many must sit at their desks.</param>
/// <param name="Rostered">How many must be on the roster for that.</param>
/// <param name="ServiceLevel">What is reached with them.</param>
/// <param name="Occupancy">How busy they are.</param>
public sealed record HalfHourStaffing(int Index, double Contacts, double Load, int Agents, int Rostered, double ServiceLevel, double Occupancy)
{
    public TimeOnly From => TimeOnly.MinValue.Add(TrafficForecast.HalfHour * Index);
}

/// <summary>The fewest agents that reach a goal in each half hour, by Erlang's formulas as if it lasted for ever (the stationary, independent period by period approximation).</summary>
public static class StaffingPlan
{
    /// <summary>One for each half hour in which anybody is expected.</summary>
    public static IReadOnlyList<HalfHourStaffing> Of(IReadOnlyList<double> volumes, StaffingGoal goal)
    {
        Check(goal);
        return [.. volumes.Index().Where(volume => volume.Item > 0).Select(volume => Staff(volume.Index, volume.Item, goal))];
    }

    private static HalfHourStaffing Staff(int index, double contacts, StaffingGoal goal)
    {
        var load = ErlangC.LoadOf(contacts, TrafficForecast.HalfHour, goal.HandlingTime);
        for (var agents = 1; ; agents++)
        {
            var (level, occupancy) = Figures(load, agents, goal);
            if (level < goal.ServiceLevel || occupancy > goal.MaxOccupancy) continue;
            return new(index, contacts, load, agents, OperationFigures.Headcount(agents, goal.Shrinkage), level, occupancy);
        }
    }

    private static (double Level, double Occupancy) Figures(double load, int agents, StaffingGoal goal)
    {
        if (goal.Patience is { } patience)
        {
            var impatient = new ErlangA(load, goal.HandlingTime, agents, patience);
            return (impatient.ServiceLevel(goal.Within), impatient.Occupancy);
        }

        var endless = new ErlangC(load, goal.HandlingTime, agents);
        return (endless.ServiceLevel(goal.Within), endless.Occupancy);
    }

    private static void Check(StaffingGoal goal)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(goal.ServiceLevel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(goal.ServiceLevel, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(goal.MaxOccupancy);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(goal.HandlingTime, TimeSpan.Zero);
    }
}
