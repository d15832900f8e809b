using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Primitives;

/// <summary>Gives a variable a value.</summary>
[Activity("Elsa.SetVariable", Categories.Primitives)]
[Texts("设置变量", "Set Variable", "给变量赋值", "Gives a variable a value")]
[Input("变量", "Variable", Name = "Variable", Type = typeof(Value), Hint = UiHints.VariablePicker, IsRaw = true, IsRequired = true)]
[Input("值", "Value", Name = "Value", Type = typeof(Value), Hint = UiHints.MultiLine)]
public sealed class SetVariable : ControlActivity
{
    private VariableSlot? _variable;
    private string? _name;

    protected internal override void Bind(NodeCompiler compiler)
    {
        var variable = compiler.Property("variable");
        _name = variable["name"].AsString ?? variable.AsString;
        _variable = (variable["id"].AsString is { Length: > 0 } id ? compiler.Variable(id) : null) ?? (_name is null ? null : compiler.Variable(_name));
    }

    protected internal override void Execute(Step step, Execution self)
    {
        var value = self.Inputs![1];
        if (value.IsUndefined) value = Value.Null;
        if (_variable is { } variable) step.SetVariable(self, variable, value);
        else if (_name is { } name) step.SetVariable(name, value);
        else throw new ActivityFault("No variable is chosen; choose one in the activity's Variable input.");
        step.Complete(self);
    }
}
