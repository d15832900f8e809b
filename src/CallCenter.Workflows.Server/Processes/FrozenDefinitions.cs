using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Elsa.Definitions;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What a release froze is not deleted: groups may be bound to it, and its history is evidence.</summary>
public sealed class FrozenDefinitions(ProcessStore store) : IDefinitionKeeper
{
    public async Task<DefinitionOutcome.Refused?> RefuseAsync(string? definitionId, string? versionId, CancellationToken cancellationToken)
    {
        var holder = (await store.ListVersionsAsync(null, cancellationToken)).FirstOrDefault(version => IsHeld(version.Version, definitionId, versionId))?.Version;
        return holder is null ? null : new(
            $"流程“{holder.Process}”的版本 {holder.Number} 冻结了它，不能删除。可以撤回发布。",
            $"Version {holder.Number} of the process \"{holder.Process}\" has frozen it, so it was not deleted. Retract it instead.");
    }

    private static bool IsHeld(ProcessVersion version, string? definitionId, string? versionId) =>
        version.Definitions.Any(frozen => frozen.DefinitionId == definitionId || frozen.VersionId == versionId);
}
