using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Tests.Domain.Processes.Lifecycle;

public sealed class ProcessTrackTests
{
    [Theory]
    [InlineData(ProcessStage.Identify)]
    [InlineData(ProcessStage.Define, VersionStatus.Draft)]
    [InlineData(ProcessStage.Define, VersionStatus.Rejected)]
    [InlineData(ProcessStage.Pilot, VersionStatus.Retired, VersionStatus.Piloting)]
    [InlineData(ProcessStage.Deploy, VersionStatus.InForce, VersionStatus.Rejected)]
    [InlineData(ProcessStage.Define, VersionStatus.InForce, VersionStatus.Draft)]
    public void Stage_IsThatOfTheLatestLivingVersion(ProcessStage stage, params VersionStatus[] statuses) =>
        Assert.Equal(stage, ProcessTrack.StageOf([.. statuses.Select((status, index) => new ProcessVersion { Process = "p", Number = index + 1, Status = status })]));
}
