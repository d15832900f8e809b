using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Benchmarks.Engine;

/// <summary>An instance with one variable and one input, as a condition sees it.</summary>
internal sealed class BenchmarkScope : IExpressionScope
{
    private readonly Dictionary<string, Value> _variables = new(StringComparer.Ordinal) { ["level"] = 2 };
    private readonly Dictionary<string, Value> _inputs = new(StringComparer.Ordinal) { ["vip"] = true };

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch;
    public string InstanceId => "i1";
    public string DefinitionId => "d1";
    public string DefinitionVersionId => "v1";
    public int DefinitionVersion => 1;
    public string? CorrelationId { get; set; }
    public string? InstanceName { get; set; }
    public IEnumerable<string> VariableNames => _variables.Keys;
    public IEnumerable<string> InputNames => _inputs.Keys;

    public bool TryGetVariable(string name, out Value value) => _variables.TryGetValue(name, out value);
    public void SetVariable(string name, Value value) => _variables[name] = value;
    public Value GetInput(string name) => _inputs.GetValueOrDefault(name);
    public Value GetOutputFrom(string activityIdOrName, string? outputName) => Value.Undefined;
    public Value GetLastResult() => Value.Undefined;
    public Value GetFact(string name) => Value.Undefined;
    public Guid NewGuid() => Guid.Empty;
    public double NextRandom() => 0;
    public void SetOutcomes(IReadOnlyList<string> outcomes) { }
}
