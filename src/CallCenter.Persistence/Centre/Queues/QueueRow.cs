using CallCenter.Persistence.Centre.People;
using CallCenter.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Queues;

/// <summary>A queue of the centre; see <see cref="ServiceQueue"/> for what the members mean.</summary>
public sealed class QueueRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }

    /// <summary>Where it stands in lists.</summary>
    public int Position { get; set; }

    public required List<string> Groups { get; set; }
    public required List<SkillLevel> Skills { get; set; }
    public int? Capacity { get; set; }
    public int RingSeconds { get; set; } = 20;
    public int WrapUpSeconds { get; set; } = 30;
    public bool RefuseWithoutAgents { get; set; } = true;
    public int ServiceLevelSeconds { get; set; } = 20;
    public string Music { get; set; } = "default";
    public string? Calendar { get; set; }

    internal ServiceQueue ToQueue() => new()
    {
        Id = Id,
        Name = Name,
        Groups = Groups,
        Skills = [.. Skills.Select(skill => new SkillRequirement(skill.Skill, skill.Level))],
        Capacity = Capacity,
        RingTime = TimeSpan.FromSeconds(RingSeconds),
        WrapUp = TimeSpan.FromSeconds(WrapUpSeconds),
        RefuseWithoutAgents = RefuseWithoutAgents,
        ServiceLevelTarget = TimeSpan.FromSeconds(ServiceLevelSeconds),
        Music = Music,
        Calendar = Calendar,
    };
}

internal sealed class QueueConfiguration : IEntityTypeConfiguration<QueueRow>
{
    public void Configure(EntityTypeBuilder<QueueRow> builder)
    {
        builder.ToTable("Queues");
        builder.Property(queue => queue.Id).HasMaxLength(40);
        builder.HasIndex(queue => queue.Name).IsUnique();
        builder.OwnsMany(queue => queue.Skills, skills => skills.ToJson());
    }
}
