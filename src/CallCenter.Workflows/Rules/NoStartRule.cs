using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Rules;

/// <summary>It is clear where a workflow begins. Elsa begins somewhere even when it is not, so only a start that is not there blocks.</summary>
public sealed class NoStartRule : IDefinitionRule
{
    public string Id => "no-start";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var chart in context.Nodes)
        {
            if (chart.Node.StartId is { } start && chart.Node.Children.All(child => child.Node.Id != start))
            {
                yield return chart.Error(
                    Id, "Start",
                    $"流程图“{RuleContext.NameOf(chart.Node)}”指定从活动 {start} 开始，但其中没有它。请指定其中的活动。",
                    $"Flowchart \"{RuleContext.NameOf(chart.Node)}\" is to start with activity {start}, which is not in it. Name one that is.");
            }
            else if (IsCircle(context, chart.Node))
            {
                yield return chart.Warning(
                    Id, null,
                    $"流程图“{RuleContext.NameOf(chart.Node)}”的每个活动都有连线进入，不知从何开始。请加一个“开始”活动。",
                    $"Every activity of flowchart \"{RuleContext.NameOf(chart.Node)}\" has a connection into it, so none is the first. Add a Start activity.");
            }
        }

        if (NeverTriggered(context) is { } trigger)
        {
            yield return trigger.Warning(
                Id, null,
                $"触发活动“{RuleContext.NameOf(trigger.Node)}”没有勾选“触发流程”，来事件时流程不会启动。若应启动，请在其“常规”页勾选。",
                $"Trigger \"{RuleContext.NameOf(trigger.Node)}\" does not start the workflow when its event comes. If it should, tick \"Trigger workflow\" on its Common tab.");
        }
    }

    private static bool IsCircle(RuleContext context, ActivityNode chart)
    {
        if (chart.Children.Count == 0 || chart.Connections.Count == 0 || chart.StartId is not null) return false;
        var reached = chart.Connections.Select(connection => connection.TargetId).ToHashSet(StringComparer.Ordinal);
        return chart.Children.All(child => reached.Contains(child.Node.Id) && !child.Node.CanStartWorkflow
            && context.Catalogue.Find(child.Node.Type, child.Node.Version)?.IsStart != true);
    }

    /// <summary>The first trigger, when a flow has triggers that nothing leads to and none of them is on.</summary>
    private static RuleNode? NeverTriggered(RuleContext context)
    {
        if (context.Nodes.Any(entry => entry.Node.CanStartWorkflow)) return null;
        var reached = context.Definition.Root.Connections.Select(connection => connection.TargetId).ToHashSet(StringComparer.Ordinal);
        var first = context.Definition.Root.Children.Select(child => child.Node).FirstOrDefault(node =>
            !reached.Contains(node.Id) && context.Catalogue.Find(node.Type, node.Version)?.Kind == ActivityKind.Trigger);
        return first is null ? null : new(first, null);
    }
}
