using System.Runtime.CompilerServices;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>One evaluation: what is left of its budgets, its frames, and its way to the instance. Used again for later evaluations of its thread.</summary>
internal sealed partial class ScriptRun
{
    [ThreadStatic]
    private static ScriptRun? _idle;

    private Frame[] _frames = new Frame[8];
    private long _steps;
    private long _memory;
    private long _patternTicks;
    private int _deepest;
    private bool _busy;

    public IExpressionScope Scope { get; private set; } = null!;

    public ScriptBudget Budget { get; private set; } = null!;

    public SourceText Source { get; private set; } = null!;

    public int Depth { get; set; }

    /// <summary>Where in the source the last call stands, for errors that a built-in throws.</summary>
    public int At;

    /// <summary>Takes a run that no evaluation uses; an evaluation within an evaluation gets one of its own.</summary>
    public static ScriptRun Begin(IExpressionScope scope, ScriptBudget budget, SourceText source)
    {
        var run = _idle;
        if (run is null || run._busy) run = new ScriptRun();
        run._busy = true;
        run.Scope = scope;
        run.Budget = budget;
        run.Source = source;
        run._steps = budget.Steps;
        run._memory = budget.Memory;
        run._patternTicks = 0;
        run.Depth = -1;
        run._deepest = -1;
        return run;
    }

    public void End()
    {
        for (var depth = 0; depth <= _deepest; depth++)
        {
            var frame = _frames[depth];
            if (frame.Locals.Length > 0) Array.Clear(frame.Locals);
            if (frame.Cells.Length > 0) Array.Clear(frame.Cells);
            if (frame.Captured.Length > 0) frame.Captured = [];
            frame.Result = default;
        }

        if (_frames.Length > 256) _frames = new Frame[8];
        if (_entered.Count > 0) _entered.Clear();
        ForgetInstance();
        _busy = false;
        if (_idle is null) _idle = this;
    }

    public Frame Enter(FunctionCode code, Cell[] captured)
    {
        var depth = ++Depth;
        if (depth > Budget.Depth) throw Exceeded("depth", $"more than {Budget.Depth} calls within each other", $"相互嵌套的调用超过 {Budget.Depth} 层");
        if (depth > _deepest) GrowTo(depth);
        _steps -= code.Weight;
        if (_steps < 0) throw OutOfSteps();
        var frame = _frames[depth];
        frame.Prepare(code, captured);
        return frame;
    }

    private void GrowTo(int depth)
    {
        if (depth >= _frames.Length) Array.Resize(ref _frames, _frames.Length * 2);
        _frames[depth] ??= new Frame(this);
        _deepest = depth;
    }

    public void Leave() => Depth--;

    /// <summary>Counts one step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step()
    {
        if (--_steps < 0) throw OutOfSteps();
    }

    /// <summary>Counts the work of a built-in that walks over data.</summary>
    public void Work(long steps)
    {
        _steps -= steps;
        if (_steps < 0) throw OutOfSteps();
    }

    /// <summary>Counts memory, before it is taken.</summary>
    public void Charge(long bytes)
    {
        _memory -= bytes;
        if (_memory < 0) throw OutOfMemory();
    }

    public static void EnsureStack(ScriptRun run)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw run.Exceeded("depth", "calls or expressions nested too deeply", "调用或表达式嵌套过深");
    }

    /// <summary>Counts the time of a match that came to its end in time.</summary>
    public void UsePatternTime(TimeSpan used)
    {
        _patternTicks += used.Ticks;
        if (_patternTicks > 10 * Budget.Pattern.Ticks) throw OutOfPatternTime();
    }

    public ExpressionException OutOfPatternTime() => Exceeded("pattern",
        $"regular expressions took more than {Budget.Pattern.TotalMilliseconds} ms", $"正则表达式用时超过 {Budget.Pattern.TotalMilliseconds} 毫秒");

    private ExpressionException OutOfSteps() => Exceeded("steps", $"more than {Budget.Steps} steps", $"超过 {Budget.Steps} 步");

    private ExpressionException OutOfMemory() => Exceeded("memory", $"more than {Budget.Memory / 1024} KB of memory", $"内存超过 {Budget.Memory / 1024} KB");

    public ExpressionException Exceeded(string budget, string english, string chinese) => Source.Error(At,
        $"The script was stopped because it used up its budget of {budget}: {english}.", $"脚本已停止,因为超出预算({budget}):{chinese}。", budget);

    public ScriptThrow TypeError(string english, string? chinese = null) => Error("TypeError", english, chinese);

    public ScriptThrow RangeError(string english, string? chinese = null) => Error("RangeError", english, chinese);

    public ScriptThrow Error(string name, string english, string? chinese = null)
    {
        ChargeThrow();
        return new ScriptThrow(Value.OfTransient(new ErrorObject(name, english) { ChineseMessage = chinese }), At);
    }

    /// <summary>An exception of the host costs thousands of ordinary steps, the more the deeper it starts.</summary>
    public void ChargeThrow() => Work(150 + 20 * (Depth + 1));

    /// <summary>A value as messages show it: short, on one line.</summary>
    public string Describe(in Value value)
    {
        if (value.IsSensitive) return "a sensitive text";
        if (value.AsString is { } text) return text.Length > 40 ? $"\"{text[..37]}...\"" : $"\"{text}\"";
        return value.Reference switch
        {
            ValueList => "an array",
            ValueRecord => "an object",
            Callable => "a function",
            ScriptObject other => other.ClassName,
            _ => Operators.ToText(this, value),
        };
    }

    /// <summary>The error a host sees for something that no catch of the script took.</summary>
    public ExpressionException Uncaught(ScriptThrow thrown)
    {
        var error = thrown.Thrown.Reference as ErrorObject;
        var text = error is not null ? error.Summary : "Uncaught " + Describe(thrown.Thrown);
        var chinese = error?.ChineseMessage is { } translated ? $"{error.Name}:{translated}" : text;
        return Source.Error(thrown.At, text, chinese);
    }
}
