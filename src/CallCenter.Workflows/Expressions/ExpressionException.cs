namespace CallCenter.Workflows.Expressions;

/// <summary>An expression that cannot be read, failed while it ran, or used up a budget.</summary>
public sealed class ExpressionException : Exception
{
    public ExpressionException(string message, int? line = null, int? column = null, string? budget = null, Exception? inner = null)
        : base(message, inner)
    {
        Line = line;
        Column = column;
        Budget = budget;
    }

    /// <summary>1-based line of the mistake in the source, where known.</summary>
    public int? Line { get; }

    /// <summary>1-based column of the mistake in the source, where known.</summary>
    public int? Column { get; }

    /// <summary>The budget that was used up: <c>steps</c>, <c>memory</c>, <c>depth</c>, <c>output</c> or <c>pattern</c>; null for other errors.</summary>
    public string? Budget { get; }

    /// <summary>The same message for Chinese readers, where there is one; <see cref="Exception.Message"/> is English.</summary>
    public string? ChineseMessage { get; init; }
}
