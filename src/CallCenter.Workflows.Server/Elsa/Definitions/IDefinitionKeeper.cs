using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Somebody outside the designer for whose sake versions of definitions must stay.</summary>
public interface IDefinitionKeeper
{
    /// <summary>Why the definition, or only that version of it, is not deleted; null when it may be.</summary>
    Task<DefinitionOutcome.Refused?> RefuseAsync(string? definitionId, string? versionId, CancellationToken cancellationToken);
}
