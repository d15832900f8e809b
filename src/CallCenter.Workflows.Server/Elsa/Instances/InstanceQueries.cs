using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>Reads the filter that Studio sends; what is empty filters nothing.</summary>
internal static class InstanceQueries
{
    /// <summary>Null when nothing can match, e.g. a status that instances here never have.</summary>
    public static InstanceFilter? Read(JsonObject body)
    {
        if (Enums<InstanceStatus>(body, "status", "statuses") is not { } statuses) return null;
        if (Enums<InstanceSubStatus>(body, "subStatus", "subStatuses") is not { } subStatuses) return null;
        var take = body.Whole("pageSize") is > 0 and var size ? size : 10;
        return new()
        {
            SearchTerm = NotEmpty(body.Text("searchTerm")),
            Ids = body.Texts("ids"),
            DefinitionIds = [.. One(body.Text("definitionId")), .. body.Texts("definitionIds")],
            DefinitionVersionIds = [.. One(body.Text("definitionVersionId")), .. body.Texts("definitionVersionIds")],
            Version = body.Whole("version"),
            CorrelationId = NotEmpty(body.Text("correlationId")),
            HasIncidents = body.Flag("hasIncidents"),
            Statuses = statuses,
            SubStatuses = subStatuses,
            Moments = [.. (body.Array("timestampFilters") ?? []).OfType<JsonObject>().Select(Moment).OfType<MomentFilter>()],
            OrderBy = body.Text("orderBy") switch
            {
                "LastExecuted" or "UpdatedAt" => InstanceOrder.Updated,
                "Finished" => InstanceOrder.Finished,
                "Name" => InstanceOrder.Name,
                _ => InstanceOrder.Created,
            },
            Ascending = body.Text("orderDirection") == "Ascending",
            Skip = Math.Max(0, body.Whole("page") ?? 0) * take,
            Take = take,
        };
    }

    private static MomentFilter? Moment(JsonObject json)
    {
        InstanceMoment? column = json.Text("column") switch
        {
            "CreatedAt" => InstanceMoment.Created,
            "UpdatedAt" => InstanceMoment.Updated,
            "FinishedAt" => InstanceMoment.Finished,
            _ => null,
        };
        if (column is null || !Enum.TryParse<MomentOperator>(json.Text("operator"), out var op)) return null;
        return DateTimeOffset.TryParse(json.Text("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new(column.Value, op, at) : null;
    }

    /// <summary>Empty when none is asked for, null when only unknown ones are.</summary>
    private static IReadOnlyList<T>? Enums<T>(JsonObject body, string one, string many) where T : struct, Enum
    {
        var texts = One(body.Text(one)).Concat(body.Texts(many)).ToList();
        var known = texts.Where(text => Enum.TryParse<T>(text, ignoreCase: true, out _)).Select(text => Enum.Parse<T>(text, ignoreCase: true)).Distinct().ToList();
        return texts.Count > 0 && known.Count == 0 ? null : known;
    }

    private static IEnumerable<string> One(string? text) => string.IsNullOrEmpty(text) ? [] : [text];

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
