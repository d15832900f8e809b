using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>The workflows of a version: those it froze; of a draft what is published now, else what is drawn.</summary>
public sealed class VersionFlows(DefinitionLibrary library)
{
    /// <returns>Null when the version does not have the workflow, or there is none of that id any more.</returns>
    public async Task<StoredDefinition?> FindAsync(ProcessVersion version, string flow, CancellationToken cancellationToken)
    {
        if (!version.Flows.Contains(flow)) return null;
        return version.Definitions.FirstOrDefault(frozen => frozen.DefinitionId == flow) is { } definition
            ? await library.GetAsync(definition.VersionId, cancellationToken)
            : await library.FindAsync(flow, VersionOptions.Published, cancellationToken) ?? await library.FindAsync(flow, VersionOptions.Latest, cancellationToken);
    }

    /// <summary>All there are, in the version's order.</summary>
    public async Task<IReadOnlyList<StoredDefinition>> ListAsync(ProcessVersion version, CancellationToken cancellationToken)
    {
        var flows = new List<StoredDefinition>();
        foreach (var flow in version.Flows)
        {
            if (await FindAsync(version, flow, cancellationToken) is { } definition) flows.Add(definition);
        }

        return flows;
    }
}
