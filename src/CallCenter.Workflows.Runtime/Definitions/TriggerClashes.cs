using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>Finds triggers that would begin by the same event as another's, of the kinds where exactly one workflow must answer.</summary>
internal static class TriggerClashes
{
    public const string Rule = "trigger-clash";

    public static IReadOnlyList<Problem> Find(WorkflowGraph graph, GraphCache published)
    {
        var problems = new List<Problem>();
        var own = new HashSet<StimulusKey>();
        foreach (var (key, activityId) in graph.Triggers)
        {
            var node = graph.Find(activityId)!;
            if (node.Type is not { IsExclusive: true } type) continue;
            var name = RuleContext.NameOf(node.Definition);
            if (!own.Add(key))
            {
                problems.Add(new(Rule, Severity.Error, node.Definition.NodeId, activityId, null, new(
                    $"活动“{name}”与本流程的另一个“{type.DisplayName.Zh}”都由“{key.Key}”启动，只能有一个。",
                    $"Activity \"{name}\" and another \"{type.DisplayName.En}\" of this workflow both begin by \"{key.Key}\"; there can be only one.")));
            }

            foreach (var other in published.FindTriggers(key).Where(trigger => trigger.DefinitionId != graph.Definition.DefinitionId))
            {
                var otherName = published.Find(other.VersionId)?.Definition.Name ?? other.DefinitionId;
                problems.Add(new(Rule, Severity.Error, node.Definition.NodeId, activityId, null, new(
                    $"活动“{name}”由“{key.Key}”启动，但已发布的流程“{otherName}”也由它启动。请改用另一个地址，或先撤回那个流程。",
                    $"Activity \"{name}\" begins by \"{key.Key}\", and so does the published workflow \"{otherName}\". Choose another address, or retract that workflow first.")));
            }
        }

        return problems;
    }
}
