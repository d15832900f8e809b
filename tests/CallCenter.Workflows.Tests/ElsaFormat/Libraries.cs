using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Workflows.Tests.ElsaFormat;

/// <summary>Libraries over a store in memory.</summary>
internal static class Libraries
{
    public static ActivityCatalogue Catalogue => Flow.Catalogue;

    public static DefinitionLibrary New(IDefinitionStore? store = null, TimeProvider? clock = null) =>
        new(store ?? new MemoryDefinitionStore(), Catalogue, Flow.Languages, clock ?? TimeProvider.System, NullLogger<DefinitionLibrary>.Instance);
}

/// <summary>Definitions in memory, with copies in and out as a database gives them.</summary>
internal sealed class MemoryDefinitionStore : IDefinitionStore
{
    private readonly Dictionary<string, StoredDefinition> _versions = new(StringComparer.Ordinal);

    /// <summary>How many models were read.</summary>
    public int ModelsRead { get; private set; }

    public Task<StoredDefinition?> FindAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken) =>
        Task.FromResult(Copy(_versions.Values.Where(row => row.DefinitionId == definitionId && Fits(row, version)).MaxBy(row => row.Version)));

    public Task<StoredDefinition?> GetAsync(string versionId, CancellationToken cancellationToken) => Task.FromResult(Copy(_versions.GetValueOrDefault(versionId)));

    public Task<DefinitionPage> ListAsync(DefinitionFilter filter, CancellationToken cancellationToken)
    {
        var rows = _versions.Values.Where(row => Fits(row, filter.Version)
            && (filter.DefinitionIds is not { Count: > 0 } ids || ids.Contains(row.DefinitionId))
            && (filter.Name is null || string.Equals(row.Name, filter.Name, StringComparison.OrdinalIgnoreCase)));
        rows = filter.Descending ? rows.OrderByDescending(row => row.Version) : rows.OrderBy(row => row.Version);
        var all = rows.Select(row => row.Head).ToList();
        return Task.FromResult(new DefinitionPage([.. all.Skip(filter.Skip).Take(filter.Take ?? int.MaxValue)], all.Count));
    }

    public async Task<DefinitionText?> FindTextAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken) =>
        Text(await FindAsync(definitionId, version, cancellationToken));

    public async Task<DefinitionText?> GetTextAsync(string versionId, CancellationToken cancellationToken) => Text(await GetAsync(versionId, cancellationToken));

    public Task<IReadOnlyList<DefinitionText>> ReadPublishedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DefinitionText>>([.. _versions.Values.Where(row => row.IsPublished).Select(row => Text(Copy(row))!)]);

    public Task WriteAsync(DefinitionChange change, CancellationToken cancellationToken)
    {
        foreach (var saved in change.Saved) _versions[saved.Id] = saved with { Model = saved.Model.DeepClone().AsObject() };
        foreach (var flags in change.Flags) _versions[flags.Id] = _versions[flags.Id] with { IsLatest = flags.IsLatest, IsPublished = flags.IsPublished };
        foreach (var id in change.Fixed) _versions[id] = _versions[id] with { IsFixed = true };
        foreach (var id in change.Deleted) _versions.Remove(id);
        return Task.CompletedTask;
    }

    private static bool Fits(StoredDefinition row, VersionOptions version) => version.Kind switch
    {
        VersionKind.Draft => !row.IsPublished,
        VersionKind.Latest => row.IsLatest,
        VersionKind.Published => row.IsPublished,
        VersionKind.LatestOrPublished => row.IsLatest || row.IsPublished,
        VersionKind.LatestAndPublished => row.IsLatest && row.IsPublished,
        VersionKind.Specific => row.Version == version.Number,
        _ => true,
    };

    private static DefinitionText? Text(StoredDefinition? row) =>
        row is null ? null : new(row.Id, row.DefinitionId, row.Version, row.IsFixed, row.Model.ToJsonString());

    private StoredDefinition? Copy(StoredDefinition? row)
    {
        if (row is not null) ModelsRead++;
        return row is null ? null : row with { Model = row.Model.DeepClone().AsObject() };
    }
}
