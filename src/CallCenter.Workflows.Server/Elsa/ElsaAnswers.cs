using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Elsa;

/// <summary>Answers as Elsa's clients read them.</summary>
internal static class ElsaAnswers
{
    /// <summary>Camel case for members, none for the keys of dictionaries, enums as text.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512, Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The language of whoever asks.</summary>
    public static string Culture => CultureInfo.CurrentUICulture.Name;

    public static string Read(this Text text) => text.In(Culture);

    public static IResult Ok(JsonNode node) => Results.Json(node, Json);

    /// <summary>A plain list, as Elsa wraps one.</summary>
    public static IResult List(JsonArray items) => Ok(Listed(items));

    public static JsonObject Listed(JsonArray items)
    {
        var count = items.Count;
        return new() { ["items"] = items, ["count"] = count };
    }

    public static JsonObject Paged(IEnumerable<JsonNode> items, long totalCount) =>
        new() { ["items"] = new JsonArray([.. items]), ["totalCount"] = totalCount };

    /// <summary>Texts as a JSON list.</summary>
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>
    /// A refusal. Studio shows every text of <c>errors</c>; it swallows every other status than 400 while it saves by itself,
    /// and repeats what fails with a 5xx.
    /// </summary>
    public static IResult Refuse(IReadOnlyList<Text> reasons, IReadOnlyList<Problem>? problems = null) => Results.Json(
        new JsonObject
        {
            ["type"] = "urn:callcenter:problem:invalid-definition",
            ["title"] = new Text("没有保存", "Not accepted").Read(),
            ["status"] = StatusCodes.Status400BadRequest,
            ["statusCode"] = StatusCodes.Status400BadRequest,
            ["detail"] = string.Join('\n', reasons.Select(reason => reason.Read())),
            ["message"] = reasons.Count > 0 ? reasons[0].Read() : "",
            ["errors"] = new JsonObject { ["any"] = Texts(reasons.Select(reason => reason.Read())) },
            ["problems"] = Problems(problems ?? []),
        },
        Json, statusCode: StatusCodes.Status400BadRequest);

    public static IResult Refuse(string zh, string en) => Refuse([new Text(zh, en)]);

    /// <summary>What is not there; Studio expects no more than the status.</summary>
    public static IResult Missing(string zh, string en) => new Server.Problems.Problem(Server.Problems.ProblemType.NotFound, new(zh, en));

    public static IResult MissingDefinition(string id) => Missing($"没有流程定义或版本 {id}。", $"There is no workflow definition or version {id}.");

    public static IResult MissingInstance(string id) => Missing($"没有流程实例 {id}。", $"There is no workflow instance {id}.");

    /// <summary>The refusal or absence that an outcome is; null when it succeeded.</summary>
    public static IResult? FailureOf(DefinitionOutcome outcome, string id) => outcome switch
    {
        DefinitionOutcome.Refused refused => Refuse(refused.Reasons, refused.Problems),
        DefinitionOutcome.Missing => MissingDefinition(id),
        _ => null,
    };

    public static JsonArray Problems(IEnumerable<Problem> problems) => new([.. problems.Select(Problem)]);

    public static JsonObject Problem(Problem problem) => new()
    {
        ["rule"] = problem.Rule,
        ["severity"] = problem.Severity.ToString(),
        ["nodeId"] = problem.NodeId,
        ["activityId"] = problem.ActivityId,
        ["property"] = problem.Property,
        ["message"] = problem.Message.Read(),
    };

    /// <summary>A time as Elsa's clients read it.</summary>
    public static string Moment(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    public static string? Moment(DateTimeOffset? at) => at is { } moment ? Moment(moment) : null;

    /// <summary>A file to save.</summary>
    public static IResult File(byte[] content, string name) =>
        Results.File(content, name.EndsWith(".zip", StringComparison.Ordinal) ? "application/zip" : "application/json", name);
}
