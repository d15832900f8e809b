using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Workflows.Server.Elsa.Descriptors;

/// <summary>What the designer must know of activities, expressions, types and strategies.</summary>
internal static class DescriptorEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/descriptors").RequireAuthorization(Policies.DefinitionsRead);
        group.MapGet("/activities", ActivitiesAsync);
        group.MapGet("/activities/{typeName}", ActivityAsync);
        group.MapPost("/activities/{typeName}/options/{propertyName}", OptionsAsync);
        group.MapGet("/expression-descriptors", () => ElsaAnswers.List(DesignerLists.Expressions(ElsaAnswers.Culture)));
        group.MapGet("/variables", () => ElsaAnswers.List(DesignerLists.VariableTypes(ElsaAnswers.Culture)));
        group.MapGet("/storage-drivers", () => ElsaAnswers.List(DesignerLists.StorageDrivers(ElsaAnswers.Culture)));
        group.MapGet("/workflow-activation-strategies", () => ElsaAnswers.List(DesignerLists.ActivationStrategies(ElsaAnswers.Culture)));
        group.MapGet("/incident-strategies", () => ElsaAnswers.List(DesignerLists.IncidentStrategies(ElsaAnswers.Culture)));
        group.MapGet("/log-persistence-strategies", () => ElsaAnswers.List(DesignerLists.LogPersistenceStrategies(ElsaAnswers.Culture)));
        group.MapGet("/commit-strategies/workflows", () => ElsaAnswers.List(DesignerLists.WorkflowCommitStrategies(ElsaAnswers.Culture)));
        group.MapGet("/commit-strategies/activities", () => ElsaAnswers.List(DesignerLists.ActivityCommitStrategies(ElsaAnswers.Culture)));
        group.MapGet("/output-converters", () => ElsaAnswers.List([]));
        api.MapPost("/scripting/javascript/type-definitions/{definitionId}", TypeDefinitionsAsync).RequireAuthorization(Policies.DefinitionsRead);
        api.MapPost("/tests/activities", TestActivity).RequireAuthorization(Policies.DefinitionsRead);
    }

    private static async Task<IResult> ActivitiesAsync(
        HttpContext context, DescriptorCache cache, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        await library.LoadWorkflowActivitiesAsync(cancellationToken);
        var entry = await cache.ReadAsync(ElsaAnswers.Culture, cancellationToken);
        var response = context.Response;
        response.Headers.ETag = entry.Tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        if (context.Request.Headers.IfNoneMatch.Any(tags => tags?.Contains(entry.Tag[2..], StringComparison.Ordinal) == true))
            return Results.StatusCode(StatusCodes.Status304NotModified);

        var packs = context.Request.GetTypedHeaders().AcceptEncoding.Any(encoding => encoding.Value == "gzip" && encoding.Quality is not 0);
        if (packs) response.Headers[HeaderNames.ContentEncoding] = "gzip";
        return Results.Bytes(packs ? entry.Packed : entry.Plain, "application/json; charset=utf-8");
    }

    private static async Task<IResult> ActivityAsync(
        string typeName, HttpRequest request, ActivityCatalogue catalogue, IDropDownChoices choices, CancellationToken cancellationToken)
    {
        if (catalogue.Find(typeName, request.Query.Whole("version") ?? 0) is not { } type) return MissingType(typeName);
        return ElsaAnswers.Ok(Workflows.ElsaFormat.Descriptors.Of(type, ElsaAnswers.Culture, await ChoicesOfAsync(type.Inputs, choices, cancellationToken)));
    }

    private static async Task<IResult> OptionsAsync(
        string typeName, string propertyName, ActivityCatalogue catalogue, IDropDownChoices choices, CancellationToken cancellationToken)
    {
        var type = catalogue.Find(typeName, 0);
        if (type?.Inputs.FirstOrDefault(input => string.Equals(input.Name, propertyName, StringComparison.OrdinalIgnoreCase)) is not { } input) return MissingType(typeName);
        var specifications = InputEditors.Of(input, ElsaAnswers.Culture, await ChoicesOfAsync([input], choices, cancellationToken));
        return ElsaAnswers.Ok(new JsonObject { ["items"] = specifications ?? [] });
    }

    private static async Task<ChoiceSource> ChoicesOfAsync(IEnumerable<InputType> inputs, IDropDownChoices choices, CancellationToken cancellationToken)
    {
        var read = new Dictionary<string, IReadOnlyList<Choice>>(StringComparer.Ordinal);
        foreach (var source in inputs.Select(input => input.OptionsFrom).OfType<string>().Distinct())
            read[source] = await choices.ReadAsync(source, ElsaAnswers.Culture, cancellationToken);
        return (source, _) => read.GetValueOrDefault(source) ?? [];
    }

    private static async Task<IResult> TypeDefinitionsAsync(string definitionId, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var definition = await library.FindAsync(definitionId, VersionOptions.Latest, cancellationToken);
        var read = definition is null ? null : DefinitionReader.Read(definition.Model).Definition;
        var declarations = JavaScriptDeclarations.Write(
            read?.Variables.Select(variable => (variable.Name, variable.TypeName, variable.IsArray)) ?? [],
            read?.Inputs.Select(input => (input.Name, input.TypeName, input.IsArray)) ?? [],
            read?.Root.Flatten().Select(node => node.Name).OfType<string>() ?? []);
        return Results.Text(declarations, "text/plain; charset=utf-8");
    }

    private static IResult TestActivity()
    {
        var message = new Text(
            "此处不能单独试运行一个活动。请用“运行”启动整个流程，或在电话面板上试拨。",
            "A single activity cannot be tried here. Run the whole workflow, or call it on the phone pad.").Read();
        return ElsaAnswers.Ok(new JsonObject
        {
            ["activityState"] = new JsonObject(),
            ["payload"] = null,
            ["outputs"] = null,
            ["exception"] = new JsonObject { ["type"] = "NotSupported", ["message"] = message, ["stackTrace"] = null, ["innerException"] = null },
            ["status"] = "Faulted",
        });
    }

    private static IResult MissingType(string typeName) => ElsaAnswers.Missing($"没有活动类型或属性 {typeName}。", $"There is no such activity type or property of {typeName}.");
}
