using System.Text.Json;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Scripts;

/// <summary>The guided script beside a contact at one's own desk.</summary>
internal static class ScriptEndpoints
{
    public static void MapScripts(this IEndpointRouteBuilder routes)
    {
        var script = routes.MapGroup("/api/me/agent/contacts/{contactId}/script").WithTags("Desk").RequireAuthorization(Policies.DeskOwn);
        script.MapGet("/", (Me me, string contactId, ScriptDesk desk, CancellationToken cancellationToken) => desk.FindAsync(me.AgentId, new(contactId), cancellationToken));
        script.MapPost("/steps/{stepId}/begin", BeginAsync);
        script.MapPost("/steps/{stepId}/answer", AnswerAsync);
    }

    private static async Task<Results<NoContent, Problem>> BeginAsync(Me me, string contactId, string stepId, ScriptDesk desk, CancellationToken cancellationToken) =>
        await desk.BeginAsync(me.AgentId, new(contactId), stepId, cancellationToken) is { } problem ? problem : TypedResults.NoContent();

    private static async Task<Results<NoContent, Problem>> AnswerAsync(
        Me me, string contactId, string stepId, AnswerWanted wanted, ScriptDesk desk, CancellationToken cancellationToken)
    {
        var values = wanted.Values is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } given ? given.GetRawText() : null;
        return await desk.AnswerAsync(me.AgentId, new(contactId), stepId, wanted.Outcome, values, cancellationToken) is { } problem ? problem : TypedResults.NoContent();
    }

    /// <param name="Outcome">The choice; left out where there is none to make.</param>
    /// <param name="Values">What was filled into the form.</param>
    public sealed record AnswerWanted(string? Outcome, JsonElement? Values);
}
