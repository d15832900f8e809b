using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa;

/// <summary>Trying an expression without a workflow.</summary>
internal static class ExpressionEndpoints
{
    private static readonly ProblemType NotEvaluated = new("expression-failed", StatusCodes.Status400BadRequest, new("表达式无法求值", "The expression cannot be evaluated"));

    public static void Map(IEndpointRouteBuilder own) => own.MapPost("/expressions/evaluate", EvaluateAsync)
        .RequireAuthorization(Policies.ExpressionsEvaluate).WithTags("Expressions");

    private static async Task<IResult> EvaluateAsync(
        HttpRequest request, IReadOnlyDictionary<string, IExpressionLanguage> languages, TimeProvider clock, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken);
        var type = body.Text("type") ?? "JavaScript";
        if (!languages.TryGetValue(type, out var language))
        {
            var known = string.Join(", ", languages.Keys.Order(StringComparer.Ordinal));
            return Failed("type", new($"没有表达式类型 {type}，可用：{known}。", $"There is no expression type {type}; use one of {known}."));
        }

        try
        {
            var scope = new TrialScope(clock.GetUtcNow(), Members(body, "variables"), Members(body, "input"));
            var value = language.Compile(body["value"].ToValue()).Evaluate(scope);
            return ElsaAnswers.Ok(new JsonObject { ["value"] = value.ToJson() });
        }
        catch (ExpressionException exception)
        {
            return Failed("value", new(exception.ChineseMessage ?? exception.Message, exception.Message));
        }
    }

    private static ValueRecord Members(JsonObject body, string name) => body.Object(name).ToValue().AsRecord ?? [];

    private static IResult Failed(string field, Text message) => new Problem(NotEvaluated, message, new Dictionary<string, Text[]> { [field] = [message] });

    /// <summary>Given variables and inputs, and nothing else.</summary>
    private sealed class TrialScope(DateTimeOffset now, ValueRecord variables, ValueRecord input) : IExpressionScope
    {
        public DateTimeOffset Now => now;
        public string InstanceId => "trial";
        public string DefinitionId => "trial";
        public string DefinitionVersionId => "trial";
        public int DefinitionVersion => 1;
        public string? CorrelationId { get; set; }
        public string? InstanceName { get; set; }
        public IEnumerable<string> VariableNames => variables.Names;
        public IEnumerable<string> InputNames => input.Names;

        public bool TryGetVariable(string name, out Value value) => variables.TryGet(name, out value);
        public void SetVariable(string name, Value value) => variables[name] = value;
        public Value GetInput(string name) => input[name];
        public Value GetOutputFrom(string activityIdOrName, string? outputName) => default;
        public Value GetLastResult() => default;
        public Value GetFact(string name) => variables[name];
        public Guid NewGuid() => Guid.NewGuid();
        public double NextRandom() => Random.Shared.NextDouble();
        public void SetOutcomes(IReadOnlyList<string> outcomes) { }
    }
}
