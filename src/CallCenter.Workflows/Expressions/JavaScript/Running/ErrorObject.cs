namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>An Error, TypeError, ... of the script.</summary>
internal sealed class ErrorObject(string kind, string message) : ScriptObject
{
    public string Kind => kind;

    /// <summary>The message for Chinese readers when the error is one of the language itself.</summary>
    public string? ChineseMessage { get; init; }

    public Value Cause { get; init; }

    public string Name => base.Get(null!, "name").AsString ?? kind;

    public string Message => base.Get(null!, "message").AsString ?? message;

    public string Summary => Message.Length == 0 ? Name : $"{Name}: {Message}";

    public override string ClassName => "Error";

    protected override Value GetBuiltIn(ScriptRun run, string name) => name switch
    {
        "name" => kind,
        "message" => message,
        "stack" => $"{kind}: {message}",
        "cause" => Cause,
        "toString" => Value.OfTransient(ErrorBuiltIns.AsText),
        _ => default,
    };

    public override Value ToPrimitive(ScriptRun run, PrimitiveHint hint) => Summary;

    public override Value ToPlain(ScriptRun run)
    {
        var record = new ValueRecord { ["name"] = Name, ["message"] = Message };
        foreach (var key in Keys(run)) record[key] = Get(run, key);
        return Value.Of(record);
    }
}
