namespace CallCenter.Processes.Lifecycle;

/// <summary>Where a process as a whole stands on the way of its four stages.</summary>
public static class ProcessTrack
{
    /// <summary>
    /// The stage of its latest version that has not been given up; with none it is to be defined anew, and without any version
    /// it is still being identified.
    /// </summary>
    public static ProcessStage StageOf(IReadOnlyCollection<ProcessVersion> versions)
    {
        if (versions.Count == 0) return ProcessStage.Identify;
        var latest = versions.Where(version => version.Status is not (VersionStatus.Rejected or VersionStatus.Retired)).MaxBy(version => version.Number);
        return latest?.Stage ?? ProcessStage.Define;
    }
}
