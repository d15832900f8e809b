using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>Goes all its ways at once.</summary>
[Activity("Elsa.FlowFork", Categories.Branching)]
[Texts("分叉", "Fork (flow)", "同时进入所有分支", "Goes all branches at once")]
[Input("分支", "Branches", Name = "Branches", Type = typeof(IReadOnlyList<string>), Hint = UiHints.DynamicOutcomes)]
public sealed class FlowFork : ControlActivity
{
    private IReadOnlyList<string>? _drawn;

    /// <summary>Branches that are drawn, as nearly always, are read once for all runs.</summary>
    protected internal override void Bind(NodeCompiler compiler)
    {
        if (compiler.Node.Definition.Inputs.TryGetValue("branches", out var branches) && ActivityPorts.Items(branches) is { Count: > 0 } items) _drawn = items;
    }

    protected internal override void Execute(Step step, Execution self)
    {
        var branches = _drawn;
        if (branches is null && InputConversion.TryConvert(self.Inputs![0], typeof(IReadOnlyList<string>), out var computed, out _)) branches = computed as IReadOnlyList<string>;
        step.Complete(self, branches is { Count: > 0 } ? branches : null);
    }
}
