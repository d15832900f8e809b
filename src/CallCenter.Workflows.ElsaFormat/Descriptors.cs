using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>One choice of a drop-down.</summary>
public sealed record Choice(string Value, string Text);

/// <summary>The choices of a named live source (<c>queues</c>, <c>calendars</c>, ...) in a culture.</summary>
public delegate IReadOnlyList<Choice> ChoiceSource(string optionsFrom, string culture);

/// <summary>Tells Studio what it must know of each activity type.</summary>
public static class Descriptors
{
    /// <summary>All types of the catalogue, and the placeholder for those it does not have.</summary>
    public static JsonArray OfCatalogue(ActivityCatalogue catalogue, string culture, ChoiceSource choices)
    {
        var items = new JsonArray();
        foreach (var type in catalogue.All.OrderBy(type => type.TypeName, StringComparer.Ordinal).ThenBy(type => type.Version))
            items.Add(Of(type, culture, choices));
        if (catalogue.Find(MissingActivities.PlaceholderType, 1) is null) items.Add(Placeholder(culture));
        return items;
    }

    public static JsonObject Of(ActivityType type, string culture, ChoiceSource choices) => new()
    {
        ["tenantId"] = null,
        ["typeName"] = type.TypeName,
        ["clrType"] = null,
        ["namespace"] = type.Namespace,
        ["name"] = type.Name,
        ["version"] = type.Version,
        ["category"] = Categories.TextOf(type.Category).In(culture),
        ["displayName"] = type.DisplayName.In(culture),
        ["description"] = type.Description.In(culture),
        ["kind"] = type.Kind.ToString(),
        ["runAsynchronously"] = false,
        ["isBrowsable"] = type.IsBrowsable,
        ["isContainer"] = type.IsContainer,
        ["isStart"] = type.IsStart,
        ["isTerminal"] = type.IsTerminal,
        ["inputs"] = new JsonArray([.. type.Inputs.Select((input, order) => Input(input, order, culture, choices, type.Workflow is not null))]),
        ["outputs"] = new JsonArray([.. type.Outputs.Select((output, order) => Output(output, order, culture, type.Workflow is not null))]),
        ["ports"] = Ports(type, culture),
        ["customProperties"] = type.Workflow is { } workflow ? new JsonObject
        {
            ["RootType"] = "WorkflowDefinitionActivity", ["WorkflowDefinitionId"] = workflow.DefinitionId, ["WorkflowDefinitionVersionId"] = workflow.Id,
        } : [],
        ["constructionProperties"] = type.Workflow is { } constructed ? new JsonObject
        {
            ["WorkflowDefinitionId"] = constructed.DefinitionId, ["WorkflowDefinitionVersionId"] = constructed.Id, ["Version"] = constructed.Version,
        } : [],
    };

    private static JsonArray Ports(ActivityType type, string culture)
    {
        var ports = new JsonArray();
        foreach (var port in type.EmbeddedPorts) ports.Add(Port(port.Name, TextOf(port.Name), "Embedded", port.IsBrowsable));
        var followsInput = type.Inputs.Any(input => input.NamesOutcomes || input.Hint == UiHints.FlowSwitchEditor);
        if (type.IsTerminal || followsInput) return ports;
        foreach (var outcome in type.Outcomes.DefaultIfEmpty(ActivityPorts.Done)) ports.Add(Port(outcome, TextOf(outcome), "Flow", isBrowsable: true));
        return ports;

        // The outcomes of a workflow that is an activity are its author's words.
        string TextOf(string name) => type.Workflow is null || name == ActivityPorts.Done ? PortTexts.Of(name).In(culture) : name;
    }

    /// <summary>Lines are joined by the name, so only the text depends on the language.</summary>
    private static JsonObject Port(string name, string text, string type, bool isBrowsable) =>
        new() { ["name"] = name, ["displayName"] = text, ["type"] = type, ["isBrowsable"] = isBrowsable };

    private static JsonObject Input(InputType input, int order, string culture, ChoiceSource choices, bool isSynthetic) => new JsonObject
    {
        ["name"] = input.Name,
        ["typeName"] = input.TypeAlias,
        ["displayName"] = input.Label.In(culture),
        ["description"] = input.Description.In(culture),
        ["order"] = order,
        ["isBrowsable"] = input.IsBrowsable,
        ["isSerializable"] = true,
        ["isSynthetic"] = isSynthetic,
        ["isWrapped"] = !input.IsRaw,
        ["uiHint"] = input.Hint,
        ["category"] = input.Tab is null ? null : Categories.TextOf(input.Tab).In(culture),
        ["defaultValue"] = DefaultJson.Of(input.Default),
        ["defaultSyntax"] = input.DefaultSyntax,
        ["isReadOnly"] = false,
        ["isSensitive"] = input.IsSensitive,
        ["storageDriverType"] = null,
        ["autoEvaluate"] = !input.EvaluatesLater,
        ["evaluatorType"] = null,
        ["uiSpecifications"] = InputEditors.Of(input, culture, choices),
    };

    private static JsonObject Output(OutputType output, int order, string culture, bool isSynthetic) => new JsonObject
    {
        ["name"] = output.Name,
        ["typeName"] = output.TypeAlias,
        ["displayName"] = output.Label.In(culture),
        ["description"] = "",
        ["order"] = order,
        ["isBrowsable"] = true,
        ["isSerializable"] = true,
        ["isSynthetic"] = isSynthetic,
    };

    private static JsonObject Placeholder(string culture) => Of(
        new ActivityType
        {
            TypeName = MissingActivities.PlaceholderType,
            Category = Categories.System,
            DisplayName = new("未知活动", "Not found"),
            Description = new("代替一种此处没有的活动类型。", "Stands for an activity type that is not known here."),
            IsBrowsable = false,
            Implementation = typeof(MissingActivities),
            Inputs =
            [
                Shown("MissingTypeName", new("缺少的类型", "Missing type")),
                Shown("MissingTypeVersion", new("缺少的版本", "Missing version")),
                Shown("OriginalActivityJson", new("原内容", "Original content")),
            ],
        },
        culture, (_, _) => []);

    private static InputType Shown(string name, Text label) =>
        new() { Name = name, Label = label, Type = typeof(string), Hint = UiHints.SingleLine, IsRaw = true, IsBrowsable = false };
}
