using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

public enum SwitchMode { MatchFirst, MatchAny }

/// <summary>Goes the way of the first case that holds, or of all that hold.</summary>
[Activity("Elsa.FlowSwitch", Categories.Branching)]
[Texts("多路判断", "Switch (flow)", "走条件成立的分支", "Takes the way of the cases whose condition holds")]
[Input("情形", "Cases", Name = "Cases", Type = typeof(Value), Hint = UiHints.FlowSwitchEditor, IsRaw = true)]
[Input("模式", "Mode", Name = "Mode", Type = typeof(SwitchMode), Hint = UiHints.DropDown, Default = "MatchFirst",
    Options = ["MatchFirst|第一个成立的|Match first", "MatchAny|所有成立的|Match any"])]
public sealed class FlowSwitch : ControlActivity
{
    private (string[] Label, CompiledExpression Condition)[] _cases = [];

    protected internal override void Bind(NodeCompiler compiler) => _cases =
        [.. (compiler.Property("cases").AsList ?? []).Select(item => (new[] { item["label"].ToString() }, compiler.RawExpression(item["condition"])))];

    protected internal override void Execute(Step step, Execution self)
    {
        var any = self.Inputs is [_, var mode] && mode.AsString?.Equals("MatchAny", StringComparison.OrdinalIgnoreCase) == true;
        List<string>? matched = null;
        foreach (var (label, condition) in _cases)
        {
            if (!Truth.Of(step.Evaluate(condition, self))) continue;
            if (!any)
            {
                step.Complete(self, label);
                return;
            }

            (matched ??= []).Add(label[0]);
        }

        step.Complete(self, matched ?? Default);
    }

    private static readonly IReadOnlyList<string> Default = ["Default"];
}
