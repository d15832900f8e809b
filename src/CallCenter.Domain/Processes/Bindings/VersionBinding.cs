namespace CallCenter.Processes.Bindings;

/// <summary>From a moment on, a version of a process serves a group, an entry, both together, or all of the centre.</summary>
/// <param name="Process">Whose version it is.</param>
/// <param name="Version">Which.</param>
/// <param name="From">Contacts and cases that start then or later.</param>
/// <param name="Source">What set it: a pilot, a roll-out, a person; withdrawn together.</param>
public sealed record VersionBinding(string Process, string Version, DateTimeOffset From, string Source)
{
    /// <summary>Null for any.</summary>
    public string? Group { get; init; }

    /// <summary>The dialled number or other entry; null for any.</summary>
    public string? Entry { get; init; }

    /// <summary>From then on it does not count any more, and what it covered comes back. It stays in the history.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Both before the group alone, that before the entry alone, that before all: a pilot's groups keep their arm on every line.</summary>
    internal int Narrowness => (Group is null ? 0 : 2) + (Entry is null ? 0 : 1);

    internal bool HoldsAt(DateTimeOffset at) => From <= at && !(WithdrawnAt <= at);
}

/// <summary>While a pilot runs, an agent counts to the group they were in when it began.</summary>
public sealed record GroupStay(string AgentId, string Group, string Pilot, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Who asks for a version: at the start of a contact or case, which then keeps the answer to its end.</summary>
public sealed record BindingQuery(string Process, DateTimeOffset At, string? Group = null, string? Entry = null, string? AgentId = null);

/// <summary>The version that serves, and the way to it.</summary>
/// <param name="Version">Null when none is bound.</param>
/// <param name="Binding">That gave it.</param>
/// <param name="Because">Step by step, for people.</param>
public sealed record BindingAnswer(string? Version, VersionBinding? Binding, IReadOnlyList<Why> Because)
{
    /// <summary>The group it was answered for: that of the pilot's launch where the agent has changed since.</summary>
    public string? Group { get; init; }
}
