using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>What a model means, and what in it could not be understood.</summary>
public sealed record DefinitionReading(WorkflowDefinition Definition, IReadOnlyList<Problem> Problems);

/// <summary>Reads a model in Elsa 3's format, of any 3.x version. Strange content never stops it: it becomes a problem.</summary>
public static class DefinitionReader
{
    public static DefinitionReading Read(JsonObject model)
    {
        var problems = new List<Problem>();
        var root = model.Object("root");
        if (root is null || root.Text("type") is null)
        {
            problems.Add(NodeReader.Problem(null, null, new(
                "流程没有根活动（root）：应是带有 type 的活动对象，例如 Elsa.Flowchart。",
                "The workflow has no root activity: \"root\" must be an activity with a \"type\", such as Elsa.Flowchart.")));
            root = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence" };
        }

        var definition = new WorkflowDefinition
        {
            Id = model.Text("id") ?? "",
            DefinitionId = model.Text("definitionId") ?? model.Text("id") ?? "",
            Name = model.Text("name"),
            Version = model.Whole("version") ?? 1,
            Variables = VariableReader.Read(model.Array("variables")),
            Inputs = [.. Items(model, "inputs").Select(item => new InputDefinition(item.Text("name")!, VariableReader.Alias(item.Text("type")), IsArray(item)))],
            Outputs = [.. Items(model, "outputs").Select(item => new OutputDefinition(item.Text("name")!, VariableReader.Alias(item.Text("type")), IsArray(item)))],
            Outcomes = [.. (model.Array("outcomes") ?? []).Select(item => item.AsText()).OfType<string>()],
            Options = Options(model),
            CustomProperties = model["customProperties"].ToValue(),
            Root = new NodeReader(problems).Read(root, ActivityJson.RootNodeId),
        };
        return new(definition, problems);
    }

    private static IEnumerable<JsonObject> Items(JsonObject model, string name) =>
        (model.Array(name) ?? []).OfType<JsonObject>().Where(item => item.Text("name") is { Length: > 0 });

    private static bool IsArray(JsonObject item) => item.Flag("isArray") ?? item.Text("type")?.EndsWith("[]", StringComparison.Ordinal) ?? false;

    private static WorkflowOptions Options(JsonObject model)
    {
        var options = model.Object("options") ?? [];
        return new()
        {
            ActivationStrategy = options.Text("activationStrategyType"),
            IncidentStrategy = options.Text("incidentStrategyType"),
            CommitStrategy = options.Text("commitStrategyName"),
            UsableAsActivity = options.Flag("usableAsActivity") ?? model.Flag("usableAsActivity") ?? false,
            ActivityCategory = options.Text("activityCategory"),
            AutoUpdateConsumingWorkflows = options.Flag("autoUpdateConsumingWorkflows") ?? false,
        };
    }
}
