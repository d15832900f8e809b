using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Persistence.Definitions;

/// <summary>Filters as every supported database can run them.</summary>
internal static class DefinitionQueries
{
    public static IQueryable<DefinitionRow> Of(IQueryable<DefinitionRow> rows, VersionOptions version) => version.Kind switch
    {
        VersionKind.Draft => rows.Where(row => !row.IsPublished),
        VersionKind.Latest => rows.Where(row => row.IsLatest),
        VersionKind.Published => rows.Where(row => row.IsPublished),
        VersionKind.LatestOrPublished => rows.Where(row => row.IsLatest || row.IsPublished),
        VersionKind.LatestAndPublished => rows.Where(row => row.IsLatest && row.IsPublished),
        VersionKind.Specific => rows.Where(row => row.Version == version.Number),
        _ => rows,
    };

    public static IQueryable<DefinitionRow> Of(IQueryable<DefinitionRow> rows, DefinitionFilter filter)
    {
        rows = Of(rows, filter.Version);
        if (filter.DefinitionIds is { Count: > 0 } definitionIds) rows = rows.Where(row => definitionIds.Contains(row.DefinitionId));
        if (filter.Ids is { Count: > 0 } ids) rows = rows.Where(row => ids.Contains(row.Id));
        if (filter.IsSystem is { } isSystem) rows = rows.Where(row => row.IsSystem == isSystem);
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database, whose lower() has no culture.
        if (filter.Name is { } name)
        {
            var lower = name.ToLowerInvariant();
            rows = rows.Where(row => row.Name != null && row.Name.ToLower() == lower);
        }

        if (filter.SearchTerm?.Trim() is { Length: > 0 } term)
        {
            var lower = term.ToLowerInvariant();
            rows = rows.Where(row => (row.Name != null && row.Name.ToLower().Contains(lower)) || (row.Description != null && row.Description.ToLower().Contains(lower))
                || row.Id.Contains(term) || row.DefinitionId.Contains(term));
        }
#pragma warning restore CA1304, CA1311, CA1862

        return rows;
    }

    public static IQueryable<DefinitionRow> Ordered(IQueryable<DefinitionRow> rows, DefinitionFilter filter) => (filter.OrderBy, filter.Descending) switch
    {
        (DefinitionOrder.Name, false) => rows.OrderBy(row => row.Name).ThenBy(row => row.Id),
        (DefinitionOrder.Name, true) => rows.OrderByDescending(row => row.Name).ThenBy(row => row.Id),
        (DefinitionOrder.Version, false) => rows.OrderBy(row => row.Version).ThenBy(row => row.Id),
        (DefinitionOrder.Version, true) => rows.OrderByDescending(row => row.Version).ThenBy(row => row.Id),
        (_, false) => rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id),
        (_, true) => rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id),
    };
}
