using System.Text.Json;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes.Lifecycle;

/// <summary>Pilot: a plan is made, launched, looked at and ended.</summary>
internal sealed class PilotSteps(PilotStore store, PilotDesk desk, PilotMonitoring monitoring, VersionSteps versions, CentreTime time)
{
    private const string RunningOn = "Running";

    public async Task<LifecycleAnswer> PlanAsync(AskPilotPlan ask, string by, CancellationToken cancellationToken)
    {
        var version = (await versions.FindAsync(ask.Process, ask.Version, cancellationToken)).Version;
        var (rows, _) = await store.ListAsync(ask.Process, 0, int.MaxValue, cancellationToken);
        var row = rows.FirstOrDefault(row => row.PilotVersion == version.Id && row.Status is PilotStatus.Planned or PilotStatus.Running)
            ?? (await desk.AddAsync(WantedOf(ask, version), by, cancellationToken)).Row;
        return new("Planned") { Id = row.Id, Number = version.Number, Version = version.Id, Groups = PilotDesk.PlanOf(row).Design.Treated };
    }

    public async Task<LifecycleAnswer> StartAsync(AskPilotStart ask, string by, CancellationToken cancellationToken)
    {
        var row = await FindAsync(ask.Process, ask.Pilot, cancellationToken);
        if (row.Status != PilotStatus.Running) row = await desk.LaunchAsync(row.Id, ask.Reason, by, cancellationToken);
        return new("Started") { Id = row.Id };
    }

    /// <summary>What ended it when it is over; else what the rules propose today, where only harm counts before the plan's end.</summary>
    public async Task<LifecycleAnswer> EvaluateAsync(AskPilotVerdict ask, CancellationToken cancellationToken)
    {
        var row = await FindAsync(ask.Process, ask.Pilot, cancellationToken);
        if (row.Decision is { } decided) return new(decided.ToString()) { Id = row.Id };
        if (row.Status != PilotStatus.Running) throw new ProblemException(ProcessProblems.Conflict(
            $"试点“{row.Name}”还没有启动或已撤回，无从评估。", $"Pilot \"{row.Name}\" does not run, so there is nothing to evaluate."));
        var view = await monitoring.ViewAsync(PilotDesk.PlanOf(row), time.Today, cancellationToken);
        var words = new Why(string.Join("\n", view.Reasons.Select(why => why.Zh)), string.Join("\n", view.Reasons.Select(why => why.En)));
        var outcome = view.IsComplete || view.Proposal == VerdictKind.RollBack ? view.Proposal.ToString() : RunningOn;
        return new(outcome, words) { Id = row.Id, Number = view.Look };
    }

    public async Task<LifecycleAnswer> EndAsync(AskPilotEnd ask, string by, CancellationToken cancellationToken)
    {
        var row = await FindAsync(ask.Process, ask.Pilot, cancellationToken);
        if (row.Decision != ask.Decision) row = await desk.DecideAsync(row.Id, ask.Decision, ask.Reason, by, cancellationToken);
        return new("Stopped") { Id = row.Id };
    }

    private async Task<PilotRow> FindAsync(string process, string? id, CancellationToken cancellationToken)
    {
        var row = id is not null ? await store.FindAsync(id, cancellationToken)
            : (await store.ListAsync(process, 0, 1, cancellationToken)).Rows is [var latest, ..] ? latest : null;
        if (row is not null && row.Process == process) return row;
        throw new ProblemException(id is null
            ? Problem.NotFound($"流程“{process}”还没有试点。", $"The process \"{process}\" has no pilot yet.")
            : Problem.NotFound($"流程“{process}”没有试点“{id}”。", $"The process \"{process}\" has no pilot \"{id}\"."));
    }

    private static PilotWanted WantedOf(AskPilotPlan ask, ProcessVersion version)
    {
        if (ask.Plan is null) throw new ProblemException(Problem.NotFound(
            $"版本 {version.Number} 还没有试点计划；请在试点页面制定，或在流程中给出。", $"Version {version.Number} has no pilot plan yet; make one on the page of pilots, or give it in the flow."));
        try
        {
            var wanted = PlanJson.Read<PilotWanted>(ask.Plan);
            return string.IsNullOrWhiteSpace(wanted.PilotVersion) ? wanted with { PilotVersion = version.Id } : wanted;
        }
        catch (JsonException failure)
        {
            throw new ProblemException(new(ProblemType.InvalidInput, new(
                $"试点计划无法读取（{failure.Path}）；它应与接口 POST /api/pilots 的内容相同。", $"The pilot's plan cannot be read ({failure.Path}); it is as POST /api/pilots takes it.")));
        }
    }
}
