using CallCenter.Contacts;
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
    public WrapUpMode WrapUpMode { get; set; } = WrapUpMode.Optional;
    public List<string> WrapUpCodes { get; set; } = [];
    public int? RelaxLevelSeconds { get; set; }
    public int? LastAgentSeconds { get; set; }
    public RecordingRule Recording { get; set; }
    public int CallbackAttempts { get; set; } = 1;
    public int CallbackRetrySeconds { get; set; } = 900;
    public List<OverflowRow> Overflow { get; set; } = [];
    public List<LevelBonusRow> LevelBonuses { get; set; } = [];

    /// <summary>Takes the settings of a queue; its id and position stay.</summary>
    internal void Take(ServiceQueue queue)
    {
        Name = queue.Name;
        Groups = [.. queue.Groups];
        Skills = [.. queue.Skills.Select(skill => new SkillLevel { Skill = skill.Skill, Level = skill.Level })];
        Capacity = queue.Capacity;
        RingSeconds = (int)queue.RingTime.TotalSeconds;
        WrapUpSeconds = (int)queue.WrapUp.TotalSeconds;
        RefuseWithoutAgents = queue.RefuseWithoutAgents;
        ServiceLevelSeconds = (int)queue.ServiceLevelTarget.TotalSeconds;
        Music = queue.Music;
        Calendar = queue.Calendar;
        WrapUpMode = queue.WrapUpMode;
        WrapUpCodes = [.. queue.WrapUpCodes];
        RelaxLevelSeconds = (int?)queue.RelaxLevelEvery?.TotalSeconds;
        LastAgentSeconds = (int?)queue.LastAgentWait?.TotalSeconds;
        Recording = queue.Recording;
        CallbackAttempts = queue.CallbackAttempts;
        CallbackRetrySeconds = (int)queue.CallbackRetryAfter.TotalSeconds;
        Overflow = [.. queue.Overflow.Select(rule =>
            new OverflowRow { Kind = rule.Kind, Target = rule.Target, AfterSeconds = (int?)rule.AfterWait?.TotalSeconds, AtLength = rule.AtLength })];
        LevelBonuses = [.. queue.LevelBonuses.Select(bonus => new LevelBonusRow { Level = bonus.Level, Priority = bonus.Priority })];
    }

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
        WrapUpMode = WrapUpMode,
        WrapUpCodes = WrapUpCodes,
        RelaxLevelEvery = Seconds(RelaxLevelSeconds),
        LastAgentWait = Seconds(LastAgentSeconds),
        Recording = Recording,
        CallbackAttempts = CallbackAttempts,
        CallbackRetryAfter = TimeSpan.FromSeconds(CallbackRetrySeconds),
        Overflow = [.. Overflow.Select(rule => new OverflowRule(rule.Kind, rule.Target, Seconds(rule.AfterSeconds), rule.AtLength))],
        LevelBonuses = [.. LevelBonuses.Select(bonus => new LevelBonus(bonus.Level, bonus.Priority))],
    };

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}

public sealed class OverflowRow
{
    public OverflowKind Kind { get; init; }
    public string? Target { get; init; }
    public int? AfterSeconds { get; init; }
    public int? AtLength { get; init; }
}

public sealed class LevelBonusRow
{
    public required string Level { get; init; }
    public int Priority { get; init; }
}

internal sealed class QueueConfiguration : IEntityTypeConfiguration<QueueRow>
{
    public void Configure(EntityTypeBuilder<QueueRow> builder)
    {
        builder.ToTable("Queues");
        builder.Property(queue => queue.Id).HasMaxLength(40);
        builder.HasIndex(queue => queue.Name).IsUnique();
        builder.OwnsMany(queue => queue.Skills, skills => skills.ToJson());
        builder.OwnsMany(queue => queue.Overflow, rules =>
        {
            rules.ToJson();
            rules.Property(rule => rule.Kind).HasConversion<string>();
        });
        builder.OwnsMany(queue => queue.LevelBonuses, bonuses => bonuses.ToJson());
        builder.Property(queue => queue.Recording).HasConversion<string>().HasMaxLength(20).HasDefaultValue(RecordingRule.AsCentre);
        builder.Property(queue => queue.CallbackAttempts).HasDefaultValue(1);
        builder.Property(queue => queue.CallbackRetrySeconds).HasDefaultValue(900);
        builder.Property(queue => queue.WrapUpMode).HasConversion<string>().HasMaxLength(20);
    }
}
