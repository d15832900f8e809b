using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <content>Definitions that use another as an activity follow it to a new version where its author wants so.</content>
public sealed partial class DefinitionLibrary
{
    /// <summary>
    /// Brings the definitions that use a published one as an activity to its version: those that are published get a new
    /// published version, drafts are changed. Nothing happens unless the definition is set to do so. Answers their ids.
    /// </summary>
    public async Task<IReadOnlyList<string>> UpdateConsumersAsync(string definitionId, CancellationToken cancellationToken = default)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await store.FindAsync(definitionId, VersionOptions.Published, cancellationToken).ConfigureAwait(false) is { } published
                ? await UpdateConsumersAsync(DefinitionReader.Read(DefinitionDrafts.Stamp(published).Model).Definition, [], cancellationToken).ConfigureAwait(false)
                : [];
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task<IReadOnlyList<string>> UpdateConsumersAsync(WorkflowDefinition published, IReadOnlyList<string> updating, CancellationToken cancellationToken)
    {
        if (!WorkflowActivityType.IsUsable(published) || !published.Options.AutoUpdateConsumingWorkflows) return [];

        // Two that use older versions of one another would go on for ever.
        IReadOnlyList<string> chain = [.. updating, published.DefinitionId];
        var updated = new List<string>();
        foreach (var consumer in await FindConsumersAsync(published.DefinitionId, cancellationToken).ConfigureAwait(false))
        {
            if (consumer.IsReadonly || chain.Contains(consumer.DefinitionId)) continue;
            var model = consumer.Model.DeepClone().AsObject();
            if (!Repin(model, published)) continue;
            var draft = consumer.IsFixed
                ? DefinitionDrafts.Make(model, DefinitionDrafts.NewId(), consumer.DefinitionId, consumer.Version + 1, clock.GetUtcNow())
                : DefinitionDrafts.Make(model, consumer.Id, consumer.DefinitionId, consumer.Version, consumer.CreatedAt);
            var outcome = await WriteAsync(draft, consumer.IsPublished, consumer, cancellationToken, chain).ConfigureAwait(false);

            // What the new version breaks is kept as a draft, for its author to see.
            if (outcome is DefinitionOutcome.Refused) outcome = await WriteAsync(draft, publish: false, consumer, cancellationToken, chain).ConfigureAwait(false);
            if (outcome is DefinitionOutcome.Stored stored) updated.AddRange([consumer.DefinitionId, .. stored.Consumers]);
        }

        return [.. updated.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Refuses to delete what published workflows have as an activity: they would run something else from the next start on, or nothing.
    /// Null when there are none.
    /// </summary>
    private DefinitionOutcome.Refused? KeptByUsers(Text what, string? exceptDefinitionId, Func<WorkflowDefinition, bool> isDeleted)
    {
        var users = _graphs.Published.Select(graph => graph.Definition)
            .Where(user => user.DefinitionId != exceptDefinitionId && WorkflowActivityChecks.Uses(user, isDeleted, catalogue))
            .Select(user => user.Name ?? user.DefinitionId).Order(StringComparer.Ordinal).ToList();
        return users.Count == 0 ? null : new(
            $"{what.Zh}正被已发布的流程{string.Join('、', users.Select(name => $"“{name}”"))}当作活动使用，不能删除。请先在其中换掉此活动并重新发布，或撤回这些流程。",
            $"{what.En} is an activity of published workflows, so it was not deleted: {string.Join(", ", users.Select(name => $"\"{name}\""))}. Replace the activity there and publish again, or retract them.");
    }

    private static bool Repin(JsonObject model, WorkflowDefinition published)
    {
        if (model.Object("root") is not { } root) return false;
        var changed = false;
        foreach (var (activity, _) in ActivityJson.Flatten(root).ToList())
        {
            if (activity.Text("workflowDefinitionId") != published.DefinitionId || activity.Text("workflowDefinitionVersionId") == published.Id) continue;
            activity["type"] = WorkflowActivityType.TypeNameOf(published.Name!);
            activity["version"] = published.Version;
            activity["workflowDefinitionVersionId"] = published.Id;
            activity["latestAvailablePublishedVersion"] = published.Version;
            activity["latestAvailablePublishedVersionId"] = published.Id;
            changed = true;
        }

        return changed;
    }
}
