namespace CallCenter.Workflows.Expressions.JavaScript;

internal sealed class LocalNode(int index) : Node
{
    public int Index => index;

    public override Value Evaluate(Frame frame) => frame.Locals[index];
}

internal sealed class CheckedLocalNode(int index, string name, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = frame.Locals[index];
        return Marker.IsUnset(value) ? throw Unset(frame.Run, name, at) : value;
    }

    public static ScriptThrow Unset(ScriptRun run, string name, int at)
    {
        run.At = at;
        return run.Error("ReferenceError", $"Cannot access '{name}' before its declaration.", $"不能在声明之前访问“{name}”。");
    }
}

internal sealed class CellNode(int index, string name, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = frame.Cells[index].Value;
        return Marker.IsUnset(value) ? throw CheckedLocalNode.Unset(frame.Run, name, at) : value;
    }
}

internal sealed class CapturedNode(int index, string name, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = frame.Captured[index].Value;
        return Marker.IsUnset(value) ? throw CheckedLocalNode.Unset(frame.Run, name, at) : value;
    }
}

/// <summary><c>variables.name</c>.</summary>
internal sealed class VariableNode(string name) : Node
{
    public string Name => name;

    public override Value Evaluate(Frame frame) => frame.Run.TryGetVariable(name, out var value) ? value : default;
}

/// <summary><c>input.name</c>.</summary>
internal sealed class InputNode(string name) : Node
{
    public override Value Evaluate(Frame frame) => frame.Run.GetInput(name);
}

/// <summary><c>contact</c>, <c>customer</c>, <c>agent</c>.</summary>
internal sealed class FactNode(string name) : Node
{
    public override Value Evaluate(Frame frame) => frame.Run.Touch(frame.Run.Scope.GetFact(name));
}

/// <summary><c>args</c>: what an activity that evaluates for each item gives to the script; undefined elsewhere.</summary>
internal sealed class ArgumentsNode : Node
{
    public const string Name = "args";

    public override Value Evaluate(Frame frame) => frame.Run.TryGetVariable(Name, out var value) ? value : default;
}

internal sealed class CorrelationIdNode : Node
{
    public override Value Evaluate(Frame frame) => frame.Run.CorrelationId;
}

internal sealed class InstanceIdNode : Node
{
    public override Value Evaluate(Frame frame) => frame.Run.Scope.InstanceId;
}

/// <summary>A name that nothing declares: an error when it is read.</summary>
internal sealed class UnknownNameNode(string name, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        frame.Run.At = at;
        throw frame.Run.Error("ReferenceError",
            $"'{name}' is not defined. Variables are read as variables.{name}, inputs as input.{name}.",
            $"“{name}”未定义。变量请写 variables.{name},输入请写 input.{name}。");
    }
}

/// <summary><c>typeof name</c> of a name that nothing declares is no error.</summary>
internal sealed class TypeOfNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => operand is UnknownNameNode ? "undefined" : Operators.TypeOf(operand.Evaluate(frame));
}
