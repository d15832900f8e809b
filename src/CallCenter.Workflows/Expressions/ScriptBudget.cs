namespace CallCenter.Workflows.Expressions;

/// <summary>How much one evaluation of a script may use. Using up one ends it with an <see cref="ExpressionException"/> that names the budget.</summary>
public sealed record ScriptBudget
{
    public static ScriptBudget Standard { get; } = new();

    /// <summary>Loop rounds and calls; long bodies and built-ins that walk over data count for more than one.</summary>
    public int Steps { get; init; } = 1_000_000;

    /// <summary>Bytes of texts, lists, records and functions made, estimated; what is dropped again counts too.</summary>
    public int Memory { get; init; } = 16 * 1024 * 1024;

    /// <summary>Functions that call each other.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Characters, roughly as JSON, of the result and of each variable that is set.</summary>
    public int Output { get; init; } = 1024 * 1024;

    /// <summary>
    /// Time that one match of a regular expression may take. All matches of an evaluation together may take ten times as
    /// much: time also passes while a busy machine runs something else, and that must not stop an innocent script.
    /// </summary>
    public TimeSpan Pattern { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Characters of a script's source.</summary>
    public int Source { get; init; } = 256 * 1024;
}
