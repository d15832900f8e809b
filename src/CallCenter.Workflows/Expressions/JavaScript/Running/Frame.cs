namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A variable that a function within its function can see, so that it outlives the call.</summary>
internal sealed class Cell
{
    public Value Value;
}

/// <summary>One running call. Frames are used again, one per depth; what outlives the call lives in cells.</summary>
internal sealed class Frame(ScriptRun run)
{
    public readonly ScriptRun Run = run;
    public Value[] Locals = [];
    public Cell[] Cells = [];
    public Cell[] Captured = [];

    /// <summary>What <c>return</c> gave, and on the level of the script the value of the last expression.</summary>
    public Value Result;

    /// <summary>The label a break or continue is on its way to; null for the nearest.</summary>
    public string? Label;

    public void Prepare(FunctionCode code, Cell[] captured)
    {
        if (Locals.Length < code.Locals) Locals = new Value[Math.Max(8, code.Locals)];
        if (Cells.Length < code.Cells) Cells = new Cell[Math.Max(4, code.Cells)];
        Captured = captured;
        Result = default;
    }
}

/// <summary>Marks what the evaluator alone may see: a variable before its declaration ran, and a broken-off optional chain.</summary>
internal sealed class Marker : TransientValue
{
    private Marker() { }

    public static readonly Value Unset = Value.OfTransient(new Marker());
    public static readonly Value BrokenOff = Value.OfTransient(new Marker());

    public static bool IsUnset(in Value value) => ReferenceEquals(value.Reference, Unset.Reference);
    public static bool IsBrokenOff(in Value value) => ReferenceEquals(value.Reference, BrokenOff.Reference);
}
