using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Server.Processes.Design;

/// <summary>What the rules of the house say of a version's step table.</summary>
internal static class StepTable
{
    private const string NoRole = "step-without-role";
    private const string NoTime = "step-without-due-time";

    public static IEnumerable<Problem> Check(ProcessVersion version)
    {
        foreach (var step in version.Steps)
        {
            if (string.IsNullOrWhiteSpace(step.Role))
                yield return Error(NoRole, step, $"第 {step.Number} 步“{step.What}”没有责任人。请填写角色。", $"Nobody is responsible for step {step.Number}, \"{step.EnglishWhat ?? step.What}\". Name a role.");
            if (step.DueAfter is null)
                yield return Error(NoTime, step, $"第 {step.Number} 步“{step.What}”没有完成时限。请填写。", $"Step {step.Number}, \"{step.EnglishWhat ?? step.What}\", has no time by which it is done. Say one.");
        }
    }

    public static HouseRule Quoted(Problem problem) => problem.Rule == NoRole ? HouseRule.Responsibility : HouseRule.Time;

    private static Problem Error(string rule, ProcessStep step, string zh, string en) =>
        new(rule, Severity.Error, FormattableString.Invariant($"step-{step.Number}"), null, null, new(zh, en));
}
