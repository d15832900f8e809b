using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>Runs its activities along their connections, by counting visits or by tokens as the definition asks.</summary>
[Activity("Elsa.Flowchart", Categories.Workflows, IsContainer = true, IsBrowsable = false)]
[Texts("流程图", "Flowchart", "沿连线执行活动", "Runs activities along their connections")]
public sealed class Flowchart : ControlActivity
{
    private FlowLayout _layout = null!;
    private FlowRules _rules = null!;

    protected internal override void Bind(NodeCompiler compiler)
    {
        _layout = new FlowLayout(compiler);
        _rules = new FlowRules(_layout, compiler.Graph.Mode);
    }

    protected internal override void Execute(Step step, Execution self)
    {
        var start = _layout.StartFor(step.TriggerNode);
        if (start < 0)
        {
            step.Complete(self);
            return;
        }

        _rules.Start(step, self, start);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Type?.IsTerminal == true)
        {
            step.Complete(self);
            return;
        }

        _rules.ChildCompleted(step, self, child.Node.Place, outcomes);
        if (self.LiveChildren == 0 && self.Status == ExecutionStatus.Running) step.Complete(self);
    }

    protected internal override void ChildReported(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) =>
        _rules.ChildCompleted(step, self, child.Node.Place, outcomes);

    internal override bool TakesExtraChildren => true;

    internal override Text? CannotMigrate(ControlActivity from, ControlState state, Migration migration) =>
        ((FlowState)state).Lost(((Flowchart)from)._layout, _layout, migration) is not { } lost ? null : new(
            $"分支已从“{lost}”到达汇合处并在等待，新版本没有这条连线。",
            $"What came from \"{lost}\" waits where lines meet, and the new version does not have that line.");

    internal override ControlState Migrate(ControlActivity from, ControlState state, Migration migration) =>
        ((FlowState)state).To(((Flowchart)from)._layout, _layout, migration);

    internal override void Migrated(Step step, Execution self)
    {
        _rules.Settle(step, self);
        if (self.LiveChildren == 0 && self.Status == ExecutionStatus.Running) step.Complete(self);
    }

    protected internal override ControlState? Load(Value saved) => FlowState.Load(saved, _layout);
}
