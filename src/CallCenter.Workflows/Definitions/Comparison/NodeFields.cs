namespace CallCenter.Workflows.Definitions.Comparison;

/// <summary>The settings of an activity or a definition as texts, to be compared and shown.</summary>
internal static class NodeFields
{
    public static IReadOnlyList<FieldDifference> Compare(ActivityNode before, ActivityNode after) => Differences(Of(before), Of(after));

    public static IReadOnlyList<FieldDifference> CompareSettings(WorkflowDefinition before, WorkflowDefinition after) => Differences(Of(before), Of(after));

    private static Dictionary<string, string?> Of(ActivityNode node)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["type"] = node.Type,
            ["title"] = node.DisplayText,
            ["name"] = node.Name,
            ["version"] = node.Version == 1 ? null : Text(node.Version),
            ["canStartWorkflow"] = node.CanStartWorkflow ? "true" : null,
            ["runAsynchronously"] = node.RunAsynchronously ? "true" : null,
            ["mergeMode"] = node.MergeMode,
            ["start"] = node.StartId,
        };
        foreach (var (name, expression) in node.Inputs) fields[name] = Text(expression);
        foreach (var (name, value) in node.Properties) fields.TryAdd(name, Text(value));
        foreach (var (name, target) in node.Outputs) fields.TryAdd(name, "→ " + target);
        foreach (var variable in node.Variables) fields.TryAdd("variable " + variable.Name, Text(variable));
        return fields;
    }

    private static Dictionary<string, string?> Of(WorkflowDefinition definition)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["name"] = definition.Name,
            ["description"] = definition.Description,
            ["activationStrategy"] = definition.Options.ActivationStrategy,
            ["incidentStrategy"] = definition.Options.IncidentStrategy,
            ["commitStrategy"] = definition.Options.CommitStrategy,
            ["usableAsActivity"] = definition.Options.UsableAsActivity ? "true" : null,
            ["outcomes"] = definition.Outcomes.Count == 0 ? null : string.Join(", ", definition.Outcomes),
        };
        foreach (var variable in definition.Variables) fields.TryAdd("variable " + variable.Name, Text(variable));
        foreach (var input in definition.Inputs) fields.TryAdd("input " + input.Name, Kind(input.TypeName, input.IsArray));
        foreach (var output in definition.Outputs) fields.TryAdd("output " + output.Name, Kind(output.TypeName, output.IsArray));
        return fields;
    }

    private static List<FieldDifference> Differences(Dictionary<string, string?> before, Dictionary<string, string?> after) =>
    [
        .. before.Keys.Union(after.Keys).Select(name => new FieldDifference(name, Known(before, name), Known(after, name))).Where(field => field.Before != field.After),
    ];

    /// <summary>Nothing and an empty text look the same to whoever reads them.</summary>
    private static string? Known(Dictionary<string, string?> fields, string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private static string Text(Expression expression) => expression.Type == "Literal" ? Text(expression.Source) : $"{expression.Type}: {Text(expression.Source)}";

    private static string Text(VariableDefinition variable) => Text(variable.Default) is { Length: > 0 } start
        ? $"{Kind(variable.TypeName, variable.IsArray)} = {start}"
        : Kind(variable.TypeName, variable.IsArray);

    private static string Kind(string typeName, bool isArray) => isArray ? typeName + "[]" : typeName;

    private static string Text(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => "",
        ValueKind.String => value.ToString(),
        _ => ValueJson.Write(value),
    };
}
