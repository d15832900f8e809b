using System.Globalization;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>What people change in an instance by hand.</summary>
public sealed partial class Step
{
    /// <summary>All of it or nothing: what cannot be done is named in the result, and then nothing is.</summary>
    private bool Alter(Occurrence.Altered altered)
    {
        if (altered.PlanId is { } plan && plan == _instance.LastPlanId) return false;
        foreach (var alteration in altered.Alterations) Check(alteration);
        if (_result.Refusals.Count > 0) return false;
        _instance.LastPlanId = altered.PlanId ?? _instance.LastPlanId;
        foreach (var alteration in altered.Alterations) Apply(alteration);
        return true;
    }

    private void Check(Alteration alteration)
    {
        if (_instance is { Status: InstanceStatus.Finished, SubStatus: not InstanceSubStatus.Faulted })
        {
            if (_result.Refusals.Count == 0) Refuse(null, new("实例已经结束，不能再改动。", "The instance is over and cannot be changed any more."));
            return;
        }

        switch (alteration)
        {
            case Alteration.Migrate migrate:
                _result.Refusals.AddRange(new Migration(_graph, migrate.To, migrate.Nodes).Check(_instance));
                break;
            case Alteration.ModifyVariable modify when !OwnersOf(modify.VariableId).Any():
                Refuse(null, new($"没有标识或名称为“{modify.VariableId}”的变量。", $"There is no variable of id or name \"{modify.VariableId}\"."));
                break;
            case Alteration.CancelActivity cancel when _instance.Status == InstanceStatus.Finished || !Executions(cancel.ActivityId, cancel.ExecutionNumber).Any():
                Refuse(cancel.ActivityId, NotRunning(cancel.ActivityId, cancel.ExecutionNumber));
                break;
            case Alteration.ScheduleActivity schedule when !Executions(schedule.ActivityId, schedule.ExecutionNumber).Any(IsFaulted):
                if (ScheduleParent(schedule) is null)
                {
                    Refuse(schedule.ActivityId, new(
                        $"活动 {Name(schedule.ActivityId, schedule.ExecutionNumber)} 不能安排运行：它没有出错，也不直接位于正在运行的流程图或并行容器中。",
                        $"Activity {Name(schedule.ActivityId, schedule.ExecutionNumber)} cannot be scheduled: it has not failed, and it is not directly in a flowchart or parallel that runs."));
                }

                break;
        }
    }

    private void Apply(Alteration alteration)
    {
        switch (alteration)
        {
            case Alteration.Migrate migrate:
                Move(migrate);
                break;
            case Alteration.Cancel cancel:
                Take(new Occurrence.Cancelled(cancel.Reason));
                break;
            case Alteration.CancelActivity cancel:
                foreach (var execution in Executions(cancel.ActivityId, cancel.ExecutionNumber).ToList()) CancelAlone(execution);
                break;
            case Alteration.ModifyVariable modify:
                foreach (var set in OwnersOf(modify.VariableId).ToList()) set(modify.Value);
                Note(Root, "Variable modified", modify.VariableId);
                break;
            case Alteration.Retry:
                Retry(new());
                break;
            case Alteration.ScheduleActivity schedule:
                Schedule(schedule);
                break;
        }
    }

    private Execution? Root => _instance.Live.Count > 0 ? _instance.Live[0] : null;

    private void Move(Alteration.Migrate migrate)
    {
        var before = _graph.Definition.Version;
        new Migration(_graph, migrate.To, migrate.Nodes).Apply(_instance);
        _graph = _result.MovedTo = migrate.To;
        Note(Root, "Migrated", $"{before} -> {migrate.To.Definition.Version}");
        if (_instance.Status == InstanceStatus.Finished) return;

        // Lines may be gone that something waited for. Inner ones first: their end may decide an outer one.
        for (var i = _instance.Live.Count - 1; i >= 0; i = Math.Min(i - 1, _instance.Live.Count - 1))
        {
            var execution = _instance.Live[i];
            if (execution is { Status: ExecutionStatus.Running, Control: not null })
                Guarded(execution, static (step, self, _, _) => self.Node.Behaviour.Migrated(step, self));
        }
    }

    private void CancelAlone(Execution execution)
    {
        if (execution.Status is ExecutionStatus.Canceled or ExecutionStatus.Completed) return;
        if (execution.Parent is not { } parent)
        {
            Take(new Occurrence.Cancelled("The outermost activity was cancelled."));
            return;
        }

        Cancel(execution);
        Guarded(parent, static (step, owner, child, ended) => owner.Node.Behaviour.ChildCompleted(step, owner, child!, ended!), execution, NoOutcomes);
    }

    private void Schedule(Alteration.ScheduleActivity schedule)
    {
        var faulted = Executions(schedule.ActivityId, schedule.ExecutionNumber).Where(IsFaulted).Select(execution => execution.Number).ToList();
        foreach (var number in faulted) Retry(new(number));
        if (faulted.Count == 0 && ScheduleParent(schedule) is { } parent) Schedule(NodeOf(schedule)!, parent);
    }

    private IEnumerable<Execution> Executions(string? activityId, int? number) => _instance.Live.Where(execution =>
        number is { } given ? execution.Number == given : activityId is not null && execution.Node.Id == activityId);

    private CompiledNode? NodeOf(Alteration.ScheduleActivity schedule) =>
        schedule.ExecutionNumber is { } number ? Find(number)?.Node : schedule.ActivityId is { } id ? _graph.Find(id) : null;

    /// <summary>The latest running execution of the container that the activity is drawn in, where that may have a child more.</summary>
    private Execution? ScheduleParent(Alteration.ScheduleActivity schedule) =>
        _instance.Status == InstanceStatus.Running && NodeOf(schedule)?.Parent is { Behaviour.TakesExtraChildren: true } parent
            ? _instance.Live.FindLast(execution => ReferenceEquals(execution.Node, parent) && execution.Status == ExecutionStatus.Running)
            : null;

    private static bool IsFaulted(Execution execution) => execution.Status == ExecutionStatus.Faulted;

    /// <summary>What sets the variable in each scope that has it.</summary>
    private IEnumerable<Action<Value>> OwnersOf(string idOrName)
    {
        if (SlotOf(_graph.Variables, idOrName) is var own and >= 0) yield return Setter(_graph.Variables[own], _instance.Variables, own);
        foreach (var execution in _instance.Live)
        {
            if (execution.Variables is { } values && SlotOf(execution.Node.Variables, idOrName) is var slot and >= 0)
                yield return Setter(execution.Node.Variables[slot], values, slot);
        }

        if (_instance.ExtraVariables is { } extra && extra.ContainsKey(idOrName)) yield return value => extra[idOrName] = value;

        static Action<Value> Setter(Definitions.VariableDefinition variable, Value[] values, int slot) =>
            value => values[slot] = ValueConversion.ToAlias(value, variable.TypeName, variable.IsArray);

        static int SlotOf(Definitions.VariableDefinition[] variables, string idOrName)
        {
            var slot = Array.FindIndex(variables, variable => variable.Id == idOrName);
            return slot >= 0 ? slot : Array.FindIndex(variables, variable => variable.Name == idOrName);
        }
    }

    private static Text NotRunning(string? activityId, int? number) => new(
        $"活动 {Name(activityId, number)} 此刻没有在运行。", $"Activity {Name(activityId, number)} does not run at present.");

    private static string Name(string? activityId, int? number) => activityId ?? string.Create(CultureInfo.InvariantCulture, $"{number}");

    private void Refuse(string? activityId, Text reason) => _result.Refusals.Add(new(activityId, reason));
}
