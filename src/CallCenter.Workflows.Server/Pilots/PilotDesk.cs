using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Bindings;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>What people and the rules do with pilots: plan, launch, stop, decide, revise.</summary>
public sealed class PilotDesk(PilotStore store, PilotPlanner planner, PilotMonitoring monitoring, ProcessStore processes, CentreDirectory directory, CentreTime time)
{
    public const string ByTheRules = "rules";

    public Task<PilotRow?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    /// <summary>The running pilot in which a group takes part; null without one.</summary>
    public async Task<PilotRow?> RunningWithAsync(string group, CancellationToken cancellationToken) =>
        (await store.ListAsync([PilotStatus.Running], cancellationToken)).FirstOrDefault(row => PlanOf(row).Design.Groups.Contains(group));

    public async Task<(PilotRow Row, PlannedPilot Planned)> AddAsync(PilotWanted wanted, string by, CancellationToken cancellationToken)
    {
        var id = "pilot-" + Guid.CreateVersion7(time.Now).ToString("N")[^12..];
        var planned = Accepted(await planner.PlanAsync(id, wanted, cancellationToken));
        var row = new PilotRow
        {
            Id = id, Name = wanted.Name!.Trim(), Process = planned.Plan.Process, PilotVersion = planned.Plan.PilotVersion, ControlVersion = planned.Plan.ControlVersion,
            Plan = PlanJson.Write(planned.Plan), CreatedAt = time.Now, CreatedBy = by,
        };
        await store.AddAsync(row, cancellationToken);
        return (row, planned);
    }

    public async Task<(PilotRow Row, PlannedPilot Planned)> ChangeAsync(string id, PilotWanted wanted, CancellationToken cancellationToken)
    {
        await FoundAsync(id, PilotStatus.Planned, cancellationToken);
        var planned = Accepted(await planner.PlanAsync(id, wanted, cancellationToken));
        void Change(PilotRow row)
        {
            (row.Name, row.Process, row.Plan) = (wanted.Name!.Trim(), planned.Plan.Process, PlanJson.Write(planned.Plan));
            (row.PilotVersion, row.ControlVersion) = (planned.Plan.PilotVersion, planned.Plan.ControlVersion);
        }

        if (!await store.ChangeAsync(id, PilotStatus.Planned, Change, cancellationToken)) throw Changed();
        return (await FoundAsync(id, PilotStatus.Planned, cancellationToken), planned);
    }

    /// <summary>Binds the groups from the plan's first midnight on. Warnings want a reason.</summary>
    public async Task<PilotRow> LaunchAsync(string id, string? reason, string by, CancellationToken cancellationToken)
    {
        var row = await FoundAsync(id, PilotStatus.Planned, cancellationToken);
        var planned = Accepted(await planner.CheckAsync(PlanOf(row), cancellationToken));
        new InputCheck().Require(
            !planned.HasWarnings || !string.IsNullOrWhiteSpace(reason), "reason", "计划还有警告：请写明为什么仍要开始。", "The plan has warnings: say why it is launched nevertheless.").Done();

        var plan = planned.Plan;
        var moved = VersionLifecycle.Apply(await VersionAsync(plan.PilotVersion, cancellationToken), new VersionMove.StartPilot(id));
        if (moved.Refusal is { } refusal) throw new ProblemException(new(ProblemType.Conflict, new(refusal.Zh, refusal.En)));
        var agents = directory.Facts.Agents.SelectMany(agent => agent.Groups.Select(group => (agent.Id, group)));
        await WriteAsync(() => store.LaunchAsync(
            id, PilotBindings.Of(plan, time.Zone), [.. PilotBindings.Stays(plan, agents, time.Zone)], moved.Version, by,
            row =>
            {
                (row.Status, row.LaunchedAt, row.LaunchedBy) = (PilotStatus.Running, time.Now, by);
                row.LaunchReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
            },
            cancellationToken));
        return await FoundAsync(id, PilotStatus.Running, cancellationToken);
    }

    /// <summary>Gives up a pilot that was not launched.</summary>
    public async Task WithdrawAsync(string id, string by, CancellationToken cancellationToken)
    {
        await FoundAsync(id, PilotStatus.Planned, cancellationToken);
        void Change(PilotRow row) => (row.Status, row.EndedAt, row.EndedBy) = (PilotStatus.Withdrawn, time.Now, by);
        if (!await store.ChangeAsync(id, PilotStatus.Planned, Change, cancellationToken)) throw Changed();
    }

    /// <summary>A person decides, with the rules' proposal before them. To go against it wants a reason.</summary>
    public async Task<PilotRow> DecideAsync(string id, VerdictKind decision, string? reason, string by, CancellationToken cancellationToken)
    {
        var row = await FoundAsync(id, PilotStatus.Running, cancellationToken);
        var view = await monitoring.ViewAsync(PlanOf(row), time.Today, cancellationToken);
        new InputCheck()
            .Require(decision != VerdictKind.Ship || view.IsComplete, "decision", $"试点要到第 {view.Looks} 天才能判定推广，现在是第 {view.Look} 天。", $"It can be decided to ship on day {view.Looks}; this is day {view.Look}.")
            .Require(decision == view.Proposal || !string.IsNullOrWhiteSpace(reason), "reason", "您的决定与规则的建议不同：请写明理由。", "You decide against the rules' proposal: give the reason.")
            .Done();
        await EndAsync(row, decision, PilotStatus.Decided, reason, by, view, cancellationToken);
        return await FoundAsync(id, PilotStatus.Decided, cancellationToken);
    }

