using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>What must hold of a workflow that is an activity, or has workflows as activities, beside the rules for every drawing.</summary>
internal static class WorkflowActivityChecks
{
    /// <summary>Members of every activity in Elsa's JSON: an input of that name would overwrite it.</summary>
    private static readonly HashSet<string> ReservedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "variables", "root", "start", "activities", "connections",
        "canStartWorkflow", "runAsynchronously", "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId",
    };

    public static IEnumerable<Problem> Of(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        foreach (var node in definition.Root.Flatten())
        {
            if (catalogue.Find(node.Type, node.Version)?.Workflow is { } used && (used.Id == definition.Id || Uses(used, inner => inner.Id == definition.Id, catalogue)))
                yield return ContainsItself(node, used);
        }

        if (!definition.Options.UsableAsActivity) yield break;
        if (string.IsNullOrWhiteSpace(definition.Name))
        {
            yield return new("workflow-activity-name", Severity.Error, null, null, "Name", new(
                "可用作活动的流程必须有名称，活动类型以它命名。", "A workflow that can be used as an activity needs a name: its activity type is named after it."));
            yield break;
        }

        var typeName = WorkflowActivityType.TypeNameOf(definition.Name);
        if (catalogue.Find(typeName, definition.Version) is { } other && other.Workflow?.DefinitionId != definition.DefinitionId)
        {
            yield return new("workflow-activity-name", Severity.Error, null, null, "Name", new(
                $"已有活动类型 {typeName}（{other.DisplayName.Zh}）。可用作活动的流程名称不能重复，请改名。",
                $"There is an activity type {typeName} ({other.DisplayName.En}) already. Names of workflows that can be used as activities must differ; rename this one."));
        }

        foreach (var input in definition.Inputs.Where(input => ReservedNames.Contains(input.Name)))
        {
            yield return new("reserved-input-name", Severity.Error, null, null, input.Name, new(
                $"输入名“{input.Name}”是活动自身的属性，可用作活动的流程不能用它。请改名，如 {input.Name}Value。",
                $"The input name \"{input.Name}\" belongs to every activity, so a workflow that can be used as one cannot have it. Rename it, e.g. {input.Name}Value."));
        }
    }

    /// <summary>Whether a workflow has one that is meant as an activity, itself or within those that it has.</summary>
    public static bool Uses(WorkflowDefinition workflow, Func<WorkflowDefinition, bool> isMeant, ActivityCatalogue catalogue)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return IsIn(workflow);

        bool IsIn(WorkflowDefinition outer) => outer.Root.Flatten().Select(node => catalogue.Find(node.Type, node.Version)?.Workflow).OfType<WorkflowDefinition>()
            .Any(inner => isMeant(inner) || (seen.Add(inner.Id) && IsIn(inner)));
    }

    private static Problem ContainsItself(ActivityNode node, WorkflowDefinition used)
    {
        var name = RuleContext.NameOf(node);
        return new("workflow-contains-itself", Severity.Error, node.NodeId, node.Id, null, new(
            $"活动“{name}”就是本流程（或包含它的流程“{used.Name}”），执行永远不会结束。要再启动一个实例，请用 Elsa.DispatchWorkflow。",
            $"Activity \"{name}\" is this workflow itself, or workflow \"{used.Name}\" that contains it: it would never end. To start another instance, use Elsa.DispatchWorkflow."));
    }
}
