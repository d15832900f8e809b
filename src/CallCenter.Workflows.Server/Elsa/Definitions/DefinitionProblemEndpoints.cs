using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>What the rules find in a stored definition, for the panel beside the designer.</summary>
internal static class DefinitionProblemEndpoints
{
    public static void Map(IEndpointRouteBuilder own) => own.MapGet("/definitions/{definitionId}/problems", ProblemsAsync)
        .RequireAuthorization(Policies.DefinitionsRead).WithTags("Definitions");

    private static async Task<IResult> ProblemsAsync(string definitionId, HttpRequest request, DefinitionLibrary library, [FromServices] IEnumerable<IDefinitionWarnings> warnings, CancellationToken cancellationToken)
    {
        var version = ElsaRequests.Version(request.Query.Text("version") ?? request.Query.Text("versionOptions"), VersionOptions.Latest);
        if (await library.FindAsync(definitionId, version, cancellationToken) is not { } definition) return ElsaAnswers.MissingDefinition(definitionId);
        var found = await library.CheckAsync(definition.Model, cancellationToken);
        List<Rules.Problem> problems = [.. found, .. warnings.SelectMany(kind => kind.Check(definition.Model))];
        return ElsaAnswers.Ok(new JsonObject
        {
            ["definitionId"] = definition.DefinitionId,
            ["versionId"] = definition.Id,
            ["version"] = definition.Version,
            ["items"] = ElsaAnswers.Problems(problems),
            ["totalCount"] = problems.Count,
        });
    }
}
