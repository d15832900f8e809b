using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>Of the kinds of trigger where exactly one workflow must answer, finds those that would begin by the same event as another, or by none.</summary>
internal static class TriggerChecks
{
    public const string Clash = "trigger-clash";
    public const string NoEvent = "trigger-without-event";

    public static IReadOnlyList<Problem> Find(WorkflowGraph graph, GraphCache published)
    {
        var problems = new List<Problem>();
        var own = new HashSet<StimulusKey>();
        foreach (var node in graph.Nodes.Where(node => node.Type is { IsExclusive: true } && node.Definition.CanStartWorkflow))
        {
            if (graph.Triggers.Any(trigger => trigger.ActivityId == node.Id)) continue;
            var why = WaitingActivities.WhyNoTrigger(graph, node.Id);
            problems.Add(new(NoEvent, Severity.Error, node.Definition.NodeId, node.Id, null, new(
                $"活动“{RuleContext.NameOf(node.Definition)}”不能启动流程：{why ?? "没有说明由什么启动。"}",
                $"Activity \"{RuleContext.NameOf(node.Definition)}\" cannot begin the workflow: {why ?? "it does not say by what."}")));
        }

        foreach (var (key, activityId) in graph.Triggers)
        {
            var node = graph.Find(activityId)!;
            if (node.Type is not { IsExclusive: true } type) continue;
            var name = RuleContext.NameOf(node.Definition);
            if (!own.Add(key))
            {
                problems.Add(new(Clash, Severity.Error, node.Definition.NodeId, activityId, null, new(
                    $"活动“{name}”与本流程的另一个“{type.DisplayName.Zh}”都由“{key.Key}”启动，只能有一个。",
                    $"Activity \"{name}\" and another \"{type.DisplayName.En}\" of this workflow both begin by \"{key.Key}\"; there can be only one.")));
            }

            foreach (var other in published.FindTriggers(key).Where(trigger => trigger.DefinitionId != graph.Definition.DefinitionId))
            {
                var otherName = published.Find(other.VersionId)?.Definition.Name ?? other.DefinitionId;
                problems.Add(new(Clash, Severity.Error, node.Definition.NodeId, activityId, null, new(
                    $"活动“{name}”由“{key.Key}”启动，但已发布的流程“{otherName}”也由它启动。请改用另一个地址，或先撤回那个流程。",
                    $"Activity \"{name}\" begins by \"{key.Key}\", and so does the published workflow \"{otherName}\". Choose another address, or retract that workflow first.")));
            }
        }

        return problems;
    }
}
