using CallCenter.Persistence.Centre;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Processes;

/// <summary>Why a warning of the design check stands.</summary>
public sealed class FindingReasonRow
{
    public required string Process { get; init; }
    public int Number { get; init; }

    /// <summary>Names the finding: its flow, its rule and its node.</summary>
    public required string Finding { get; init; }

    public required string Reason { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>The reasons people give for warnings; each belongs to one version, as the next is to be looked at anew.</summary>
public sealed class FindingReasonStore(IDbContextFactory<CallCenterDbContext> database)
{
    public const int LongestReason = 500;
    public const int LongestFinding = 300;

    /// <summary>By finding.</summary>
    public async Task<IReadOnlyDictionary<string, FindingReasonRow>> ListAsync(string process, int number, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<FindingReasonRow>().AsNoTracking().Where(row => row.Process == process && row.Number == number)
            .ToDictionaryAsync(row => row.Finding, StringComparer.Ordinal, cancellationToken);
    }

    public async Task SaveAsync(string process, int number, string finding, string reason, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<FindingReasonRow>().FindAsync([process, number, finding], cancellationToken);
        if (row is null) context.Add(row = new() { Process = process, Number = number, Finding = finding, Reason = reason, By = by });
        (row.Reason, row.By, row.At) = (reason, by, TimeProvider.System.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class FindingReasonConfiguration : IEntityTypeConfiguration<FindingReasonRow>
{
    public void Configure(EntityTypeBuilder<FindingReasonRow> builder)
    {
        builder.ToTable("FindingReasons");
        builder.HasKey(row => new { row.Process, row.Number, row.Finding });
        builder.Property(row => row.Process).HasMaxLength(ProcessStore.LongestId);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Finding).HasMaxLength(FindingReasonStore.LongestFinding);
        builder.Property(row => row.Reason).HasMaxLength(FindingReasonStore.LongestReason);
        builder.HasOne<ProcessVersionRow>().WithMany().HasForeignKey(row => new { row.Process, row.Number }).OnDelete(DeleteBehavior.Cascade);
        builder.StoreTimesAsTicks();
    }
}
