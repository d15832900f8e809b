using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>Runs all its activities side by side and waits for all.</summary>
[Activity("Elsa.Parallel", Categories.Workflows, IsContainer = true)]
[Texts("并行", "Parallel", "同时执行并等待全部完成", "Runs activities side by side and waits for all")]
public sealed class Parallel : ControlActivity
{
    private IReadOnlyList<CompiledNode> _children = [];

    protected internal override void Bind(NodeCompiler compiler) => _children = compiler.Children("activities");

    protected internal override void Execute(Step step, Execution self)
    {
        foreach (var child in _children) step.Schedule(child, self);
        if (_children.Count == 0) step.Complete(self);
    }

    internal override bool TakesExtraChildren => true;

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        if (self.LiveChildren == 0) step.Complete(self);
    }
}

/// <summary>Runs branches side by side; goes on after all, or after the first.</summary>
[Activity("Elsa.Fork", Categories.ControlFlow, IsBrowsable = false)]
[Texts("分叉", "Fork", "同时执行各分支", "Runs branches side by side")]
[EmbeddedPort("Branches", IsBrowsable = false)]
[Input("汇合方式", "Join mode", Name = "JoinMode", Type = typeof(string), Hint = UiHints.DropDown, IsRaw = true, Default = "WaitAll",
    Options = ["WaitAll|等待全部|Wait all", "WaitAny|任一完成|Wait any"])]
public sealed class Fork : ControlActivity
{
    private IReadOnlyList<CompiledNode> _branches = [];
    private bool _waitsForAll;

    protected internal override void Bind(NodeCompiler compiler)
    {
        _branches = compiler.Children("branches");

        // Written as the enumeration's name or number; left out for its default, WaitAll.
        var mode = compiler.Property("joinMode");
        _waitsForAll = !(mode.AsString?.Equals("WaitAny", StringComparison.OrdinalIgnoreCase) == true || (mode.IsNumber && mode.Number == 1));
    }

    protected internal override void Execute(Step step, Execution self)
    {
        foreach (var branch in _branches) step.Schedule(branch, self);
        if (_branches.Count == 0) step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        if (self.LiveChildren == 0 || !_waitsForAll) step.Complete(self);
    }
}
