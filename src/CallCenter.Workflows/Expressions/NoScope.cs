namespace CallCenter.Workflows.Expressions;

/// <summary>A scope in which nothing is known: for constants and for the inputs of triggers, which have no instance yet.</summary>
public sealed class NoScope : IExpressionScope
{
    public static readonly NoScope Instance = new();

    private NoScope() { }

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch;
    public string InstanceId => "";
    public string DefinitionId => "";
    public string DefinitionVersionId => "";
    public int DefinitionVersion => 0;

    public string? CorrelationId
    {
        get => null;
        set => throw NoInstance();
    }

    public string? InstanceName
    {
        get => null;
        set => throw NoInstance();
    }

    public IEnumerable<string> VariableNames => [];
    public IEnumerable<string> InputNames => [];

    public bool TryGetVariable(string name, out Value value)
    {
        value = default;
        return false;
    }

    public void SetVariable(string name, Value value) => throw NoInstance();
    public Value GetInput(string name) => default;
    public Value GetOutputFrom(string activityIdOrName, string? outputName) => default;
    public Value GetLastResult() => default;
    public Value GetFact(string name) => default;
    public Guid NewGuid() => Guid.Empty;
    public double NextRandom() => 0;
    public void SetOutcomes(IReadOnlyList<string> outcomes) => throw NoInstance();

    private static ExpressionException NoInstance() => new("There is no running instance here to change.");
}
