using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>Takes versions of processes through their life, as people and workflows do alike; what is refused is thrown as a problem.</summary>
public sealed class VersionEditor(ProcessStore store, DefinitionLibrary library, IEnumerable<IVersionFindings> findings, AuditTrail trail)
{
    /// <summary>A new draft: a revision of a version, or an empty one of a process the centre has chosen.</summary>
    /// <param name="revises">The number of a frozen version.</param>
    /// <exception cref="ProblemException">It cannot be drafted.</exception>
    public async Task<StoredVersion> DraftAsync(string process, int? revises, string by, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(process, cancellationToken) ?? throw new ProblemException(ProcessProblems.NoProcess(process));
        if (stored.Process.Standing != ProcessStanding.Chosen)
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"流程“{stored.Process.Name}”还没有选定；请先决定要做它，再起草版本。",
                $"The process \"{stored.Process.Name}\" has not been chosen; decide for it before you draft a version."));
        }

        var versions = await store.ListVersionsAsync(process, cancellationToken);
        var number = versions.Select(version => version.Version.Number).DefaultIfEmpty(0).Max() + 1;
        var draft = revises is { } old
            ? Revision(process, versions, old, number)
            : new ProcessVersion { Process = process, Number = number, Kpis = KpisOf(stored.Process) };
        var added = await store.AddVersionAsync(draft, by, cancellationToken) ?? throw new ProblemException(ProcessProblems.Changed());
        await trail.WriteAsync(by, AuditActions.VersionDrafted, draft.Id, stored.Process.Name, cancellationToken);
        return added;
    }

    /// <summary>Replaces the content of a draft.</summary>
    /// <exception cref="ProblemException">There is no such version, it is frozen, or somebody else was faster.</exception>
    public async Task<StoredVersion> ChangeAsync(StoredVersion stored, ProcessVersion changed, int revision, string by, CancellationToken cancellationToken)
    {
        if (stored.Version.Status != VersionStatus.Draft)
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"版本 {stored.Version.Number} 已冻结，不能再改；请修订出一个新版本。", $"Version {stored.Version.Number} is frozen and cannot change; revise it to a new version."));
        }

        return await SaveAsync(stored, changed, revision, AuditActions.VersionSaved, by, cancellationToken);
    }

    /// <summary>Freezes a draft with the versions of its workflows that are published now.</summary>
    /// <exception cref="ProblemException">It is no draft, a workflow is not published, or there are findings.</exception>
    public async Task<StoredVersion> ReleaseAsync(StoredVersion stored, int revision, string by, CancellationToken cancellationToken)
    {
        var frozen = stored.Version.Status == VersionStatus.Draft
            ? stored.Version with { Definitions = await FreezeAsync(stored.Version, cancellationToken) }
            : stored.Version;
        var (errors, warnings) = (0, 0);
        foreach (var finder in findings)
        {
            var found = await finder.CountAsync(frozen, cancellationToken);
            (errors, warnings) = (errors + found.Errors, warnings + found.WarningsWithoutReason);
        }

        return await MoveAsync(stored with { Version = frozen }, new VersionMove.Release(errors, warnings), revision, AuditActions.VersionReleased, by, cancellationToken);
    }

    /// <exception cref="ProblemException">The lifecycle does not allow it, or somebody else was faster.</exception>
    public async Task<StoredVersion> MoveAsync(StoredVersion stored, VersionMove move, int revision, string action, string by, CancellationToken cancellationToken)
    {
        var step = VersionLifecycle.Apply(stored.Version, move);
        if (step.Refusal is { } refusal) throw new ProblemException(ProcessProblems.Conflict(refusal));
        return await SaveAsync(stored, step.Version, revision, action, by, cancellationToken);
    }

    private async Task<StoredVersion> SaveAsync(StoredVersion stored, ProcessVersion version, int revision, string action, string by, CancellationToken cancellationToken)
    {
        var saved = await store.SaveVersionAsync(version, revision, by, cancellationToken) ?? throw new ProblemException(ProcessProblems.Changed(stored.UpdatedBy));
        await trail.WriteAsync(by, action, version.Id, null, cancellationToken);
        return saved;
    }

    private async Task<IReadOnlyList<FrozenDefinition>> FreezeAsync(ProcessVersion version, CancellationToken cancellationToken)
    {
        var published = await PublishedAsync(library, version.Flows, cancellationToken);
        var check = new InputCheck();
        foreach (var flow in version.Flows)
        {
            check.Require(
                published.ContainsKey(flow), "flows",
                $"工作流“{flow}”没有发布的版本；请先在设计器中发布。", $"The workflow \"{flow}\" has no published version; publish it in the designer first.");
        }

        check.Done();
        return [.. version.Flows.Select(flow => new FrozenDefinition(flow, published[flow].Id))];
    }

    /// <summary>The published versions of those definitions that have one.</summary>
    internal static async Task<IReadOnlyDictionary<string, DefinitionHead>> PublishedAsync(
        DefinitionLibrary library, IReadOnlyList<string> definitions, CancellationToken cancellationToken)
    {
        if (definitions.Count == 0) return new Dictionary<string, DefinitionHead>();
        var page = await library.ListAsync(new() { Version = VersionOptions.Published, DefinitionIds = definitions }, cancellationToken);
        return page.Items.ToDictionary(head => head.DefinitionId, StringComparer.Ordinal);
    }

    private static ProcessVersion Revision(string process, IReadOnlyList<StoredVersion> versions, int old, int number)
    {
        var revised = versions.FirstOrDefault(version => version.Version.Number == old)?.Version ?? throw new ProblemException(ProcessProblems.NoVersion(process, old));
        if (revised.Status == VersionStatus.Draft)
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"版本 {old} 还是草稿，直接修改即可。", $"Version {old} is a draft itself; change that one."));
        }

        return VersionLifecycle.Revise(revised, number);
    }

    private static List<string> KpisOf(Process process) => [.. process.Kpis.Select(kpi => kpi.Kpi)];
}
