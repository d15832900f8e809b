using CallCenter.Persistence.Processes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What the process area refuses, in words.</summary>
internal static class ProcessProblems
{
    public static Problem NoProcess(string id) => Problem.NotFound($"没有流程“{id}”。", $"There is no process \"{id}\".");

    public static Problem NoVersion(string id, int number) => Problem.NotFound($"流程“{id}”没有版本 {number}。", $"The process \"{id}\" has no version {number}.");

    /// <exception cref="ProblemException">There is no such version.</exception>
    public static async Task<StoredVersion> RequireVersionAsync(this ProcessStore store, string id, int number, CancellationToken cancellationToken) =>
        await store.FindVersionAsync(id, number, cancellationToken) ?? throw new ProblemException(NoVersion(id, number));

    /// <summary>Somebody else was faster; nothing was written.</summary>
    public static Problem Changed(string? by = null) => new(ProblemType.Conflict, by is null
        ? new Text(
            "其间有人修改了它，您的修改没有保存。请重新打开后再改。",
            "Somebody has changed it meanwhile, so your change was not saved. Open it again and repeat it.")
        : new Text(
            $"{by} 在您之前修改了它，您的修改没有保存。请重新打开后再改。",
            $"{by} has changed it before you, so your change was not saved. Open it again and repeat it."));

    public static Problem Conflict(string zh, string en) => new(ProblemType.Conflict, new(zh, en));

    public static Problem Conflict(Why why) => Conflict(why.Zh, why.En);

    /// <summary>The revision that a change is based on.</summary>
    /// <exception cref="ProblemException">It was left out.</exception>
    public static int Required(int? revision)
    {
        new InputCheck().Require(revision is >= 0, "revision", "请给出读取时的修订号 revision。", "Give the revision that you read.").Done();
        return revision!.Value;
    }
}
