using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Rules;

/// <summary>Applies every rule to a definition before it is published.</summary>
public static class DefinitionChecker
{
    /// <summary>All rules of this assembly, by id.</summary>
    public static IReadOnlyList<IDefinitionRule> Rules { get; } =
    [
        .. typeof(DefinitionChecker).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IDefinitionRule).IsAssignableFrom(type))
            .Select(type => (IDefinitionRule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>What is wrong, in the order of the drawing; empty when all is well.</summary>
    public static IReadOnlyList<Problem> Check(
        WorkflowDefinition definition, ActivityCatalogue catalogue, IReadOnlyDictionary<string, IExpressionLanguage> languages)
    {
        var context = new RuleContext(definition, catalogue, languages);
        var order = context.Nodes.Select((entry, place) => (entry.Node.NodeId, place)).DistinctBy(pair => pair.NodeId)
            .ToDictionary(pair => pair.NodeId, pair => pair.place);
        return
        [
            .. Rules.SelectMany(rule => rule.Check(context))
                .OrderBy(problem => problem.NodeId is { } node ? order.GetValueOrDefault(node) : -1),
        ];
    }
}
