using System.Text.Json.Nodes;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>What the rules find in a stored definition, for the panel beside the designer.</summary>
internal static class DefinitionProblemEndpoints
{
    public static void Map(IEndpointRouteBuilder own)
    {
        var definitions = own.MapGroup("/definitions/{definitionId}").RequireAuthorization(Policies.DefinitionsRead).WithTags("Definitions");
        definitions.MapGet("/problems", ProblemsAsync);
        definitions.MapGet("/design-check", DesignAsync);
    }

    private static async Task<IResult> ProblemsAsync(string definitionId, HttpRequest request, DefinitionLibrary library, [FromServices] IEnumerable<IDefinitionWarnings> warnings, CancellationToken cancellationToken)
    {
        if (await FindAsync(definitionId, request, library, cancellationToken) is not { } definition) return ElsaAnswers.MissingDefinition(definitionId);
        var found = await library.CheckAsync(definition.Model, cancellationToken);
        return Page(definition, ElsaAnswers.Problems([.. found, .. warnings.SelectMany(kind => kind.Check(definition.Model))]));
    }

    /// <summary>What the rules of the house find; each finding quotes its rule.</summary>
    private static async Task<IResult> DesignAsync(string definitionId, HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        if (await FindAsync(definitionId, request, library, cancellationToken) is not { } definition) return ElsaAnswers.MissingDefinition(definitionId);
        var found = DesignCheck.Check(await library.ReadForRulesAsync(definition.Model, cancellationToken), isFirstVersion: definition.Version == 1);
        return Page(definition, new([.. found.Select(finding =>
        {
            var item = ElsaAnswers.Problem(finding);
            var rule = DesignCheck.Quoted(finding);
            item["quotes"] = new JsonObject { ["id"] = rule.Id, ["words"] = rule.Words.Read() };
            return item;
        })]));
    }

    private static Task<StoredDefinition?> FindAsync(string definitionId, HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken) => library.FindAsync(
        definitionId, ElsaRequests.Version(request.Query.Text("version") ?? request.Query.Text("versionOptions"), VersionOptions.Latest), cancellationToken);

    private static IResult Page(StoredDefinition definition, JsonArray items) => ElsaAnswers.Ok(new JsonObject
    {
        ["definitionId"] = definition.DefinitionId,
        ["versionId"] = definition.Id,
        ["version"] = definition.Version,
        ["items"] = items,
        ["totalCount"] = items.Count,
    });
}
