using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>
/// Moves an instance from one version of its definition to another: what runs goes on in the activities of the same id, or
/// those that are named. Nothing is moved unless all of it can be.
/// </summary>
public sealed class Migration(WorkflowGraph from, WorkflowGraph to, IReadOnlyDictionary<string, string> nodes)
{
    public WorkflowGraph From { get; } = from;
    public WorkflowGraph To { get; } = to;

    /// <summary>The activity of the new version that stands for one of the old; null when it has none.</summary>
    public CompiledNode? Target(CompiledNode node) => Target(node.Id);

    public CompiledNode? Target(string activityId) => To.Find(nodes.GetValueOrDefault(activityId, activityId));

    /// <summary>What stands in the way; empty when the instance can be moved.</summary>
    public IReadOnlyList<Refusal> Check(WorkflowInstance instance)
    {
        if (instance.DefinitionId != To.Definition.DefinitionId)
        {
            return [new(null, new(
                $"实例属于流程 {instance.DefinitionId}，不能迁移到另一个流程 {To.Definition.DefinitionId} 的版本。",
                $"The instance is one of workflow {instance.DefinitionId}; it cannot move to a version of workflow {To.Definition.DefinitionId}."))];
        }

        if (instance is { Status: InstanceStatus.Finished, SubStatus: not InstanceSubStatus.Faulted })
            return [new(null, new("实例已经结束，无需迁移。", "The instance is over; there is nothing to move."))];
        var refusals = new List<Refusal>();
        foreach (var execution in instance.Live)
        {
            if (Check(execution) is { } reason && !refusals.Exists(refusal => refusal.ActivityId == execution.Node.Id))
                refusals.Add(new(execution.Node.Id, reason));
        }

        if (instance.Trigger is { } trigger && Target(trigger.ActivityId) is null)
            refusals.Add(new(trigger.ActivityId, Missing(trigger.ActivityId)));
        return refusals;
    }

    /// <summary>Moves what <see cref="Check(WorkflowInstance)"/> allows.</summary>
    internal void Apply(WorkflowInstance instance)
    {
        // First what is told in terms of the nodes as they were.
        foreach (var execution in instance.Live)
        {
            if (execution.Parent is { } parent) execution.Tag = TagOf(execution, parent, Target(execution.Node)!)!.Value;
        }

        foreach (var execution in instance.Live)
        {
            if (execution.Status != ExecutionStatus.Running) (execution.Control, execution.State, execution.Inputs) = (null, null, null);
            else if (execution.Control is { } control) execution.Control = Target(execution.Node)!.Behaviour.Migrate(execution.Node.Behaviour, control, this);
        }

        foreach (var execution in instance.Live)
        {
            var target = Target(execution.Node)!;
            if (execution.Variables is { } values) execution.Variables = Carry(execution.Node.Variables, values, target.Variables);
            else if (execution.Status == ExecutionStatus.Running && target.Variables.Length > 0) execution.Variables = Carry([], [], target.Variables);
            execution.Node = target;
        }

        instance.Variables = Carry(From.Variables, instance.Variables, To.Variables);
        instance.ActivityOutputs = instance.ActivityOutputs?.ToDictionary(pair => Target(pair.Key)?.Id ?? pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (instance.Trigger is { } trigger) instance.Trigger = (Target(trigger.ActivityId)!.Id, trigger.Payload);
        CarryPlaces(instance);
        (instance.DefinitionVersionId, instance.DefinitionVersion) = (To.Definition.Id, To.Definition.Version);
    }

    private Text? Check(Execution execution)
    {
        if (Target(execution.Node) is not { } target) return Missing(execution.Node.Id);
        if (execution.Parent is { } parent ? !ReferenceEquals(target.Parent, Target(parent.Node)) : target.Parent is not null)
        {
            return new(
                $"实例停在活动“{Name(execution.Node)}”，它在新版本中的“{Name(target)}”位于另一个容器里。",
                $"The instance stands in activity \"{Name(execution.Node)}\", and in the new version \"{Name(target)}\" is inside another container.");
        }

        if (execution.Parent is { } owner && ReferenceEquals(owner.Node.Type, target.Parent!.Type) && TagOf(execution, owner, target) is null)
        {
            return new(
                $"实例停在活动“{Name(execution.Node)}”，它在新版本中的“{Name(target)}”已不在同样的位置（例如状态机的另一个转换）。",
                $"The instance stands in activity \"{Name(execution.Node)}\", and in the new version \"{Name(target)}\" has another part in what is around it, such as another transition of a state machine.");
        }

        // One that has not begun, or failed and is to begin anew, may as well begin as something else.
        if (execution.Status != ExecutionStatus.Running) return null;
        if (execution.Node.Type is null || !ReferenceEquals(execution.Node.Type, target.Type))
        {
            return new(
                $"实例正在活动“{Name(execution.Node)}”（{execution.Node.Definition.Type}）中运行，新版本中的“{Name(target)}”却是 {target.Definition.Type}。",
                $"The instance runs in activity \"{Name(execution.Node)}\" ({execution.Node.Definition.Type}), but \"{Name(target)}\" of the new version is {target.Definition.Type}.");
        }

        return execution.Control is { } control ? target.Behaviour.CannotMigrate(execution.Node.Behaviour, control, this) : null;
    }

    private int? TagOf(Execution execution, Execution parent, CompiledNode target) =>
        Target(parent.Node)!.Behaviour.MigrateTag(parent.Node.Behaviour, execution, target);

    private Text Missing(string activityId)
    {
        var name = From.Find(activityId) is { } node ? Name(node) : activityId;
        return new(
            $"实例停在活动“{name}”，新版本没有这个活动。请指定由哪个活动接替。",
            $"The instance stands in activity \"{name}\", which the new version does not have. Name the activity that takes its place.");
    }

    private static Value[] Carry(VariableDefinition[] before, Value[] values, VariableDefinition[] after)
    {
        var carried = new Value[after.Length];
        for (var slot = 0; slot < after.Length; slot++)
        {
            var old = Array.FindIndex(before, variable => variable.Id == after[slot].Id);
            carried[slot] = old >= 0 && old < values.Length
                ? ValueConversion.ToAlias(values[old], after[slot].TypeName, after[slot].IsArray)
                : ValueConversion.Fresh(after[slot]);
        }

        return carried;
    }

    /// <summary>What names a place on the drawing: bookmarks and open failures.</summary>
    private void CarryPlaces(WorkflowInstance instance)
    {
        for (var i = 0; i < instance.BookmarkList.Count; i++)
        {
            var bookmark = instance.BookmarkList[i];
            if (instance.Live.Find(execution => execution.Number == bookmark.ExecutionNumber) is { } owner)
                instance.BookmarkList[i] = bookmark with { NodeId = owner.Node.Definition.NodeId };
        }

        for (var i = 0; i < instance.IncidentList.Count; i++)
        {
            var incident = instance.IncidentList[i];
            if (instance.Live.Find(execution => execution.Number == incident.ExecutionNumber) is { Node.Definition: var node })
                instance.IncidentList[i] = incident with { ActivityId = node.Id, NodeId = node.NodeId, ActivityType = node.Type };
        }
    }

    /// <summary>What a person calls an activity.</summary>
    public static string Name(CompiledNode node) => node.Definition.DisplayText ?? node.Definition.Name ?? node.Id;
}
