using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>Goes one of two ways.</summary>
[Activity("Elsa.FlowDecision", Categories.Branching)]
[Texts("判断", "Decision", "按条件走“真”或“假”", "Takes the True or the False way by a condition")]
[Outcomes("True", "False")]
[Input("条件", "Condition", Name = "Condition", Type = typeof(bool), Hint = UiHints.SingleLine, Default = false, DefaultSyntax = "JavaScript")]
public sealed class FlowDecision : ControlActivity
{
    internal static readonly IReadOnlyList<string> True = ["True"];
    internal static readonly IReadOnlyList<string> False = ["False"];

    protected internal override void Execute(Step step, Execution self) => step.Complete(self, Truth.Of(self.Inputs![0]) ? True : False);
}

/// <summary>What counts as true in a condition.</summary>
internal static class Truth
{
    /// <summary>true, a non-zero number, a text other than "false" and "", a list or record.</summary>
    public static bool Of(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Number => value.Number != 0 && !double.IsNaN(value.Number),
        ValueKind.String => value.AsString is { Length: > 0 } text && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        ValueKind.Undefined or ValueKind.Null => false,
        _ => true,
    };
}
