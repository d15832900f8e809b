using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>Runs the embedded activity of the first case that holds, or of all that hold.</summary>
[Activity("Elsa.Switch", Categories.Branching)]
[Texts("选择", "Switch", "执行条件成立的情形", "Runs the embedded activity of the cases that hold")]
[EmbeddedPort("Default")]
[Input("情形", "Cases", Name = "Cases", Type = typeof(Value), Hint = UiHints.SwitchEditor, IsRaw = true)]
[Input("模式", "Mode", Name = "Mode", Type = typeof(SwitchMode), Hint = UiHints.DropDown, Default = "MatchFirst",
    Options = ["MatchFirst|第一个成立的|Match first", "MatchAny|所有成立的|Match any"])]
public sealed class Switch : ControlActivity
{
    private (CompiledExpression Condition, CompiledNode? Activity)[] _cases = [];
    private CompiledNode? _default;

    protected internal override void Bind(NodeCompiler compiler)
    {
        _default = compiler.Child("default");
        _cases = [.. (compiler.Property("cases").AsList ?? []).Select(item =>
            (compiler.RawExpression(item["condition"]), compiler.Child("cases", item["label"].ToString())))];
    }

    protected internal override void Execute(Step step, Execution self)
    {
        var any = self.Inputs![1].AsString?.Equals("MatchAny", StringComparison.OrdinalIgnoreCase) == true;
        var matched = false;
        foreach (var (condition, activity) in _cases)
        {
            if (!Truth.Of(step.Evaluate(condition, self))) continue;
            matched = true;
            if (activity is not null) step.Schedule(activity, self);
            if (!any) break;
        }

        if (!matched && _default is not null) step.Schedule(_default, self);
        if (self.LiveChildren == 0) step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        if (self.LiveChildren == 0) step.Complete(self);
    }
}
