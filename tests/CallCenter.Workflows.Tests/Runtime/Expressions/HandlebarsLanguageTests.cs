using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Runtime.Expressions;

namespace CallCenter.Workflows.Tests.Runtime.Expressions;

public sealed class HandlebarsLanguageTests
{
    private static readonly HandlebarsLanguage Language = new();

    [Theory]
    [InlineData("{{customer.name}}您好", "王小明您好")]
    [InlineData("{{variables.level}} & {{level}}", "2 & 2")]
    [InlineData("[{{customer.missing}}{{nothing.at.all}}]", "[]")]
    [InlineData("{{input.product}} <b>", "A&B <b>")]
    [InlineData("{{#if vip}}尊敬的{{/if}}{{#if zero}}no{{/if}}客户", "尊敬的客户")]
    [InlineData("{{#each items}}{{name}};{{/each}}", "一;二;")]
    [InlineData("{{#each customer}}{{@key}}={{this}},{{/each}}", "name=王小明,")]
    [InlineData("{{#with customer}}{{name}}{{/with}}", "王小明")]
    [InlineData("{{pin}}", "••••")]
    [InlineData("{{price}}", "0.1")]
    public void Evaluate_Template_ReadsValues(string template, string expected) =>
        Assert.Equal(expected, Language.Compile(template).Evaluate(new Scope()).AsString);

    [Fact]
    public void Compile_NoPlaceholder_IsConstant() => Assert.True(Language.Compile("plain").IsConstant);

    [Fact]
    public void Compile_UnclosedBlock_SaysSo() => Assert.Throws<ExpressionException>(() => Language.Compile("{{#if a}}x"));

    [Fact]
    public void Evaluate_ObjectsOfDotNet_AreOutOfReach() =>
        Assert.Equal("", Language.Compile("{{customer.GetType}}{{customer.Count}}{{input.Names.Count}}{{GetType.Assembly}}").Evaluate(new Scope()).AsString);

    private sealed class Scope : IExpressionScope
    {
        private readonly Dictionary<string, Value> _variables = new()
        {
            ["level"] = 2, ["vip"] = true, ["zero"] = 0, ["price"] = 0.1, ["pin"] = Value.Of(new SensitiveText("1234")),
            ["items"] = Value.ListOf(Value.Of(new ValueRecord { ["name"] = "一" }), Value.Of(new ValueRecord { ["name"] = "二" })),
        };

        public DateTimeOffset Now => default;
        public string InstanceId => "i";
        public string DefinitionId => "d";
        public string DefinitionVersionId => "d:1";
        public int DefinitionVersion => 1;
        public string? CorrelationId { get; set; }
        public string? InstanceName { get; set; }
        public IEnumerable<string> VariableNames => _variables.Keys;
        public IEnumerable<string> InputNames => ["product"];
        public bool TryGetVariable(string name, out Value value) => _variables.TryGetValue(name, out value);
        public void SetVariable(string name, Value value) => _variables[name] = value;
        public Value GetInput(string name) => name == "product" ? "A&B" : default(Value);
        public Value GetOutputFrom(string activityIdOrName, string? outputName) => default;
        public Value GetLastResult() => default;
        public Value GetFact(string name) => name == "customer" ? Value.Of(new ValueRecord { ["name"] = "王小明" }) : default;
        public Guid NewGuid() => Guid.Empty;
        public double NextRandom() => 0;
        public void SetOutcomes(IReadOnlyList<string> outcomes) { }
    }
}
