using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>
/// Something that looks at a version before it is released. All that are registered are asked; what they find is added up, and
/// without any nothing is found.
/// </summary>
public interface IVersionFindings
{
    /// <param name="version">With the definition versions that the release would freeze.</param>
    Task<FindingCount> CountAsync(ProcessVersion version, CancellationToken cancellationToken);
}

/// <param name="Errors">They block the release.</param>
/// <param name="WarningsWithoutReason">So do these, until somebody gives the reason.</param>
public readonly record struct FindingCount(int Errors, int WarningsWithoutReason);
