using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;

namespace CallCenter.Workflows.Tests.Domain.Processes.Lifecycle;

public sealed class VersionLifecycleTests
{
    private static readonly ProcessVersion Draft = new() { Process = "billing", Number = 2, Definitions = [new("ivr", "ivr-7")] };

    [Fact]
    public void Life_PilotShips_EndsInForce()
    {
        VersionMove[] moves =
        [
            new VersionMove.Release(0, 0), new VersionMove.StartPilot("p"), new VersionMove.EndPilot(VerdictKind.Ship),
            new VersionMove.StartRollout(), new VersionMove.EndRollout(ReachedAll: true), new VersionMove.Retire(),
        ];

        var stages = new List<ProcessStage> { Draft.Stage };
        var version = moves.Aggregate(Draft, (before, move) =>
        {
            var step = VersionLifecycle.Apply(before, move);
            Assert.Null(step.Refusal);
            stages.Add(step.Version.Stage);
            return step.Version;
        });

        Assert.Equal(VersionStatus.Retired, version.Status);
        Assert.Equal([ProcessStage.Define, ProcessStage.Pilot, ProcessStage.Deploy], stages.Distinct());
    }

    [Theory]
    [InlineData(1, 0, "1 errors")]
    [InlineData(0, 2, "2 warnings")]
    public void Release_WithFindings_IsRefused(int errors, int warnings, string says) =>
        Assert.Contains(says, VersionLifecycle.Apply(Draft, new VersionMove.Release(errors, warnings)).Refusal!.En, StringComparison.Ordinal);

    [Fact]
    public void Release_Empty_IsRefused() => Assert.NotNull(VersionLifecycle.Apply(Draft with { Definitions = [] }, new VersionMove.Release(0, 0)).Refusal);

    [Fact]
    public void Rollout_RightAfterDesign_NeedsAReason()
    {
        var released = Draft with { Status = VersionStatus.Released };

        Assert.Contains("pilot it first", VersionLifecycle.Apply(released, new VersionMove.StartRollout()).Refusal!.En, StringComparison.Ordinal);
        Assert.NotNull(VersionLifecycle.Apply(released, new VersionMove.StartRollout(" ")).Refusal);
        var ordered = VersionLifecycle.Apply(released, new VersionMove.StartRollout("ordered by law ")).Version;
        Assert.Equal((VersionStatus.RollingOut, "ordered by law"), (ordered.Status, ordered.WithoutProof));
    }

    [Theory]
    [InlineData(VerdictKind.Ship, VersionStatus.Proven)]
    [InlineData(VerdictKind.RollBack, VersionStatus.Rejected)]
    [InlineData(VerdictKind.Hold, VersionStatus.Released)]
    [InlineData(VerdictKind.Invalid, VersionStatus.Released)]
    public void EndPilot_EachVerdict_LeadsOn(VerdictKind verdict, VersionStatus status) => Assert.Equal(
        status, VersionLifecycle.Apply(Draft with { Status = VersionStatus.Piloting }, new VersionMove.EndPilot(verdict)).Version.Status);

    [Fact]
    public void Revise_RejectedVersion_IsANewDraft()
    {
        var revised = VersionLifecycle.Revise(Draft with { Status = VersionStatus.Rejected, Flows = ["ivr"], Note = "first", WithoutProof = "law" }, 3);

        Assert.Equal((3, VersionStatus.Draft, 2, "billing:3"), (revised.Number, revised.Status, revised.Revises!.Value, revised.Id));
        Assert.Equal(["ivr"], revised.Flows);
        Assert.Empty(revised.Definitions);
        Assert.Equal((null, null), (revised.Note, revised.WithoutProof));
    }

    [Fact]
    public void Moves_InEveryStatus_AreDoneOrRefusedInBothLanguages()
    {
        VersionMove[] moves =
        [
            new VersionMove.Release(0, 0), new VersionMove.StartPilot("p"), new VersionMove.EndPilot(VerdictKind.Hold), new VersionMove.StartRollout(),
            new VersionMove.EndRollout(false), new VersionMove.Reject(), new VersionMove.Retire(),
        ];
        var done = 0;
        foreach (var status in Enum.GetValues<VersionStatus>())
        {
            foreach (var move in moves)
            {
                var step = VersionLifecycle.Apply(Draft with { Status = status }, move);
                if (step.Refusal is null) done++;
                else Assert.True(step.Version.Status == status && step.Refusal.Zh.Length > 0 && step.Refusal.En.Length > 0);
            }
        }

        Assert.Equal(10, done);
    }
}
