using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Lists of definitions and single ones.</summary>
internal static class DefinitionQueryEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/workflow-definitions").RequireAuthorization(Policies.DefinitionsRead);
        group.MapGet("/", ListAsync);
        group.MapGet("/by-definition-id/{definitionId}", FindAsync);
        group.MapGet("/by-id/{versionId}", GetAsync);
        group.MapGet("/many-by-id", GetManyAsync);
        group.MapGet("/query/count", CountAsync);
        group.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        group.MapGet("/{definitionId}/consumers", ConsumersAsync);
        group.MapGet("/{definitionId}/versions", VersionsAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var page = await library.ListAsync(FilterOf(context.Request.Query), cancellationToken);
        var mayWrite = await context.MayWriteAsync();
        var answer = ElsaAnswers.Paged(page.Items.Select(head => DefinitionViews.Summary(head, mayWrite)), page.TotalCount);
        answer["links"] = DefinitionViews.ListLinks(mayWrite);
        return ElsaAnswers.Ok(answer);
    }

    private static DefinitionFilter FilterOf(IQueryCollection query)
    {
        var ids = query.Texts("Ids");
        var size = query.Whole("PageSize");
        Enum.TryParse<DefinitionOrder>(query.Text("OrderBy"), ignoreCase: true, out var order);
        return new()
        {
            Version = ElsaRequests.Version(query.Text("versionOptions"), ids.Count > 0 ? VersionOptions.All : VersionOptions.Latest),
            DefinitionIds = query.Texts("DefinitionIds"),
            Ids = ids,
            SearchTerm = query.Text("SearchTerm"),
            IsSystem = query.Flag("IsSystem"),
            OrderBy = order,
            Descending = string.Equals(query.Text("OrderDirection"), "Descending", StringComparison.OrdinalIgnoreCase),
            Skip = Math.Max(0, query.Whole("Page") ?? 0) * Math.Max(1, size ?? 1),
            Take = size is > 0 ? size : null,
        };
    }

    private static async Task<IResult> FindAsync(
        string definitionId, HttpContext context, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        var version = ElsaRequests.Version(context.Request.Query.Text("versionOptions"), VersionOptions.Latest);
        return await library.FindAsync(definitionId, version, cancellationToken) is { } definition
            ? ElsaAnswers.Ok(DefinitionViews.Full(definition, catalogue, await context.MayWriteAsync()))
            : ElsaAnswers.MissingDefinition(definitionId);
    }

    private static async Task<IResult> GetAsync(
        string versionId, HttpContext context, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken) =>
        await library.GetAsync(versionId, cancellationToken) is { } definition
            ? ElsaAnswers.Ok(DefinitionViews.Full(definition, catalogue, await context.MayWriteAsync()))
            : ElsaAnswers.MissingDefinition(versionId);

    private static async Task<IResult> GetManyAsync(
        HttpContext context, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        var mayWrite = await context.MayWriteAsync();
        var items = new JsonArray();
        foreach (var id in context.Request.Query.Texts("ids"))
        {
            if (await library.GetAsync(id, cancellationToken) is { } definition) items.Add(DefinitionViews.Full(definition, catalogue, mayWrite));
        }

        return ElsaAnswers.List(items);
    }

    private static async Task<IResult> CountAsync(DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var page = await library.ListAsync(new() { Version = VersionOptions.Latest, Take = 1 }, cancellationToken);
        return ElsaAnswers.Ok(new JsonObject { ["count"] = page.TotalCount });
    }

    private static async Task<IResult> IsNameUniqueAsync(HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var isFree = await library.IsNameFreeAsync(request.Query.Text("name") ?? "", request.Query.Text("definitionId"), cancellationToken);
        return ElsaAnswers.Ok(new JsonObject { ["isUnique"] = isFree });
    }

    private static async Task<IResult> ConsumersAsync(string definitionId, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var consumers = await library.FindConsumersAsync(definitionId, cancellationToken);
        return ElsaAnswers.Ok(new JsonObject { ["consumingWorkflowDefinitionIds"] = ElsaAnswers.Texts(consumers.Select(consumer => consumer.DefinitionId)) });
    }

    private static async Task<IResult> VersionsAsync(string definitionId, HttpContext context, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var filter = new DefinitionFilter { DefinitionIds = [definitionId], OrderBy = DefinitionOrder.Version, Descending = true };
        var page = await library.ListAsync(filter, cancellationToken);
        if (page.Items.Count == 0) return ElsaAnswers.MissingDefinition(definitionId);
        var mayWrite = await context.MayWriteAsync();
        return ElsaAnswers.List(new([.. page.Items.Select(head => DefinitionViews.Summary(head, mayWrite))]));
    }
}
