using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Saving, publishing, retracting, reverting and deleting one definition.</summary>
internal static class DefinitionChangeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/workflow-definitions").RequireAuthorization(Policies.DefinitionsWrite);
        group.MapPost("/{definitionId}/publish", PublishAsync);
        group.MapPost("/{definitionId}/retract", RetractAsync);
        group.MapPost("/{definitionId}/revert/{version:int}", RevertAsync);
        group.MapPost("/{definitionId}/update-references", UpdateReferencesAsync);
        group.MapDelete("/{definitionId}", DeleteAsync);
        group.MapDelete("/{definitionId}/version/{version:int}", DeleteNumberAsync);
        api.MapDelete("/workflow-definition-versions/{versionId}", DeleteVersionAsync).RequireAuthorization(Policies.DefinitionsWrite);

        // Studio's autosave shows only a 400, so who may read but not write is refused with one.
        api.MapPost("/workflow-definitions", SaveAsync).RequireAuthorization(Policies.DefinitionsRead);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (!await context.MayWriteAsync())
            return ElsaAnswers.Refuse("您的角色可以查看流程，但不能修改；修改没有保存。", "Your role may look at workflows but not change them; nothing was saved.");
        var body = await context.Request.ReadObjectAsync(cancellationToken);
        if (body.Object("model") is not { } model)
            return ElsaAnswers.Refuse("请求缺少 model：应为 {\"model\":{…},\"publish\":false}。", "The request has no model: it must read {\"model\":{…},\"publish\":false}.");
        var outcome = await library.SaveAsync(model.DeepClone().AsObject(), body.Flag("publish") ?? false, cancellationToken);
        return Saved(outcome, model.Text("definitionId") ?? "", catalogue);
    }

    private static async Task<IResult> PublishAsync(string definitionId, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken) =>
        Saved(await library.PublishAsync(definitionId, cancellationToken), definitionId, catalogue);

    private static async Task<IResult> UpdateReferencesAsync(string definitionId, DefinitionLibrary library, CancellationToken cancellationToken) =>
        ElsaAnswers.Ok(new JsonObject { ["affectedWorkflows"] = ElsaAnswers.Texts(await library.UpdateConsumersAsync(definitionId, cancellationToken)) });

    private static async Task<IResult> RetractAsync(string definitionId, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        var outcome = await library.RetractAsync(definitionId, cancellationToken);
        return ElsaAnswers.FailureOf(outcome, definitionId)
            ?? ElsaAnswers.Ok(DefinitionViews.Full(((DefinitionOutcome.Stored)outcome).Definition, catalogue, mayWrite: true));
    }

    private static async Task<IResult> RevertAsync(string definitionId, int version, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var outcome = await library.RevertAsync(definitionId, version, cancellationToken);
        return ElsaAnswers.FailureOf(outcome, definitionId)
            ?? ElsaAnswers.Ok(DefinitionViews.Summary(((DefinitionOutcome.Stored)outcome).Definition.Head, mayWrite: true));
    }

    private static async Task<IResult> DeleteAsync(string definitionId, DefinitionRemoval removal, CancellationToken cancellationToken)
    {
        var outcome = await removal.DeleteAsync(definitionId, cancellationToken);
        return ElsaAnswers.FailureOf(outcome, definitionId) ?? Results.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(string versionId, DefinitionRemoval removal, CancellationToken cancellationToken)
    {
        var outcome = await removal.DeleteVersionAsync(versionId, cancellationToken);
        return ElsaAnswers.FailureOf(outcome, versionId) ?? Results.NoContent();
    }

    private static async Task<IResult> DeleteNumberAsync(
        string definitionId, int version, DefinitionLibrary library, DefinitionRemoval removal, CancellationToken cancellationToken) =>
        await library.FindAsync(definitionId, new(VersionKind.Specific, version), cancellationToken) is { } definition
            ? await DeleteVersionAsync(definition.Id, removal, cancellationToken)
            : ElsaAnswers.MissingDefinition(definitionId);

    private static IResult Saved(DefinitionOutcome outcome, string id, ActivityCatalogue catalogue)
    {
        if (ElsaAnswers.FailureOf(outcome, id) is { } failure) return failure;
        var stored = (DefinitionOutcome.Stored)outcome;
        return ElsaAnswers.Ok(new JsonObject
        {
            ["workflowDefinition"] = DefinitionViews.Full(stored.Definition, catalogue, mayWrite: true),
            ["alreadyPublished"] = stored.AlreadyPublished,
            ["consumingWorkflowCount"] = stored.Consumers.Count,
            ["validationErrors"] = ElsaAnswers.Texts((stored.Warnings ?? []).Select(problem => problem.Message.Read())),
        });
    }
}
