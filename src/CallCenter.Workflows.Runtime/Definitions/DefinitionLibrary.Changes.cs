using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Runtime.Definitions;

public sealed partial class DefinitionLibrary
{
    /// <summary>Two saves of one editor may overlap: the second then still names the version that the first made a draft of.</summary>
    private static readonly TimeSpan OverlappingSaves = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Saves what the designer sent: over the draft, or as a new draft after a version that was ever published or run. Publishes it too when asked,
    /// or refuses both when a rule forbids publishing. A model that names a version older than the latest is refused.
    /// </summary>
    public Task<DefinitionOutcome> SaveAsync(JsonObject model, bool publish, CancellationToken cancellationToken = default) =>
        ChangeAsync(() => SaveLockedAsync(model, publish, cancellationToken), cancellationToken);

    /// <summary>Takes a file in: a known definition gets a new draft version, an unknown one is created with its own ids, number and date.</summary>
    public Task<DefinitionOutcome> ImportAsync(JsonObject model, bool publish = false, CancellationToken cancellationToken = default) =>
        ChangeAsync(() => ImportLockedAsync(model, publish, cancellationToken), cancellationToken);

    /// <summary>Publishes the latest version.</summary>
    public Task<DefinitionOutcome> PublishAsync(string definitionId, CancellationToken cancellationToken = default) => ChangeAsync(
        async () =>
        {
            if (await store.FindAsync(definitionId, VersionOptions.Latest, cancellationToken).ConfigureAwait(false) is not { } latest) return DefinitionOutcome.Missing.One;
            if (latest.IsPublished) return new DefinitionOutcome.Stored(DefinitionDrafts.Stamp(latest), AlreadyPublished: true);
            if (latest.IsReadonly) return ReadOnly(latest.Name);
            return await WriteAsync(latest, publish: true, replaced: null, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Unpublishes: new events start it no more, running instances go on.</summary>
    public Task<DefinitionOutcome> RetractAsync(string definitionId, CancellationToken cancellationToken = default) => ChangeAsync(
        async () =>
        {
            if (await store.FindAsync(definitionId, VersionOptions.Latest, cancellationToken).ConfigureAwait(false) is not { } latest) return DefinitionOutcome.Missing.One;
            if (latest.IsReadonly) return ReadOnly(latest.Name);
            if (await store.FindAsync(definitionId, VersionOptions.Published, cancellationToken).ConfigureAwait(false) is not { } published)
            {
                return new DefinitionOutcome.Refused(
                    $"流程“{latest.Name}”没有已发布的版本，无需撤回。", $"Workflow \"{latest.Name}\" has no published version to retract.");
            }

            var change = new DefinitionChange();
            change.Flags.Add(new(published.Id, published.IsLatest, IsPublished: false));
            await store.WriteAsync(change, cancellationToken).ConfigureAwait(false);
            _graphs.Change([], [(definitionId, null)]);
            _workflows.Hide(definitionId);
            Changed?.Invoke(definitionId);
            return new DefinitionOutcome.Stored(DefinitionDrafts.Stamp(published with { IsPublished = false }));
        },
        cancellationToken);

    /// <summary>Makes the content of an old version the latest, as a draft.</summary>
    public Task<DefinitionOutcome> RevertAsync(string definitionId, int version, CancellationToken cancellationToken = default) => ChangeAsync(
        async () =>
        {
            var latest = await store.FindAsync(definitionId, VersionOptions.Latest, cancellationToken).ConfigureAwait(false);
            var old = await store.FindAsync(definitionId, new(VersionKind.Specific, version), cancellationToken).ConfigureAwait(false);
            if (latest is null || old is null) return DefinitionOutcome.Missing.One;
            if (latest.IsReadonly) return ReadOnly(latest.Name);
            var draft = DefinitionDrafts.Make(old.Model, DefinitionDrafts.NewId(), definitionId, latest.Version + 1, clock.GetUtcNow());
            return await WriteAsync(draft, publish: false, latest, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Deletes all versions, unless a published workflow has one of them as an activity.</summary>
    public Task<DefinitionOutcome> DeleteAsync(string definitionId, CancellationToken cancellationToken = default) => ChangeAsync(
        async () =>
        {
            if (await store.FindAsync(definitionId, VersionOptions.Latest, cancellationToken).ConfigureAwait(false) is not { } latest) return DefinitionOutcome.Missing.One;
            if (latest.IsReadonly) return ReadOnly(latest.Name);
            var what = new Text($"流程“{latest.Name}”", $"Workflow \"{latest.Name}\"");
            if (KeptByUsers(what, definitionId, used => used.DefinitionId == definitionId) is { } kept) return kept;
            var versions = await VersionsAsync(definitionId, cancellationToken).ConfigureAwait(false);
            var change = new DefinitionChange();
            change.Deleted.AddRange(versions.Select(head => head.Id));
            await store.WriteAsync(change, cancellationToken).ConfigureAwait(false);
            _graphs.Change(change.Deleted, [(definitionId, null)]);
            catalogue.RemoveWorkflows(workflow => workflow.DefinitionId == definitionId);
            Changed?.Invoke(definitionId);
            return new DefinitionOutcome.Stored(latest);
        },
        cancellationToken);

    /// <summary>Deletes one version, unless a published workflow has it as an activity; the highest that remains becomes the latest.</summary>
    public Task<DefinitionOutcome> DeleteVersionAsync(string versionId, CancellationToken cancellationToken = default) => ChangeAsync(
        async () =>
        {
            if (await store.GetAsync(versionId, cancellationToken).ConfigureAwait(false) is not { } version) return DefinitionOutcome.Missing.One;
            if (version.IsReadonly) return ReadOnly(version.Name);
            var what = new Text($"流程“{version.Name}”的版本 {version.Version} ", $"Version {version.Version} of workflow \"{version.Name}\"");
            if (KeptByUsers(what, exceptDefinitionId: null, used => used.Id == versionId) is { } kept) return kept;
            var change = new DefinitionChange();
            change.Deleted.Add(versionId);
            var others = await VersionsAsync(version.DefinitionId, cancellationToken).ConfigureAwait(false);
            if (others.FirstOrDefault(head => head.Id != versionId) is { IsLatest: false } next) change.Flags.Add(new(next.Id, IsLatest: true, next.IsPublished));
            await store.WriteAsync(change, cancellationToken).ConfigureAwait(false);
            _graphs.Change([versionId], version.IsPublished ? [(version.DefinitionId, null)] : []);
            catalogue.RemoveWorkflows(workflow => workflow.Id == versionId);
            Changed?.Invoke(version.DefinitionId);
            return new DefinitionOutcome.Stored(version);
        },
        cancellationToken);

    private async Task<DefinitionOutcome> SaveLockedAsync(JsonObject model, bool publish, CancellationToken cancellationToken)
    {
        var definitionId = model.Text("definitionId") is { Length: > 0 } given ? given : DefinitionDrafts.NewId();
        var latest = await store.FindAsync(definitionId, VersionOptions.Latest, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (latest is null)
        {
            foreach (var flag in (string[])["isReadonly", "isSystem"]) model.Remove(flag);
            return await WriteAsync(DefinitionDrafts.Make(model, DefinitionDrafts.NewId(), definitionId, 1, now), publish, null, cancellationToken).ConfigureAwait(false);
        }

        if (latest.IsReadonly) return ReadOnly(latest.Name);
        if (await IsConflictAsync(model.Text("id"), latest, now, cancellationToken).ConfigureAwait(false))
        {
            return new DefinitionOutcome.Refused(
                $"流程“{latest.Name}”已在别处改为版本 {latest.Version}，此处的修改没有保存。请重新打开后再改。",
                $"Workflow \"{latest.Name}\" was changed elsewhere: its latest version is {latest.Version} now, and what you changed here was not saved. Open it again and repeat the change.");
        }

        UnknownMembers.CarryOver(latest.Model, model);
        (model["isReadonly"], model["isSystem"]) = (false, latest.IsSystem);
        var draft = latest.IsFixed
            ? DefinitionDrafts.Make(model, DefinitionDrafts.NewId(), definitionId, latest.Version + 1, now)
            : DefinitionDrafts.Make(model, latest.Id, definitionId, latest.Version, latest.CreatedAt);
        if (latest.IsFixed && (publish || !latest.IsPublished) && DefinitionDrafts.SameContent(draft.Model, DefinitionDrafts.Stamp(latest).Model))
        {
            if (latest.IsPublished || !publish) return new DefinitionOutcome.Stored(latest, AlreadyPublished: latest.IsPublished);
            return await WriteAsync(latest, publish, replaced: null, cancellationToken).ConfigureAwait(false);
        }

        return await WriteAsync(draft, publish, latest, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DefinitionOutcome> ImportLockedAsync(JsonObject model, bool publish, CancellationToken cancellationToken)
    {
        var definitionId = model.Text("definitionId") is { Length: > 0 } given ? given : DefinitionDrafts.NewId();
        var latest = await store.FindAsync(definitionId, VersionOptions.Latest, cancellationToken).ConfigureAwait(false);
        if (latest is { IsReadonly: true }) return ReadOnly(latest.Name);
        var id = model.Text("id") is { Length: > 0 } own && await store.GetAsync(own, cancellationToken).ConfigureAwait(false) is null ? own : DefinitionDrafts.NewId();
        var draft = latest is null
            ? DefinitionDrafts.Make(model, id, definitionId, Math.Max(1, model.Whole("version") ?? 1), CreatedAt(model))
            : DefinitionDrafts.Make(model, id, definitionId, latest.Version + 1, clock.GetUtcNow());
        return await WriteAsync(draft, publish, latest, cancellationToken).ConfigureAwait(false);
    }

    private DateTimeOffset CreatedAt(JsonObject model) =>
        DateTimeOffset.TryParse(model.Text("createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year > 1 ? at : clock.GetUtcNow();

    /// <summary>Writes a version that becomes the latest, and the published one when asked.</summary>
    private async Task<DefinitionOutcome> WriteAsync(
        StoredDefinition version, bool publish, StoredDefinition? replaced, CancellationToken cancellationToken, IReadOnlyList<string>? updating = null)
    {
        IReadOnlyList<Problem> problems = publish ? [.. await CheckAsync(version.Model, cancellationToken).ConfigureAwait(false), .. (await SameNameAsync(version, cancellationToken).ConfigureAwait(false))] : [];
        if (problems.Any(problem => problem.Severity == Severity.Error))
            return new DefinitionOutcome.Refused([.. problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Message)], problems);

        version = DefinitionDrafts.Stamp(version with { IsLatest = true, IsPublished = publish, IsFixed = publish || version.IsFixed });
        if (catalogue.All.Any(type => type.Workflow?.Id == version.Id)) catalogue.RemoveWorkflows(workflow => workflow.Id == version.Id);
        var change = new DefinitionChange();
        change.Saved.Add(version);
        if (replaced is not null && replaced.Id != version.Id) change.Flags.Add(new(replaced.Id, IsLatest: false, replaced.IsPublished && !publish));
        if (publish)
        {
            var published = await store.FindAsync(version.DefinitionId, VersionOptions.Published, cancellationToken).ConfigureAwait(false);
            if (published is not null && published.Id != version.Id && published.Id != replaced?.Id) change.Flags.Add(new(published.Id, IsLatest: false, IsPublished: false));
        }

        var graph = publish ? await CompileAsync(version, cancellationToken).ConfigureAwait(false) : null;
        if (graph is not null && TriggerChecks.Find(graph, _graphs) is [_, ..] clashes) return new DefinitionOutcome.Refused([.. clashes.Select(clash => clash.Message)], clashes);
        await store.WriteAsync(change, cancellationToken).ConfigureAwait(false);
        _graphs.Change([version.Id], graph is null ? [] : [(version.DefinitionId, graph)]);
        if (graph is null) return new DefinitionOutcome.Stored(version, Warnings: problems);
        _workflows.Published(graph.Definition);
        Changed?.Invoke(version.DefinitionId);
        return new DefinitionOutcome.Stored(version, Warnings: problems)
        {
            Consumers = await UpdateConsumersAsync(graph.Definition, updating ?? [], cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Elsa allows two flows of one name; people then confuse them.</summary>
    private async Task<IReadOnlyList<Problem>> SameNameAsync(StoredDefinition version, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(version.Name) || await IsNameFreeAsync(version.Name, version.DefinitionId, cancellationToken).ConfigureAwait(false)) return [];
        return [new("duplicate-name", Severity.Warning, null, null, null, new(
            $"已有另一个流程也叫“{version.Name}”。建议改名，以免混淆。", $"Another workflow is called \"{version.Name}\" too. Rename one of them to tell them apart."))];
    }

    private async Task<bool> IsConflictAsync(string? basedOn, StoredDefinition latest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(basedOn) || basedOn == latest.Id) return false;
        if (now - latest.CreatedAt > OverlappingSaves) return true;
        var before = await store.GetAsync(basedOn, cancellationToken).ConfigureAwait(false);
        return before is null || before.DefinitionId != latest.DefinitionId || before.Version != latest.Version - 1;
    }

    /// <summary>Newest first.</summary>
    private async Task<IReadOnlyList<DefinitionHead>> VersionsAsync(string definitionId, CancellationToken cancellationToken)
    {
        var filter = new DefinitionFilter { DefinitionIds = [definitionId], OrderBy = DefinitionOrder.Version, Descending = true };
        return (await store.ListAsync(filter, cancellationToken).ConfigureAwait(false)).Items;
    }

    private async Task<DefinitionOutcome> ChangeAsync(Func<Task<DefinitionOutcome>> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await change().ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    private static DefinitionOutcome.Refused ReadOnly(string? name) =>
        new($"流程“{name}”是只读的，不能修改。可以复制后再改。", $"Workflow \"{name}\" is read-only. Duplicate it and change the copy.");
}
