namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The compiled code of one function; shared by all its closures and all runs.</summary>
internal sealed class FunctionCode
{
    public string Name { get; init; } = "";
    public int ParameterCount { get; init; }
    public int Locals { get; init; }
    public int Cells { get; init; }

    /// <summary>Steps of one call.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Where the arguments go when every parameter is just a name that no inner function captures.</summary>
    public int SimpleParameters { get; init; }

    /// <summary>Sets up parameters that are patterns, have defaults, gather the rest or are captured; and <c>this</c>, <c>arguments</c> and the own name where mentioned.</summary>
    public ParameterStep[] Steps { get; init; } = [];

    /// <summary>Cells of <c>var</c> variables and of functions declared in the body, made on entry.</summary>
    public int[] FreshCells { get; init; } = [];

    public StatementNode? Body { get; init; }
    public Node? Result { get; init; }
    public bool IsArrow { get; init; }

    public Value Run(Frame frame)
    {
        if (Result is not null) return Result.Evaluate(frame);
        return Body!.Execute(frame) == Completion.Return ? frame.Result : default;
    }
}

/// <summary>One step of setting up a call.</summary>
internal abstract class ParameterStep
{
    public abstract void Apply(Frame frame, ScriptFunction function, in Value self, ReadOnlySpan<Value> arguments);
}

/// <summary>A function of the script together with the variables it captured.</summary>
internal sealed class ScriptFunction(FunctionCode code, Cell[] captured) : Callable
{
    public override string Name => code.Name;

    public override int ParameterCount => code.ParameterCount;

    public override Value Call(ScriptRun run, in Value self, ReadOnlySpan<Value> arguments)
    {
        ScriptRun.EnsureStack(run);
        var frame = run.Enter(code, captured);
        var locals = frame.Locals;
        var simple = code.SimpleParameters;
        var given = Math.Min(simple, arguments.Length);
        for (var i = 0; i < given; i++) locals[i] = arguments[i];
        if (given < code.Locals) Array.Clear(locals, given, code.Locals - given);
        foreach (var cell in code.FreshCells) frame.Cells[cell] = new Cell();
        foreach (var step in code.Steps) step.Apply(frame, this, self, arguments);
        var result = code.Run(frame);
        run.Leave();
        return result;
    }

    public override Value Construct(ScriptRun run, ReadOnlySpan<Value> arguments) => throw run.TypeError(
        $"'{Name}' cannot be used with new, as classes and prototypes are not supported: call it, and let it return an object.",
        $"“{Name}”不能与 new 一起使用(不支持类和原型):请直接调用它并返回对象。");
}
