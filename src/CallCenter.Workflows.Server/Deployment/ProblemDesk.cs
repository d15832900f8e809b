using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Deployment;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>Opens problems with deployed processes, and takes them to their end.</summary>
public sealed class ProblemDesk(DeploymentStore store, ProcessStore processes, UserAccounts accounts, CentreDirectory directory, CentreTime time)
{
    public const int LongestText = 1000;

    /// <param name="wanted">What to open.</param>
    /// <param name="by">Who opens it.</param>
    /// <param name="id">Null for a new one; one that is there already is answered as it is.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ProblemException">Something is missing or unknown.</exception>
    public async Task<DeploymentProblemRow> OpenAsync(ProblemWanted wanted, string by, string? id, CancellationToken cancellationToken)
    {
        if (id is not null && await store.FindProblemAsync(id, cancellationToken) is { } known) return known;
        var check = string.IsNullOrWhiteSpace(wanted.SpotCheck) ? null : await store.FindCheckAsync(wanted.SpotCheck, cancellationToken);
        var process = wanted.Process?.Trim() is { Length: > 0 } named ? named : check?.Version[..check.Version.LastIndexOf(':')];
        var group = wanted.Group?.Trim() is { Length: > 0 } given ? given : check?.Group;
        var owner = (await accounts.ListAsync(cancellationToken)).FirstOrDefault(user => !user.IsDisabled && user.UserName == wanted.Owner?.Trim());
        new InputCheck()
            .Require(wanted.Kind is not null, "kind", "请选择问题类别：UnevenUnderstanding 或 NotFollowed。", "Choose the kind: UnevenUnderstanding or NotFollowed.")
            .Require(process is not null && await processes.FindAsync(process, cancellationToken) is not null, "process", $"没有流程“{process}”。", $"There is no process \"{process}\".")
            .Require(group is null || directory.Facts.Groups.Any(one => one.Id == group), "group", $"没有坐席组“{group}”。", $"There is no group \"{group}\".")
            .Require(string.IsNullOrWhiteSpace(wanted.SpotCheck) || check is not null, "spotCheck", $"没有抽查“{wanted.SpotCheck}”。", $"There is no spot check \"{wanted.SpotCheck}\".")
            .Require(IsText(wanted.What), "what", $"请写明问题，最多 {LongestText} 个字。", $"Say what the problem is, in up to {LongestText} characters.")
            .Require(
                IsText(wanted.ImmediateAction), "immediateAction", $"请写明立即采取的措施，最多 {LongestText} 个字，以免影响扩大。",
                $"Say what is done at once so that it does not spread, in up to {LongestText} characters.")
            .Require(owner is not null, "owner", $"没有负责人“{wanted.Owner}”，请填写可登录的用户名。", $"There is no person \"{wanted.Owner}\"; name a user who can sign in.")
            .Require(wanted.DueAt > time.Now, "dueAt", "截止时间须在将来。", "The due time lies in the future.")
            .Done();
        var row = new DeploymentProblemRow
        {
            Id = id ?? "problem-" + Guid.CreateVersion7(time.Now).ToString("N")[^12..], Kind = wanted.Kind!.Value, Process = process!, Group = group, SpotCheck = check?.Id, What = wanted.What!.Trim(),
            ImmediateAction = wanted.ImmediateAction!.Trim(), Owner = owner!.UserName, DueAt = wanted.DueAt!.Value, OpenedAt = time.Now, OpenedBy = by, UpdatedAt = time.Now, UpdatedBy = by,
        };
        await store.AddProblemAsync(row, cancellationToken);
        return row;
    }

    /// <exception cref="ProblemException">There is no such problem, it is not the time, or somebody else was faster.</exception>
    public async Task<DeploymentProblemRow> ApplyAsync(string id, ProblemMove move, string by, CancellationToken cancellationToken)
    {
        var row = await store.FindProblemAsync(id, cancellationToken) ?? throw new ProblemException(Problem.NotFound($"没有问题“{id}”。", $"There is no problem \"{id}\"."));
        var (problem, refusal) = ProblemLife.Apply(row.ToProblem(), move, time.Now);
        if (refusal is not null) throw new ProblemException(ProcessProblems.Conflict(refusal));
        return await store.SaveProblemAsync(row, problem, (time.Now, by), cancellationToken) ?? throw new ProblemException(ProcessProblems.Changed());
    }

    internal static bool IsText(string? text) => text?.Trim().Length is > 0 and <= LongestText;
}
