using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>Runs one of two embedded activities.</summary>
[Activity("Elsa.If", Categories.Branching)]
[Texts("如果", "If", "条件成立执行 Then，否则执行 Else", "Runs Then when the condition holds, else Else")]
[EmbeddedPort("Then"), EmbeddedPort("Else")]
[Input("条件", "Condition", Name = "Condition", Type = typeof(bool), Hint = UiHints.SingleLine, DefaultSyntax = "JavaScript")]
[Output("结果", "Result", Name = "Result", Type = typeof(bool))]
public sealed class If : ControlActivity
{
    private CompiledNode? _then;
    private CompiledNode? _else;

    protected internal override void Bind(NodeCompiler compiler) => (_then, _else) = (compiler.Child("then"), compiler.Child("else"));

    protected internal override void Execute(Step step, Execution self)
    {
        step.KeepOutputs(self, Outputs(self));
        if ((Truth.Of(self.Inputs![0]) ? _then : _else) is { } next) step.Schedule(next, self);
        else step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        step.ReportOutputs(self, Outputs(self));
        step.Complete(self);
    }

    private static ValueRecord Outputs(Execution self) => new(1) { ["Result"] = Truth.Of(self.Inputs![0]) };
}
