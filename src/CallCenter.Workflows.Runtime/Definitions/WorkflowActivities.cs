using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>
/// Keeps the versions of workflows that may be used as activities in the catalogue: the published ones from the start, others
/// when a definition that uses them is compiled, checked or shown.
/// </summary>
internal sealed class WorkflowActivities(IDefinitionStore store, ActivityCatalogue catalogue)
{
    private const string DefinitionIdProperty = "workflowDefinitionId";
    private const string VersionIdProperty = "workflowDefinitionVersionId";

    private bool _allLoaded;

    /// <summary>A use of a workflow as an activity.</summary>
    private readonly record struct Use(string Type, int Version, string DefinitionId, string? VersionId);

    /// <summary>Takes published versions in.</summary>
    public void Add(IReadOnlyCollection<WorkflowDefinition> published)
    {
        var types = published.Where(WorkflowActivityType.IsUsable).Select(definition => WorkflowActivityType.Of(definition, isPublished: true)).ToList();
        if (types.Count > 0) catalogue.AddWorkflows(types);
    }

    /// <summary>A version was published: it takes its predecessor's place in the palette.</summary>
    public void Published(WorkflowDefinition definition)
    {
        Hide(definition.DefinitionId);
        Add([definition]);
    }

    /// <summary>The palette offers no version of a definition any more; flows that use one go on.</summary>
    public void Hide(string definitionId)
    {
        var shown = catalogue.All.Where(type => type.IsBrowsable && type.Workflow?.DefinitionId == definitionId).ToList();
        if (shown.Count > 0) catalogue.AddWorkflows([.. shown.Select(type => type with { IsBrowsable = false })]);
    }

    /// <summary>Every version that was ever published of the definitions that may be used as activities.</summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _allLoaded)) return;
        var usable = catalogue.All.Select(type => type.Workflow?.DefinitionId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (usable.Count > 0)
        {
            var known = catalogue.All.Select(type => type.Workflow?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
            foreach (var head in (await store.ListAsync(new() { DefinitionIds = usable }, cancellationToken).ConfigureAwait(false)).Items)
            {
                if (known.Contains(head.Id) || await store.GetTextAsync(head.Id, cancellationToken).ConfigureAwait(false) is not { IsFixed: true } version) continue;
                var definition = version.Read();
                if (WorkflowActivityType.IsUsable(definition)) catalogue.AddWorkflows([WorkflowActivityType.Of(definition, head.IsPublished)]);
            }
        }

        Volatile.Write(ref _allLoaded, true);
    }

    /// <summary>What a definition uses is in the catalogue from now on, unless it is nowhere.</summary>
    public Task EnsureAsync(WorkflowDefinition definition, CancellationToken cancellationToken) => EnsureAsync(
        definition.Root.Flatten().Where(node => node.Properties.ContainsKey(DefinitionIdProperty)).Select(node => new Use(
            node.Type, node.Version, node.Properties[DefinitionIdProperty].ToString(),
            node.Properties.TryGetValue(VersionIdProperty, out var versionId) ? versionId.AsString : null)),
        cancellationToken);

    public Task EnsureAsync(JsonObject model, CancellationToken cancellationToken) => model.Object("root") is not { } root ? Task.CompletedTask : EnsureAsync(
        ActivityJson.Flatten(root).Where(node => node.Activity.Text(DefinitionIdProperty) is not null).Select(node => new Use(
            node.Activity.Text("type") ?? "", node.Activity.Whole("version") ?? 1, node.Activity.Text(DefinitionIdProperty)!, node.Activity.Text(VersionIdProperty))),
        cancellationToken);

    private async Task EnsureAsync(IEnumerable<Use> uses, CancellationToken cancellationToken)
    {
        foreach (var use in uses.Distinct().ToList())
        {
            if (catalogue.Find(use.Type, use.Version) is { } known && known.Version == use.Version) continue;
            if (await FindAsync(use, cancellationToken).ConfigureAwait(false) is not { } version) continue;
            var definition = version.Read();
            catalogue.AddWorkflows([WorkflowActivityType.Of(definition, isPublished: false) with { TypeName = use.Type, Version = use.Version }]);
            await EnsureAsync(definition, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>As Elsa finds it: by its version id, by its number, else what is published, else the latest.</summary>
    private async Task<DefinitionText?> FindAsync(Use use, CancellationToken cancellationToken)
    {
        if (use.VersionId is { Length: > 0 } versionId && await store.GetTextAsync(versionId, cancellationToken).ConfigureAwait(false) is { } pinned) return pinned;
        foreach (var version in (VersionOptions[])[new(VersionKind.Specific, use.Version), VersionOptions.Published, VersionOptions.Latest])
        {
            if (await store.FindTextAsync(use.DefinitionId, version, cancellationToken).ConfigureAwait(false) is { } found) return found;
        }

        return null;
    }
}
