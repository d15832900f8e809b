namespace CallCenter.Agents;

/// <summary>A person who handles contacts.</summary>
public sealed record Agent
{
    /// <summary>Stays the same for the agent's whole time in the centre.</summary>
    public required string Id { get; init; }

    /// <summary>The number customers hear and colleagues dial (工号).</summary>
    public required string WorkNumber { get; init; }

    public required string Name { get; init; }

    /// <summary>Ids of the groups the agent belongs to.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<AgentSkill> Skills { get; init; } = [];

    /// <summary>
    /// How many message contacts the agent may have beside a voice contact. With 0 an agent has one contact at a time, whatever
    /// its channel.
    /// </summary>
    public int MaxMessages { get; init; }

    /// <summary>The level in a skill; 0 when the agent does not have it.</summary>
    public int LevelOf(string skill)
    {
        foreach (var own in Skills)
        {
            if (string.Equals(own.Skill, skill, StringComparison.OrdinalIgnoreCase)) return own.Level;
        }

        return 0;
    }
}

/// <summary>Something an agent can do, and how well.</summary>
public sealed record AgentSkill
{
    public const int Lowest = 1;
    public const int Highest = 5;

    /// <exception cref="ArgumentOutOfRangeException">The level is not 1 to 5.</exception>
    public AgentSkill(string skill, int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, Lowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Highest);
        Skill = skill;
        Level = level;
    }

    public string Skill { get; }

    /// <summary>1 (can) to 5 (expert).</summary>
    public int Level { get; }
}

/// <summary>Agents who work together under one lead, e.g. a shift or a skill group (技能组).</summary>
public sealed record AgentGroup(string Id, string Name);
