using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>Keeps the process catalogue, as people and workflows do alike; what is refused is thrown as a problem.</summary>
public sealed class ProcessEditor(ProcessStore store, UserAccounts accounts, AuditTrail trail)
{
    private const int LongestReason = 500;

    /// <exception cref="ProblemException">It is not right, or there is one with this id.</exception>
    public async Task<StoredProcess> AddAsync(ProcessWanted wanted, string by, CancellationToken cancellationToken)
    {
        ProcessChecks.CheckNewId(wanted.Id);
        await CheckAsync(wanted, null, isChosen: false, cancellationToken);
        var process = wanted.ApplyTo(new Process { Id = wanted.Id!, Name = "", Owner = "" });
        var added = await store.AddAsync(process, by, cancellationToken)
            ?? throw new ProblemException(ProcessProblems.Conflict($"已有编号为“{wanted.Id}”的流程。", $"There is a process with the id \"{wanted.Id}\" already."));
        await trail.WriteAsync(by, AuditActions.ProcessSaved, added.Process.Id, added.Process.Name, cancellationToken);
        return added;
    }

    /// <exception cref="ProblemException">It is not right, or somebody else was faster.</exception>
    public async Task<StoredProcess> ChangeAsync(string id, ProcessWanted wanted, string by, CancellationToken cancellationToken)
    {
        var stored = await RequiredAsync(id, cancellationToken);
        var revision = ProcessProblems.Required(wanted.Revision);
        await CheckAsync(wanted, id, stored.Process.Standing == ProcessStanding.Chosen, cancellationToken);
        return await SaveAsync(stored, wanted.ApplyTo(stored.Process), revision, AuditActions.ProcessSaved, by, cancellationToken);
    }

    /// <exception cref="ProblemException">Points are not right, or somebody else was faster.</exception>
    public async Task<StoredProcess> ScoreAsync(string id, ScoreWanted wanted, string by, CancellationToken cancellationToken)
    {
        var stored = await RequiredAsync(id, cancellationToken);
        var revision = ProcessProblems.Required(wanted.Revision);
        ProcessChecks.Check(wanted);
        var scored = stored.Process with { Score = [.. wanted.Points!.Select(entry => new CriterionPoints(entry!.Criterion!, entry.Points!.Value))] };
        return await SaveAsync(stored, scored, revision, AuditActions.ProcessScored, by, cancellationToken);
    }

    /// <summary>Decides for or against a candidate.</summary>
    /// <exception cref="ProblemException">It cannot be decided so, or somebody else was faster.</exception>
    public async Task<StoredProcess> DecideAsync(string id, StandingWanted wanted, string by, CancellationToken cancellationToken)
    {
        var stored = await RequiredAsync(id, cancellationToken);
        var revision = ProcessProblems.Required(wanted.Revision);
        var standing = StandingOf(wanted, stored.Process);
        if (standing != ProcessStanding.Chosen && await AliveAsync(id, cancellationToken) is { } alive)
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"版本 {alive} 还没有放弃或停用；请先处理它。", $"Version {alive} is neither rejected nor retired; see to it first."));
        }

        var decided = stored.Process with { Standing = standing, StandingReason = string.IsNullOrWhiteSpace(wanted.Reason) ? null : wanted.Reason.Trim() };
        return await SaveAsync(stored, decided, revision, AuditActions.ProcessDecided, by, cancellationToken);
    }

    private static ProcessStanding StandingOf(StandingWanted wanted, Process process)
    {
        new InputCheck()
            .Require(ProcessChecks.IsOneOf<ProcessStanding>(wanted.Standing), "standing",
                $"决定须为：{ProcessChecks.Names<ProcessStanding>()}。", $"The decision is one of: {ProcessChecks.Names<ProcessStanding>()}.")
            .Require(wanted.Reason is null || wanted.Reason.Length <= LongestReason, "reason", $"理由最多 {LongestReason} 个字。", $"The reason has up to {LongestReason} characters.")
            .Done();
        var standing = Enum.Parse<ProcessStanding>(wanted.Standing!, ignoreCase: true);
        var check = new InputCheck().Require(
            standing != ProcessStanding.Dropped || !string.IsNullOrWhiteSpace(wanted.Reason), "reason", "请说明为什么放弃。", "Say why it is dropped.");
        if (standing == ProcessStanding.Chosen && process.Class == ProcessClass.KeyUser)
            ProcessChecks.CheckReach(check, process.Customers.Count, process.Channels.Count, process.ServiceKinds.Count);
        check.Done();
        return standing;
    }

    private async Task<StoredProcess> RequiredAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) ?? throw new ProblemException(ProcessProblems.NoProcess(id));

    private async Task CheckAsync(ProcessWanted wanted, string? id, bool isChosen, CancellationToken cancellationToken)
    {
        var owners = CatalogueEndpoints.Owners(await accounts.ListAsync(cancellationToken)).Select(owner => owner.UserName).ToList();
        var (axes, _) = await store.ReadAxesAsync(cancellationToken);
        ProcessChecks.Check(wanted, id, await store.ListAsync(cancellationToken), axes, owners, isChosen);
    }

    private async Task<StoredProcess> SaveAsync(StoredProcess stored, Process process, int revision, string action, string by, CancellationToken cancellationToken)
    {
        var saved = await store.SaveAsync(process, revision, by, cancellationToken) ?? throw new ProblemException(ProcessProblems.Changed(stored.UpdatedBy));
        await trail.WriteAsync(by, action, process.Id, process.Name, cancellationToken);
        return saved;
    }

    private async Task<int?> AliveAsync(string id, CancellationToken cancellationToken) =>
        (await store.ListVersionsAsync(id, cancellationToken)).FirstOrDefault(version => version.Version.Status is not (VersionStatus.Rejected or VersionStatus.Retired))?.Version.Number;
}
