using CallCenter.Agents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.People;

/// <summary>An agent of the centre.</summary>
public sealed class AgentRow
{
    public required string Id { get; init; }
    public required string WorkNumber { get; set; }
    public required string Name { get; set; }
    public required List<string> Groups { get; set; }
    public required List<SkillLevel> Skills { get; set; }
    public int MaxMessages { get; set; }

    internal Agent ToAgent() => new()
    {
        Id = Id,
        WorkNumber = WorkNumber,
        Name = Name,
        Groups = Groups,
        Skills = [.. Skills.Select(skill => new AgentSkill(skill.Skill, skill.Level))],
        MaxMessages = MaxMessages,
    };
}

/// <summary>How well an agent masters a skill.</summary>
public sealed class SkillLevel
{
    public required string Skill { get; init; }

    /// <summary>1 to 5.</summary>
    public int Level { get; init; }
}

/// <summary>A group of agents.</summary>
public sealed class GroupRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }
}

/// <summary>A skill of the centre; agents and queues name it.</summary>
public sealed class SkillRow
{
    public required string Name { get; init; }
}

/// <summary>A reason to take a break; agents choose one.</summary>
public sealed class BreakReasonRow
{
    public required string Name { get; init; }

    /// <summary>Where it stands in lists.</summary>
    public int Position { get; set; }
}

internal sealed class AgentConfiguration : IEntityTypeConfiguration<AgentRow>
{
    public void Configure(EntityTypeBuilder<AgentRow> builder)
    {
        builder.ToTable("Agents");
        builder.Property(agent => agent.Id).HasMaxLength(40);
        builder.Property(agent => agent.WorkNumber).HasMaxLength(20);
        builder.HasIndex(agent => agent.WorkNumber).IsUnique();
        builder.OwnsMany(agent => agent.Skills, skills => skills.ToJson());
    }
}

internal sealed class GroupConfiguration : IEntityTypeConfiguration<GroupRow>
{
    public void Configure(EntityTypeBuilder<GroupRow> builder)
    {
        builder.ToTable("Groups");
        builder.Property(group => group.Id).HasMaxLength(40);
    }
}

internal sealed class SkillConfiguration : IEntityTypeConfiguration<SkillRow>
{
    public void Configure(EntityTypeBuilder<SkillRow> builder)
    {
        builder.ToTable("Skills");
        builder.HasKey(skill => skill.Name);
        builder.Property(skill => skill.Name).HasMaxLength(60);
    }
}

internal sealed class BreakReasonConfiguration : IEntityTypeConfiguration<BreakReasonRow>
{
    public void Configure(EntityTypeBuilder<BreakReasonRow> builder)
    {
        builder.ToTable("BreakReasons");
        builder.HasKey(reason => reason.Name);
        builder.Property(reason => reason.Name).HasMaxLength(60);
    }
}
