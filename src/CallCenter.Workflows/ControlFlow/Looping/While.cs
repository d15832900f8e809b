using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Looping;

/// <summary>Runs its body as long as a condition holds.</summary>
[Activity("Elsa.While", Categories.Looping)]
[Texts("当…时循环", "While", "条件成立时反复执行", "Runs its body as long as a condition holds")]
[EmbeddedPort("Body")]
[Input("条件", "Condition", Name = "Condition", Type = typeof(bool), Hint = UiHints.SingleLine, DefaultSyntax = "JavaScript")]
public sealed class While : Loop
{
    private CompiledExpression? _condition;

    protected internal override bool EvaluatesInputs => false;

    protected internal override void Bind(NodeCompiler compiler)
    {
        base.Bind(compiler);
        _condition = compiler.Input("condition");
    }

    protected internal override void Execute(Step step, Execution self)
    {
        if (Body is not null && _condition is not null && Truth.Of(step.Evaluate(_condition, self))) step.Schedule(Body, self);
        else step.Complete(self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes) => Execute(step, self);
}
