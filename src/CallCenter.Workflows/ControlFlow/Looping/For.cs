using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Looping;

/// <summary>Counts from one number to another.</summary>
[Activity("Elsa.For", Categories.Looping)]
[Texts("计数循环", "For", "从起点数到终点，每次执行一遍", "Runs its body once for each number")]
[EmbeddedPort("Body")]
[Input("起点", "Start", Name = "Start", Type = typeof(int), Default = 0)]
[Input("终点", "End", Name = "End", Type = typeof(int), Default = 0)]
[Input("步长", "Step", Name = "Step", Type = typeof(int), Default = 1)]
[Input("包含终点", "Outer bound inclusive", Name = "OuterBoundInclusive", Type = typeof(bool), Default = true)]
[Output("当前值", "Current value", Name = "CurrentValue", Type = typeof(int))]
public sealed class For : Loop
{
    protected internal override IReadOnlyList<VariableDefinition> OwnVariables { get; } = [Own("CurrentValue")];

    protected internal override void Execute(Step step, Execution self)
    {
        self.Control = new LoopState(Number(self, 0, 0));
        Next(step, self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        ((LoopState)self.Control!).Position += Number(self, 2, 1);
        Next(step, self);
    }

    protected internal override ControlState Load(Value saved) => LoopState.Load(saved);

    private void Next(Step step, Execution self)
    {
        var (position, end, stride) = (((LoopState)self.Control!).Position, Number(self, 1, 0), Number(self, 2, 1));
        if (stride == 0) throw new ActivityFault("Step is 0; the loop would never end. A positive or negative whole number is right.");
        var inclusive = self.Inputs![3].IsUndefined || Flowcharts.Truth.Of(self.Inputs[3]);
        var inside = stride > 0 ? position < end || (inclusive && position == end) : position > end || (inclusive && position == end);
        if (!inside || Body is null)
        {
            if (!self.Variables![0].IsUndefined) step.ReportOutputs(self, Outputs(self));
            step.Complete(self);
            return;
        }

        self.Variables![0] = position;
        step.KeepOutputs(self, Outputs(self));
        step.Schedule(Body, self);
    }

    private static ValueRecord Outputs(Execution self) => new(1) { ["CurrentValue"] = self.Variables![0] };

    private static double Number(Execution self, int input, int otherwise) =>
        InputConversion.TryConvert(self.Inputs![input], typeof(int), out var number, out var error)
            ? number is int given ? given : otherwise
            : throw new ActivityFault($"{self.Node.Inputs[input].Type.Name}: {error!.En}");
}
