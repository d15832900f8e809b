namespace CallCenter.Routing;

/// <summary>An agent's day so far. Times are those of states that are over; the present one still runs.</summary>
/// <param name="Day">By the clock of the centre's first opening hours.</param>
/// <param name="Handled">Contacts they took.</param>
/// <param name="Talking">Time with contacts.</param>
/// <param name="WrappingUp">Time after them.</param>
/// <param name="OnBreak">Time on breaks, their own and those after a contact they did not take.</param>
public sealed record AgentDay(DateOnly Day, int Handled, TimeSpan Talking, TimeSpan WrappingUp, TimeSpan OnBreak)
{
    internal static readonly AgentDay None = new(DateOnly.MinValue, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>That day's; those of another one are forgotten.</summary>
    internal AgentDay On(DateOnly day) => day == Day ? this : None with { Day = day };

    /// <summary>With what was counted of the same day before.</summary>
    internal AgentDay And(AgentDay other) => other.Day != Day ? this
        : new(Day, Handled + other.Handled, Talking + other.Talking, WrappingUp + other.WrappingUp, OnBreak + other.OnBreak);

    /// <summary>With a state that is over.</summary>
    internal AgentDay With(Agents.AgentState state, TimeSpan time) => state switch
    {
        Agents.AgentState.Busy => this with { Talking = Talking + time },
        Agents.AgentState.WrapUp => this with { WrappingUp = WrappingUp + time },
        Agents.AgentState.Break => this with { OnBreak = OnBreak + time },
        _ => this,
    };
}
