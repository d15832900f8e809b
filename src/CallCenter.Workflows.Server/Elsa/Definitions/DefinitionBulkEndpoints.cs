using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>What is done to many definitions at once; each one succeeds or fails for itself.</summary>
internal static class DefinitionBulkEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/bulk-actions").RequireAuthorization(Policies.DefinitionsWrite);
        group.MapPost("/delete/workflow-definitions/by-definition-id", DeleteDefinitionsAsync);
        group.MapPost("/delete/workflow-definitions/by-id", DeleteVersionsAsync);
        group.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync);
        group.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync);
    }

    private static async Task<IResult> DeleteDefinitionsAsync(HttpRequest request, DefinitionRemoval removal, CancellationToken cancellationToken)
    {
        var ids = (await request.ReadObjectAsync(cancellationToken)).Texts("definitionIds");
        return await DeletedAsync(ids, removal.DeleteAsync, cancellationToken);
    }

    private static async Task<IResult> DeleteVersionsAsync(HttpRequest request, DefinitionRemoval removal, CancellationToken cancellationToken)
    {
        var ids = (await request.ReadObjectAsync(cancellationToken)).Texts("ids");
        return await DeletedAsync(ids, removal.DeleteVersionAsync, cancellationToken);
    }

    private static async Task<IResult> DeletedAsync(
        IReadOnlyList<string> ids, Func<string, CancellationToken, Task<DefinitionOutcome>> delete, CancellationToken cancellationToken)
    {
        var (deleted, skipped) = (0, new JsonArray());
        foreach (var id in ids)
        {
            var outcome = await delete(id, cancellationToken);
            if (outcome is DefinitionOutcome.Stored) deleted++;
            else if (outcome is DefinitionOutcome.Refused refused) skipped.Add(string.Join(' ', refused.Reasons.Select(reason => reason.Read())));
        }

        return ElsaAnswers.Ok(new JsonObject { ["deleted"] = deleted, ["skipped"] = skipped });
    }

    private static async Task<IResult> PublishAsync(HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var answer = Lists("published", "alreadyPublished", "notFound", "skipped", "updatedConsumers", "failed", "warnings");
        foreach (var id in (await request.ReadObjectAsync(cancellationToken)).Texts("definitionIds"))
        {
            switch (await library.PublishAsync(id, cancellationToken))
            {
                case DefinitionOutcome.Stored stored: Add(stored.AlreadyPublished ? "alreadyPublished" : "published", id); break;
                case DefinitionOutcome.Missing: Add("notFound", id); break;
                case DefinitionOutcome.Refused refused:
                    Add("failed", id);
                    foreach (var reason in refused.Reasons) Add("warnings", $"{id}: {reason.Read()}");
                    break;
            }
        }

        return ElsaAnswers.Ok(answer);

        void Add(string list, string text) => answer[list]!.AsArray().Add(text);
    }

    private static async Task<IResult> RetractAsync(HttpRequest request, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var answer = Lists("retracted", "alreadyRetracted", "notFound", "skipped", "notPublished");
        foreach (var id in (await request.ReadObjectAsync(cancellationToken)).Texts("definitionIds"))
        {
            var list = await library.RetractAsync(id, cancellationToken) switch
            {
                DefinitionOutcome.Stored => "retracted",
                DefinitionOutcome.Missing => "notFound",
                _ => "alreadyRetracted",
            };
            answer[list]!.AsArray().Add(id);
        }

        return ElsaAnswers.Ok(answer);
    }

    private static JsonObject Lists(params IEnumerable<string> names)
    {
        var answer = new JsonObject();
        foreach (var name in names) answer[name] = new JsonArray();
        return answer;
    }
}
