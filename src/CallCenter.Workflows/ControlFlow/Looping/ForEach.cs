using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Looping;

/// <summary>Runs its body for each item, one after another.</summary>
[Activity("Elsa.ForEach", Categories.Looping)]
[Texts("逐项循环", "For Each", "对列表中每一项依次执行", "Runs its body for each item, one after another")]
[EmbeddedPort("Body")]
[Input("列表", "Items", Name = "Items", Type = typeof(ValueList), Hint = UiHints.MultiLine, DefaultSyntax = "JavaScript")]
[Output("当前值", "Current value", Name = "CurrentValue", Type = typeof(Value))]
public sealed class ForEach : Loop
{
    private bool _bindsCurrentValue;

    protected internal override IReadOnlyList<VariableDefinition> OwnVariables { get; } = [Own("CurrentValue"), Own("CurrentIndex")];

    protected internal override void Bind(Graphs.NodeCompiler compiler)
    {
        base.Bind(compiler);
        _bindsCurrentValue = compiler.Node.Outputs.Length > 0;
    }

    protected internal override void Execute(Step step, Execution self)
    {
        self.Inputs![0] = Value.Of(Items.Of(self.Inputs[0]));
        self.Control = new LoopState(0);
        Next(step, self);
    }

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        ((LoopState)self.Control!).Position++;
        Next(step, self);
    }

    protected internal override ControlState Load(Value saved) => LoopState.Load(saved);

    private void Next(Step step, Execution self)
    {
        var (items, index) = (self.Inputs![0].AsList!, (int)((LoopState)self.Control!).Position);
        if (index >= items.Count || Body is null)
        {
            if (_bindsCurrentValue && index > 0) step.ReportOutputs(self, Outputs(self));
            step.Complete(self);
            return;
        }

        self.Variables![0] = items[index];
        self.Variables[1] = index;
        if (_bindsCurrentValue) step.KeepOutputs(self, Outputs(self));
        step.Schedule(Body, self);
    }

    private static ValueRecord Outputs(Execution self) => new(1) { ["CurrentValue"] = self.Variables![0] };
}

/// <summary>What a loop may go over.</summary>
internal static class Items
{
    /// <summary>A list, a JSON array as text, or nothing (no items). Copied, so that the body may change the list it goes over.</summary>
    public static ValueList Of(Value value)
    {
        if (value.IsNothing) return [];
        return InputConversion.TryConvert(value, typeof(ValueList), out var list, out var error) && list is ValueList items
            ? [.. items]
            : throw new ActivityFault($"Items: {error?.En ?? "a list is right."}");
    }
}
