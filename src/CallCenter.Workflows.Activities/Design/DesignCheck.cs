using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design;

/// <summary>Applies every design rule to a definition.</summary>
public static class DesignCheck
{
    /// <summary>All design rules, by id.</summary>
    public static IReadOnlyList<IDesignRule> Rules { get; } =
    [
        .. typeof(DesignCheck).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IDesignRule).IsAssignableFrom(type))
            .Select(type => (IDesignRule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>The rule of the house that a finding quotes.</summary>
    public static HouseRule Quoted(Problem finding) => Rules.First(rule => rule.Id == finding.Rule).Quotes;

    /// <summary>What could be better, in the order of the drawing; empty when all is well.</summary>
    /// <param name="rules">The definition with the types of its nodes.</param>
    /// <param name="isFirstVersion">Of the process: first versions are to be simpler.</param>
    public static IReadOnlyList<Problem> Check(RuleContext rules, bool isFirstVersion)
    {
        var context = new DesignContext(rules, isFirstVersion);
        var order = context.Nodes.Select((entry, place) => (entry.Node.NodeId, place)).DistinctBy(pair => pair.NodeId)
            .ToDictionary(pair => pair.NodeId, pair => pair.place, StringComparer.Ordinal);
        return [.. Rules.SelectMany(rule => rule.Check(context)).OrderBy(problem => problem.NodeId is { } node ? order.GetValueOrDefault(node) : -1)];
    }
}
