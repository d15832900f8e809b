using System.Linq.Expressions;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Definitions;

/// <summary>Definitions in the database.</summary>
public sealed class DefinitionStore(IDbContextFactory<CallCenterDbContext> databases) : IDefinitionStore
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    private static readonly Expression<Func<DefinitionRow, DefinitionHead>> Head = row => new DefinitionHead(
        row.Id, row.DefinitionId, row.Name, row.Description, row.Version, row.IsLatest, row.IsPublished, row.IsReadonly, row.IsSystem,
        new DateTimeOffset(row.CreatedAt, TimeSpan.Zero));

    private static readonly Expression<Func<DefinitionRow, DefinitionText>> Text = row => new(row.Id, row.DefinitionId, row.Version, row.WasPublished, row.Model);

    public async Task<StoredDefinition?> FindAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var row = await DefinitionQueries.Of(database.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == definitionId), version)
            .OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null ? null : Read(row);
    }

    public async Task<StoredDefinition?> GetAsync(string versionId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.Set<DefinitionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == versionId, cancellationToken).ConfigureAwait(false);
        return row is null ? null : Read(row);
    }

    public async Task<DefinitionPage> ListAsync(DefinitionFilter filter, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = DefinitionQueries.Of(database.Set<DefinitionRow>().AsNoTracking(), filter);
        var page = DefinitionQueries.Ordered(rows, filter).Skip(filter.Skip);
        if (filter.Take is { } take) page = page.Take(take);
        var items = await page.Select(Head).ToListAsync(cancellationToken).ConfigureAwait(false);
        var isWhole = filter.Skip == 0 && (filter.Take is null || items.Count < filter.Take);
        return new(items, isWhole ? items.Count : await rows.CountAsync(cancellationToken).ConfigureAwait(false));
    }

    public async Task<DefinitionText?> FindTextAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await DefinitionQueries.Of(database.Set<DefinitionRow>().AsNoTracking().Where(row => row.DefinitionId == definitionId), version)
            .OrderByDescending(row => row.Version).Select(Text).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<DefinitionText?> GetTextAsync(string versionId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await database.Set<DefinitionRow>().AsNoTracking().Where(row => row.Id == versionId).Select(Text).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<DefinitionText>> ReadPublishedAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await database.Set<DefinitionRow>().AsNoTracking().Where(row => row.IsPublished).Select(Text).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task WriteAsync(DefinitionChange change, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = database.Set<DefinitionRow>();
        foreach (var definition in change.Saved)
        {
            var row = await rows.FirstOrDefaultAsync(row => row.Id == definition.Id, cancellationToken).ConfigureAwait(false);
            if (row is null) rows.Add(Fill(new() { Id = definition.Id, DefinitionId = definition.DefinitionId, Model = "" }, definition));
            else Fill(row, definition);
        }

        foreach (var flags in change.Flags)
        {
            if (await rows.FirstOrDefaultAsync(row => row.Id == flags.Id, cancellationToken).ConfigureAwait(false) is not { } row) continue;
            (row.IsLatest, row.IsPublished) = (flags.IsLatest, flags.IsPublished);
        }

        foreach (var row in await rows.Where(row => change.Fixed.Contains(row.Id)).ToListAsync(cancellationToken).ConfigureAwait(false)) row.WasPublished = true;
        if (change.Deleted.Count > 0)
            rows.RemoveRange(await rows.Where(row => change.Deleted.Contains(row.Id)).ToListAsync(cancellationToken).ConfigureAwait(false));

        // One SaveChanges is one transaction.
        await database.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private static DefinitionRow Fill(DefinitionRow row, StoredDefinition definition)
    {
        (row.Name, row.Description, row.Version) = (definition.Name, definition.Description, definition.Version);
        (row.IsLatest, row.IsPublished, row.WasPublished) = (definition.IsLatest, definition.IsPublished, definition.IsFixed);
        (row.IsReadonly, row.IsSystem, row.CreatedAt) = (definition.IsReadonly, definition.IsSystem, definition.CreatedAt.UtcTicks);
        row.Model = definition.Model.ToJsonString(Compact);
        return row;
    }

    private static StoredDefinition Read(DefinitionRow row) => new(
        row.Id, row.DefinitionId, row.Name, row.Description, row.Version, row.IsLatest, row.IsPublished, row.IsReadonly, row.IsSystem,
        new(row.CreatedAt, TimeSpan.Zero), DefinitionJson.Parse(Encoding.UTF8.GetBytes(row.Model)))
    {
        IsFixed = row.WasPublished,
    };
}
