using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>Goes all its ways at once.</summary>
[Activity("Elsa.FlowFork", Categories.Branching)]
[Texts("分叉", "Fork (flow)", "同时进入所有分支", "Goes all branches at once")]
[Input("分支", "Branches", Name = "Branches", Type = typeof(IReadOnlyList<string>), Hint = UiHints.DynamicOutcomes)]
public sealed class FlowFork : ControlActivity
{
    protected internal override void Execute(Step step, Execution self) => step.Complete(
        self, InputConversion.TryConvert(self.Inputs![0], typeof(IReadOnlyList<string>), out var branches, out _) && branches is IReadOnlyList<string> { Count: > 0 } names ? names : null);
}
