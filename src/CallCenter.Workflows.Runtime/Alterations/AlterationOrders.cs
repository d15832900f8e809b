using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Alterations;

/// <summary>
/// Alterations as Elsa's clients write them: <c>[{"type":"Migrate","targetVersion":2}, {"type":"Cancel"}, ...]</c>. Ours besides:
/// <c>nodes</c> of Migrate, which maps activity ids of the old version to those of the new, and the type <c>Retry</c>.
/// </summary>
public sealed class AlterationOrders
{
    private readonly JsonArray _orders;

    private AlterationOrders(JsonArray orders) => _orders = orders;

    /// <summary>What is wrong with a list of alterations; null when nothing is.</summary>
    public static Text? Check(JsonArray? orders)
    {
        if (orders is not { Count: > 0 })
            return new("没有要做的变更（alterations）。", "There is nothing to do: \"alterations\" must hold at least one alteration.");
        foreach (var order in orders)
        {
            var missing = order is not JsonObject json ? "type" : json.Text("type") switch
            {
                "Cancel" or "Retry" => null,
                "Migrate" => json.Whole("targetVersion") is > 0 ? null : "targetVersion",
                "ModifyVariable" => string.IsNullOrEmpty(json.Text("variableId")) ? "variableId" : null,
                "CancelActivity" or "ScheduleActivity" =>
                    string.IsNullOrEmpty(json.Text("activityId")) && string.IsNullOrEmpty(json.Text("activityInstanceId")) ? "activityId" : null,
                _ => "type",
            };
            if (missing == "type")
            {
                return new(
                    "变更的类型（type）应是 Migrate、Cancel、CancelActivity、ModifyVariable、ScheduleActivity 或 Retry。",
                    "An alteration's \"type\" must be Migrate, Cancel, CancelActivity, ModifyVariable, ScheduleActivity or Retry.");
            }

            if (missing is not null) return new($"{order!["type"]} 缺少 {missing}。", $"{order!["type"]} needs \"{missing}\".");
        }

        return null;
    }

    public static AlterationOrders Of(JsonArray orders) => new(orders);

    /// <summary>Of a plan's content.</summary>
    public static AlterationOrders Read(string content) => new(DefinitionJson.Parse(content).Array("alterations") ?? []);

    /// <summary>What is to be done to one instance; a reason instead when that cannot be told.</summary>
    public async Task<(IReadOnlyList<Alteration> Alterations, Refusal? Refusal)> ForAsync(
        InstanceSummary instance, string? by, IGraphSource graphs, CancellationToken cancellationToken)
    {
        var alterations = new List<Alteration>();
        foreach (var order in _orders.OfType<JsonObject>())
        {
            if (order.Text("type") != "Migrate")
            {
                alterations.Add(Read(order, instance.Id, by));
                continue;
            }

            var version = order.Whole("targetVersion") ?? 0;
            if (await graphs.FindGraphAsync(instance.DefinitionId, new(VersionKind.Specific, version), cancellationToken) is not { } graph)
            {
                return ([], new(null, new(
                    $"流程 {instance.DefinitionId} 没有版本 {version}。", $"Workflow {instance.DefinitionId} has no version {version}.")));
            }

            alterations.Add(new Alteration.Migrate(graph, NodesOf(order.Object("nodes"))));
        }

        return (alterations, null);
    }

    public static IReadOnlyDictionary<string, string> NodesOf(JsonObject? nodes) => (nodes ?? []).Where(pair => pair.Value.AsText() is { Length: > 0 })
        .ToDictionary(pair => pair.Key, pair => pair.Value.AsText()!, StringComparer.Ordinal);

    private static Alteration Read(JsonObject order, string instanceId, string? by)
    {
        var (activityId, number) = (NotEmpty(order.Text("activityId")), NumberOf(order.Text("activityInstanceId"), instanceId));
        return order.Text("type") switch
        {
            "CancelActivity" => new Alteration.CancelActivity(activityId, number),
            "ScheduleActivity" => new Alteration.ScheduleActivity(activityId, number),
            "ModifyVariable" => new Alteration.ModifyVariable(order.Text("variableId")!, ValueOf(order["value"])),
            "Retry" => new Alteration.Retry(),
            _ => new Alteration.Cancel(new Text($"由 {by} 取消", $"Cancelled by {by}").In(CultureInfo.CurrentUICulture.Name)),
        };
    }

    /// <summary>An execution's id is its instance's id and a number; one of another instance fits none here.</summary>
    private static int? NumberOf(string? executionId, string instanceId)
    {
        if (string.IsNullOrEmpty(executionId)) return null;
        return executionId.StartsWith(instanceId + ":", StringComparison.Ordinal)
            && int.TryParse(executionId.AsSpan(instanceId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    private static Value ValueOf(JsonNode? json) => json is null ? Value.Null : ValueJson.From(JsonElement.Parse(json.ToJsonString()));

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
