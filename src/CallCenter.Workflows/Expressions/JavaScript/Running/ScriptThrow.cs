namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Something the script threw, or an error of the language, on its way to a catch.</summary>
#pragma warning disable CA1064, CA1032 // Never leaves the evaluator; it always carries what was thrown.
internal sealed class ScriptThrow(Value thrown, int at) : Exception
#pragma warning restore CA1064, CA1032
{
    public Value Thrown => thrown;

    public int At => at;
}
