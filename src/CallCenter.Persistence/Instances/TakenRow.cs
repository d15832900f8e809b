using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>
/// The stimuli that had their effect in one commit, packed by <see cref="TakenPacking"/>: read only at start, so one row
/// serves many.
/// </summary>
internal sealed class TakenRow
{
    public long Id { get; set; }
    public long ExpiresAt { get; set; }
    public required byte[] Entries { get; set; }
}

internal sealed class TakenRowMapping : IEntityTypeConfiguration<TakenRow>
{
    public void Configure(EntityTypeBuilder<TakenRow> builder)
    {
        builder.ToTable("InboxTaken");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", false);
    }
}

/// <summary>When a writer clears away what need not be remembered any more: now and then, some rows each time.</summary>
internal sealed class TakenClearing
{
    /// <summary>The most rows cleared at once, so that no commit is held up.</summary>
    public const int MostRows = 2000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public bool IsDue(DateTimeOffset at)
    {
        if (at - _last < Every) return false;
        _last = at;
        return true;
    }
}
