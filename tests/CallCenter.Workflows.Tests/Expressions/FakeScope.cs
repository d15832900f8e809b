using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>An instance as an expression sees it, held in dictionaries.</summary>
internal sealed class FakeScope : IExpressionScope
{
    private int _ids;
    private double _random = 0.1;

    public Dictionary<string, Value> Variables { get; } = [];
    public Dictionary<string, Value> Inputs { get; } = [];
    public Dictionary<string, Value> Facts { get; } = [];
    public Dictionary<(string, string?), Value> Outputs { get; } = [];
    public IReadOnlyList<string>? Outcomes { get; private set; }
    public Value LastResult { get; set; }

    public DateTimeOffset Now { get; set; } = new(2024, 5, 1, 8, 30, 0, TimeSpan.Zero);
    public string InstanceId => "instance-1";
    public string DefinitionId => "definition-1";
    public string DefinitionVersionId => "version-3";
    public int DefinitionVersion => 3;
    public string? CorrelationId { get; set; } = "contact-7";
    public string? InstanceName { get; set; }
    public IEnumerable<string> VariableNames => Variables.Keys;
    public IEnumerable<string> InputNames => Inputs.Keys;

    public bool TryGetVariable(string name, out Value value) => Variables.TryGetValue(name, out value);
    public void SetVariable(string name, Value value) => Variables[name] = value;
    public Value GetInput(string name) => Inputs.GetValueOrDefault(name);
    public Value GetOutputFrom(string activityIdOrName, string? outputName) => Outputs.GetValueOrDefault((activityIdOrName, outputName));
    public Value GetLastResult() => LastResult;
    public Value GetFact(string name) => Facts.GetValueOrDefault(name);
    public Guid NewGuid() => new(++_ids, 0, 0, new byte[8]);
    public double NextRandom() => _random += 0.1;
    public void SetOutcomes(IReadOnlyList<string> outcomes) => Outcomes = outcomes;

    public Value Run(string script, ScriptBudget? budget = null) => new JavaScriptLanguage(budget).Compile(script).Evaluate(this);

    /// <summary>The value as JSON text; numbers that JSON cannot hold and undefined by name.</summary>
    public string Json(string script)
    {
        var value = Run(script);
        return value.IsUndefined ? "undefined" : value.IsNumber ? Value.NumberText(value.Number) : ValueJson.Write(value);
    }

    public static ExpressionException Fails(string script, ScriptBudget? budget = null, FakeScope? scope = null) =>
        Assert.Throws<ExpressionException>(() => (scope ?? new FakeScope()).Run(script, budget));
}
