using System.Linq.Expressions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Instances;

/// <summary>Filters of instance lists as every supported database can run them.</summary>
internal static class InstanceQueries
{
    public static IQueryable<InstanceRow> Of(IQueryable<InstanceRow> rows, InstanceFilter filter)
    {
        if (filter.Ids.Count > 0) rows = rows.Where(row => filter.Ids.Contains(row.Id));
        if (filter.DefinitionIds.Count > 0) rows = rows.Where(row => filter.DefinitionIds.Contains(row.DefinitionId));
        if (filter.DefinitionVersionIds.Count > 0) rows = rows.Where(row => filter.DefinitionVersionIds.Contains(row.DefinitionVersionId));
        if (filter.Version is { } version) rows = rows.Where(row => row.DefinitionVersion == version);
        if (filter.CorrelationId is { } correlation) rows = rows.Where(row => row.CorrelationId == correlation);
        if (filter.HasIncidents is { } has) rows = has ? rows.Where(row => row.IncidentCount > 0) : rows.Where(row => row.IncidentCount == 0);
        if (filter.Statuses.Count > 0)
        {
            var statuses = filter.Statuses.Select(status => (int)status).ToList();
            rows = rows.Where(row => statuses.Contains(row.Status));
        }

        if (filter.SubStatuses.Count > 0)
        {
            var statuses = filter.SubStatuses.Select(status => (int)status).ToList();
            rows = rows.Where(row => statuses.Contains(row.SubStatus));
        }

        foreach (var moment in filter.Moments) rows = rows.Where(Condition(moment));
        return filter.SearchTerm?.Trim() is { Length: > 0 } term ? rows.Where(Contains(term)) : rows;
    }

    public static IQueryable<InstanceRow> Ordered(IQueryable<InstanceRow> rows, InstanceFilter filter) => filter.OrderBy switch
    {
        InstanceOrder.Updated => Ordered(rows, row => row.UpdatedAt, filter.Ascending),
        InstanceOrder.Finished => Ordered(rows, row => row.FinishedAt, filter.Ascending),
        InstanceOrder.Name => Ordered(rows, row => row.Name, filter.Ascending),
        _ => Ordered(rows, row => row.CreatedAt, filter.Ascending),
    };

    private static IOrderedQueryable<InstanceRow> Ordered<T>(IQueryable<InstanceRow> rows, Expression<Func<InstanceRow, T>> by, bool ascending) =>
        ascending ? rows.OrderBy(by).ThenBy(row => row.Id) : rows.OrderByDescending(by).ThenByDescending(row => row.Id);

    private static Expression<Func<InstanceRow, bool>> Contains(string term)
    {
#pragma warning disable CA1304, CA1311, CA1862 // Runs in the database, whose lower() has no culture.
        var lower = term.ToLowerInvariant();
        return row => row.Id.ToLower().Contains(lower) || row.DefinitionId.ToLower().Contains(lower) || row.DefinitionVersionId.ToLower().Contains(lower)
            || (row.CorrelationId != null && row.CorrelationId.ToLower().Contains(lower)) || (row.Name != null && row.Name.ToLower().Contains(lower));
#pragma warning restore CA1304, CA1311, CA1862
    }

    private static Expression<Func<InstanceRow, bool>> Condition(MomentFilter filter)
    {
        var row = Expression.Parameter(typeof(InstanceRow), "row");
        var column = Expression.Property(row, filter.Column switch
        {
            InstanceMoment.Updated => nameof(InstanceRow.UpdatedAt),
            InstanceMoment.Finished => nameof(InstanceRow.FinishedAt),
            _ => nameof(InstanceRow.CreatedAt),
        });
        var at = Expression.Constant(filter.At.UtcTicks, typeof(long));
        var comparable = column.Type == typeof(long) ? (Expression)at : Expression.Convert(at, column.Type);
        return Expression.Lambda<Func<InstanceRow, bool>>(Expression.MakeBinary(
            filter.Operator switch
            {
                MomentOperator.IsNot => ExpressionType.NotEqual,
                MomentOperator.LessThan => ExpressionType.LessThan,
                MomentOperator.GreaterThan => ExpressionType.GreaterThan,
                MomentOperator.LessThanOrEqual => ExpressionType.LessThanOrEqual,
                MomentOperator.GreaterThanOrEqual => ExpressionType.GreaterThanOrEqual,
                _ => ExpressionType.Equal,
            },
            column, comparable), row);
    }
}
