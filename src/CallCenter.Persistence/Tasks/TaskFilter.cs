using CallCenter.Tasks;

namespace CallCenter.Persistence.Tasks;

/// <summary>Whose tasks are looked for.</summary>
public enum TaskScope
{
    /// <summary>What one has in hand, and what is addressed to oneself.</summary>
    Mine,

    /// <summary>What nobody has in hand and one could take: of one's groups and roles, and what was escalated to one's role.</summary>
    Shared,

    All,
}

/// <summary>Which tasks are looked for.</summary>
/// <param name="Scope">Whose.</param>
/// <param name="Who">As seen by this person.</param>
public sealed record TaskFilter(TaskScope Scope, TaskActor Who)
{
    /// <summary>Those to be done, else those that are over.</summary>
    public bool Live { get; init; } = true;

    /// <summary>In the title or the name of who is to do it.</summary>
    public string? Search { get; init; }

    /// <summary>Only what is overdue at this moment.</summary>
    public DateTimeOffset? OverdueAt { get; init; }
}

/// <summary>How many tasks a person has to think of.</summary>
/// <param name="Mine">In hand, or addressed to them alone.</param>
/// <param name="Shared">That they could take.</param>
/// <param name="Overdue">Of both.</param>
public sealed record TaskCounts(int Mine, int Shared, int Overdue);
