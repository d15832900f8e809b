using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Rules;

/// <summary>What rules look at.</summary>
public sealed class RuleContext
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public RuleContext(WorkflowDefinition definition, ActivityCatalogue catalogue, IReadOnlyDictionary<string, IExpressionLanguage> languages)
    {
        Definition = definition;
        Catalogue = catalogue;
        Languages = languages;
        Nodes = [.. definition.Root.Flatten().Select(node => new RuleNode(node, catalogue.Find(node.Type, node.Version)))];
        foreach (var (node, _) in Nodes) _names.TryAdd(node.Id, NameOf(node));
    }

    public WorkflowDefinition Definition { get; }
    public ActivityCatalogue Catalogue { get; }
    public IReadOnlyDictionary<string, IExpressionLanguage> Languages { get; }

    /// <summary>All nodes with their types, parents first.</summary>
    public IReadOnlyList<RuleNode> Nodes { get; }

    /// <summary>What a person calls the node of that id.</summary>
    public string NameOf(string activityId) => _names.GetValueOrDefault(activityId, activityId);

    /// <summary>What a person calls the node: its text on the drawing, else its name.</summary>
    public static string NameOf(ActivityNode node) =>
        node.DisplayText is { Length: > 0 } text ? text : node.Name is { Length: > 0 } name ? name : node.Id;

    /// <summary>The type of expression an input really is: a template's literal is one when it has placeholders.</summary>
    public static string LanguageOf(Expression expression, InputType input) =>
        input.IsTemplate && expression.Type == "Literal" && expression.Source.AsString?.Contains("{{", StringComparison.Ordinal) == true
            ? "Handlebars" : expression.Type;
}

/// <summary>A node and its type; null when the catalogue does not know it.</summary>
public sealed record RuleNode(ActivityNode Node, ActivityType? Type)
{
    /// <summary>The inputs that are given as expressions.</summary>
    public IEnumerable<(InputType Input, Expression Expression)> GivenInputs()
    {
        foreach (var input in Type?.Inputs ?? [])
        {
            if (!input.IsRaw && Node.Inputs.TryGetValue(input.JsonName, out var expression)) yield return (input, expression);
        }
    }

    /// <summary>An error about this node.</summary>
    public Problem Error(string rule, string? property, string zh, string en) =>
        new(rule, Severity.Error, Node.NodeId, Node.Id, property, new(zh, en));

    public Problem Warning(string rule, string? property, string zh, string en) =>
        new(rule, Severity.Warning, Node.NodeId, Node.Id, property, new(zh, en));
}
