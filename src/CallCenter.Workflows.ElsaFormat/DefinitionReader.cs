using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>What a model means, and what in it could not be understood.</summary>
public sealed record DefinitionReading(WorkflowDefinition Definition, IReadOnlyList<Problem> Problems);

/// <summary>Reads a model in Elsa 3's format, of any 3.x version. Strange content never stops it: it becomes a problem.</summary>
public static class DefinitionReader
{
    /// <summary>Stands for a root that is not there.</summary>
    private static readonly JsonElement EmptyRoot = JsonElement.Parse("""{"id":"root","type":"Elsa.Sequence"}"""u8);

    private static readonly JsonDocumentOptions WrittenOptions = new() { MaxDepth = DefinitionJson.ParseOptions.MaxDepth };

    public static DefinitionReading Read(JsonObject model)
    {
        var text = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(text, new() { SkipValidation = true })) model.WriteTo(writer);
        return ReadElement(JsonElement.Parse(text.WrittenSpan, DefinitionJson.ParseOptions));
    }

    /// <summary>The quickest way, for a text that was written from a model, so that no member can be in it twice.</summary>
    public static DefinitionReading ReadText(string json)
    {
        // In rented memory: what is read of it is copied.
        using var document = JsonDocument.Parse(json, WrittenOptions);
        return ReadElement(document.RootElement);
    }

    /// <summary>The quick way, for a model that is not going to be changed.</summary>
    public static DefinitionReading ReadElement(JsonElement model)
    {
        var problems = new List<Problem>();
        var root = model.Member("root"u8);
        if (!root.IsObject() || root.Text("type"u8) is null)
        {
            problems.Add(NodeReader.Problem(null, null, new(
                "流程没有根活动（root）：应是带有 type 的活动对象，例如 Elsa.Flowchart。",
                "The workflow has no root activity: \"root\" must be an activity with a \"type\", such as Elsa.Flowchart.")));
            root = EmptyRoot;
        }

        var definition = new WorkflowDefinition
        {
            Id = model.Text("id"u8) ?? "",
            DefinitionId = model.Text("definitionId"u8) ?? model.Text("id"u8) ?? "",
            Name = model.Text("name"u8),
            Description = model.Text("description"u8),
            Version = model.Whole("version"u8) ?? 1,
            Variables = VariableReader.Read(model.Member("variables"u8)),
            Inputs = [.. model.Items("inputs"u8).Where(IsNamed).Select(Input)],
            Outputs = [.. model.Items("outputs"u8).Where(IsNamed).Select(Output)],
            Outcomes = [.. model.Items("outcomes"u8).Select(item => item.AsText()).OfType<string>()],
            Options = Options(model),
            CustomProperties = model.Member("customProperties"u8).ToValue(),
            Root = new NodeReader(problems).Read(root, ActivityJson.RootNodeId),
        };
        return new(definition, problems);
    }

    private static InputDefinition Input(JsonElement item) => new(item.Text("name"u8)!, VariableReader.Alias(item.Text("type"u8)), IsArray(item))
    {
        DisplayName = NotEmpty(item.Text("displayName"u8)),
        Description = NotEmpty(item.Text("description"u8)),
        Category = NotEmpty(item.Text("category"u8)),
        UiHint = NotEmpty(item.Text("uiHint"u8)),
    };

    private static OutputDefinition Output(JsonElement item) => new(item.Text("name"u8)!, VariableReader.Alias(item.Text("type"u8)), IsArray(item))
    {
        DisplayName = NotEmpty(item.Text("displayName"u8)),
    };

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsNamed(JsonElement item) => item.Text("name"u8) is { Length: > 0 };

    private static bool IsArray(JsonElement item) => item.Flag("isArray"u8) ?? item.Text("type"u8)?.EndsWith("[]", StringComparison.Ordinal) ?? false;

    private static WorkflowOptions Options(JsonElement model)
    {
        var options = model.Member("options"u8);
        return new()
        {
            ActivationStrategy = options.Text("activationStrategyType"u8),
            IncidentStrategy = options.Text("incidentStrategyType"u8),
            CommitStrategy = options.Text("commitStrategyName"u8),
            UsableAsActivity = options.Flag("usableAsActivity"u8) ?? model.Flag("usableAsActivity"u8) ?? false,
            ActivityCategory = options.Text("activityCategory"u8),
            AutoUpdateConsumingWorkflows = options.Flag("autoUpdateConsumingWorkflows"u8) ?? false,
        };
    }
}
