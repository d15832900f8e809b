using CallCenter.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Board;

/// <summary>A queue's <see cref="BoardLimits"/>, or the centre's.</summary>
public sealed class BoardLimitsRow
{
    /// <summary>In the place of a queue: what holds for all that have none of their own.</summary>
    public const string Centre = "default";

    public required string Queue { get; init; }
    public int? WaitingWarning { get; set; }
    public int? WaitingAlarm { get; set; }
    public int? LongestWaitWarning { get; set; }
    public int? LongestWaitAlarm { get; set; }
    public int? ServiceLevelWarning { get; set; }
    public int? ServiceLevelAlarm { get; set; }
    public int? AbandonedWarning { get; set; }
    public int? AbandonedAlarm { get; set; }

    internal void Take(BoardLimits limits)
    {
        (WaitingWarning, WaitingAlarm) = (limits.Waiting?.Warning, limits.Waiting?.Alarm);
        (LongestWaitWarning, LongestWaitAlarm) = (limits.LongestWaitSeconds?.Warning, limits.LongestWaitSeconds?.Alarm);
        (ServiceLevelWarning, ServiceLevelAlarm) = (limits.ServiceLevelPercent?.Warning, limits.ServiceLevelPercent?.Alarm);
        (AbandonedWarning, AbandonedAlarm) = (limits.AbandonedPercent?.Warning, limits.AbandonedPercent?.Alarm);
    }

    internal BoardLimits ToLimits() => new()
    {
        Waiting = Limit(WaitingWarning, WaitingAlarm),
        LongestWaitSeconds = Limit(LongestWaitWarning, LongestWaitAlarm),
        ServiceLevelPercent = Limit(ServiceLevelWarning, ServiceLevelAlarm),
        AbandonedPercent = Limit(AbandonedWarning, AbandonedAlarm),
    };

    private static BoardLimit? Limit(int? warning, int? alarm) => warning is { } first && alarm is { } second ? new(first, second) : null;
}

internal sealed class BoardLimitsConfiguration : IEntityTypeConfiguration<BoardLimitsRow>
{
    public void Configure(EntityTypeBuilder<BoardLimitsRow> builder)
    {
        builder.ToTable("BoardLimits");
        builder.HasKey(limits => limits.Queue);
        builder.Property(limits => limits.Queue).HasMaxLength(40);
    }
}
