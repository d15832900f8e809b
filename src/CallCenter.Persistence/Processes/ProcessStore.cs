using System.Globalization;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Processes;

/// <summary>A process as it is stored.</summary>
/// <param name="Process">Its content.</param>
/// <param name="Revision">Whoever changes it says which one they read.</param>
public sealed record StoredProcess(Process Process, int Revision, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string UpdatedBy);

/// <summary>A version of a process as it is stored.</summary>
/// <param name="Version">Its content.</param>
/// <param name="Revision">Whoever changes it says which one they read.</param>
public sealed record StoredVersion(
    ProcessVersion Version, int Revision, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset UpdatedAt, string UpdatedBy, DateTimeOffset? ReleasedAt,
    string? ReleasedBy);

/// <summary>
/// The process catalogue in the database. Whoever changes something gives the revision they read; when somebody else was
/// faster nothing is written and the answer is null. People change it, so its times are the wall clock's.
/// </summary>
public sealed class ProcessStore(IDbContextFactory<CallCenterDbContext> database)
{
    public const int LongestId = 40;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<StoredProcess>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<ProcessRow>().AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<StoredProcess?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ProcessRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? Read(row) : null;
    }

    /// <returns>Null when there is a process of that id.</returns>
    public async Task<StoredProcess?> AddAsync(Process process, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<ProcessRow>().AnyAsync(row => row.Id == process.Id, cancellationToken)) return null;
        var now = TimeProvider.System.GetUtcNow();
        var row = new ProcessRow { Id = process.Id, Name = process.Name, Owner = process.Owner, CreatedAt = now, UpdatedAt = now, UpdatedBy = by }.Take(process);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return Read(row);
    }

    public async Task<StoredProcess?> SaveAsync(Process process, int revision, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ProcessRow>().FirstOrDefaultAsync(row => row.Id == process.Id && row.Revision == revision, cancellationToken);
        if (row is null) return null;
        row.Take(process).Revision++;
        (row.UpdatedAt, row.UpdatedBy) = (TimeProvider.System.GetUtcNow(), by);
        return await IsWrittenAsync(context, cancellationToken) ? Read(row) : null;
    }

    /// <summary>Takes a process out of the catalogue that has no versions.</summary>
    public async Task<bool> DeleteAsync(string id, int revision, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ProcessRow>()
            .Where(row => row.Id == id && row.Revision == revision && !context.Set<ProcessVersionRow>().Any(version => version.Process == id))
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The versions of one process, or of all; the latest of each first.</summary>
    public async Task<IReadOnlyList<StoredVersion>> ListVersionsAsync(string? process, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<ProcessVersionRow>().AsNoTracking().Where(row => process == null || row.Process == process)
            .OrderBy(row => row.Process).ThenByDescending(row => row.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<StoredVersion?> FindVersionAsync(string process, int number, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ProcessVersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Process == process && row.Number == number, cancellationToken);
        return row is null ? null : Read(row);
    }

    /// <summary>The version that bindings name so, as <c>process:number</c>, with its frozen definitions; null when there is none.</summary>
    public Task<StoredVersion?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        var (process, number) = versionId.LastIndexOf(':') is var colon and > 0 ? (versionId[..colon], versionId[(colon + 1)..]) : ("", "");
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? FindVersionAsync(process, whole, cancellationToken)
            : Task.FromResult<StoredVersion?>(null);
    }

    /// <summary>Adds a version with its number, which is the next of the process.</summary>
    /// <returns>Null when somebody else was faster with that number.</returns>
    public async Task<StoredVersion?> AddVersionAsync(ProcessVersion version, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<ProcessVersionRow>().AnyAsync(row => row.Process == version.Process && row.Number >= version.Number, cancellationToken)) return null;
        var now = TimeProvider.System.GetUtcNow();
        var row = new ProcessVersionRow { Process = version.Process, Number = version.Number, CreatedAt = now, CreatedBy = by, UpdatedAt = now, UpdatedBy = by }.Take(version);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return Read(row);
    }

    /// <summary>Writes what a change or a <see cref="VersionMove"/> made of a version.</summary>
    public async Task<StoredVersion?> SaveVersionAsync(ProcessVersion version, int revision, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ProcessVersionRow>()
            .FirstOrDefaultAsync(row => row.Process == version.Process && row.Number == version.Number && row.Revision == revision, cancellationToken);
        if (row is null) return null;
        var now = TimeProvider.System.GetUtcNow();
        if (row.Status == VersionStatus.Draft && version.Status == VersionStatus.Released) (row.ReleasedAt, row.ReleasedBy) = (now, by);
        row.Take(version).Revision++;
        (row.UpdatedAt, row.UpdatedBy) = (now, by);
        return await IsWrittenAsync(context, cancellationToken) ? Read(row) : null;
    }

    /// <summary>The centre's axes and their revision, 0 before anybody gave them.</summary>
    public async Task<(CoverageAxes Axes, int Revision)> ReadAxesAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<CoverageAxesRow>().AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return row is null ? (CoverageAxes.Empty, 0) : (row.ToAxes(), row.Revision);
    }

    /// <returns>The new revision; null when somebody else was faster.</returns>
    public async Task<int?> SaveAxesAsync(CoverageAxes axes, int revision, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<CoverageAxesRow>().FirstOrDefaultAsync(cancellationToken);
        if ((row?.Revision ?? 0) != revision) return null;
        if (row is null) context.Add(row = new());
        row.Take(axes);
        row.Revision++;
        return await IsWrittenAsync(context, cancellationToken) ? row.Revision : null;
    }

    private static async Task<bool> IsWrittenAsync(CallCenterDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static StoredProcess Read(ProcessRow row) => new(row.ToProcess(), row.Revision, row.CreatedAt, row.UpdatedAt, row.UpdatedBy);

    private static StoredVersion Read(ProcessVersionRow row) => new(
        row.ToVersion(), row.Revision, row.CreatedAt, row.CreatedBy, row.UpdatedAt, row.UpdatedBy, row.ReleasedAt, row.ReleasedBy);
}