    /// <summary>The daily look: harm stops the pilot and gives its groups back what they had, at once. True when it did.</summary>
    public async Task<bool> LookAsync(PilotRow row, CancellationToken cancellationToken)
    {
        var today = time.Today;
        if (row.LookedUntil >= today.DayNumber) return false;
        var view = await monitoring.ViewAsync(PlanOf(row), today, cancellationToken);
        if (view.Proposal == VerdictKind.RollBack)
        {
            await EndAsync(row, VerdictKind.RollBack, PilotStatus.Stopped, view.Reasons[0].Zh, ByTheRules, view, cancellationToken);
            return true;
        }

        await store.ChangeAsync(row.Id, PilotStatus.Running, looked => looked.LookedUntil = today.DayNumber, cancellationToken);
        return false;
    }

    /// <summary>Makes of what a pilot has shown a new version, to be changed and piloted again.</summary>
    public async Task<ProcessVersion> ReviseAsync(string id, string by, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(id, cancellationToken) ?? throw Missing(id);
        if (row.Status is not (PilotStatus.Stopped or PilotStatus.Decided))
            throw new ProblemException(new(ProblemType.Conflict, new("试点还没有结束，先作出决定再修订。", "The pilot is not over; decide it first and revise then.")));
        var version = await VersionAsync(row.PilotVersion, cancellationToken);
        var number = (await processes.ListVersionsAsync(version.Process, cancellationToken)).Max(known => known.Version.Number) + 1;
        var added = await processes.AddVersionAsync(VersionLifecycle.Revise(version, number) with { Note = row.Name }, by, cancellationToken) ?? throw Changed();
        return added.Version;
    }

    public static PilotPlan PlanOf(PilotRow row) => PlanJson.Read<PilotPlan>(row.Plan);

    private async Task EndAsync(PilotRow row, VerdictKind decision, PilotStatus status, string? reason, string by, MonitorView view, CancellationToken cancellationToken)
    {
        var moved = VersionLifecycle.Apply(await VersionAsync(row.PilotVersion, cancellationToken), new VersionMove.EndPilot(decision));
        if (moved.Refusal is { } refusal) throw new ProblemException(new(ProblemType.Conflict, new(refusal.Zh, refusal.En)));
        var now = time.Now;
        await WriteAsync(() => store.EndAsync(
            row.Id, decision == VerdictKind.Ship ? null : now, moved.Version, by,
            ended =>
            {
                (ended.Status, ended.EndedAt, ended.EndedBy) = (status, now, by);
                (ended.Decision, ended.Proposal, ended.DecisionReason) = (decision, view.Proposal, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
                (ended.LookedUntil, ended.Evidence) = (time.Today.DayNumber, PlanJson.Write(view));
            },
            cancellationToken));
    }

    private async Task<PilotRow> FoundAsync(string id, PilotStatus status, CancellationToken cancellationToken)
    {
        var row = await store.FindAsync(id, cancellationToken) ?? throw Missing(id);
        if (row.Status == status) return row;
        throw new ProblemException(new(ProblemType.Conflict, new($"试点“{row.Name}”的状态是 {row.Status}，现在不能这样做。", $"Pilot \"{row.Name}\" is {row.Status}; that cannot be done now.")));
    }

    private async Task<ProcessVersion> VersionAsync(string id, CancellationToken cancellationToken) =>
        (await processes.FindVersionAsync(id, cancellationToken))?.Version
            ?? throw new ProblemException(new(ProblemType.Conflict, new($"流程版本“{id}”已不在。", $"Process version \"{id}\" is gone.")));

    private static PlannedPilot Accepted(PlannedPilot planned)
    {
        var check = new InputCheck();
        foreach (var finding in planned.Findings.Where(finding => finding.Severity == FindingSeverity.Error))
            check.Require(false, FieldOf(finding.Id), finding.Why.Zh, finding.Why.En);
        check.Done();
        return planned;
    }

    private static string FieldOf(string finding) => finding switch
    {
        "unknown-version" or "version-not-ready" or "other-process" or "same-version" => "pilotVersion",
        "control-not-ready" => "controlVersion",
        "launch-past" => "launch",
        "too-short" => "weeks",
        "kpi-twice" or "one-primary" or "unknown-kpi" or "guardrail-margin" or "no-direction" or "not-splittable" => "kpis",
        "period-without-data" => "baselineWeeks",
        _ => "design.groups",
    };

    private static async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception failure) when (failure is PilotConflictException or DbUpdateConcurrencyException)
        {
            throw Changed();
        }
    }

    private static ProblemException Missing(string id) => new(Problem.NotFound($"没有试点“{id}”。", $"There is no pilot \"{id}\"."));

    private static ProblemException Changed() =>
        new(new(ProblemType.Conflict, new("别人同时改了它，请重新打开后再试。", "Somebody changed it meanwhile; open it again and repeat.")));
}
