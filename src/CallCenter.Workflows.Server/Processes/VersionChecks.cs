using CallCenter.Kpis;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What a draft must be so that it can be kept. Whether its design is good is asked at its release.</summary>
internal static class VersionChecks
{
    private const int MostFlows = 20;
    private const int MostSteps = 100;
    private const int LongestWhat = 200;
    private const int LongestRole = 60;
    private const int LongestNote = 1000;
    private const int LongestDue = 366 * 24 * 60;

    /// <param name="definitions">Ids of all workflow definitions.</param>
    public static void Check(VersionWanted wanted, IReadOnlySet<string> definitions)
    {
        var flows = wanted.Flows ?? [];
        var steps = wanted.Steps ?? [];
        var kpis = wanted.Kpis ?? [];
        var unknown = flows.Where(flow => flow is null || !definitions.Contains(flow)).ToList();
        new InputCheck()
            .Require(flows.Count <= MostFlows, "flows", $"一个版本最多 {MostFlows} 个工作流。", $"A version has up to {MostFlows} workflows.")
            .Require(unknown.Count == 0, "flows", $"没有工作流：{string.Join("、", unknown)}。", $"There is no workflow: {string.Join(", ", unknown)}.")
            .Require(flows.Distinct().Count() == flows.Count, "flows", "同一工作流只能选一次。", "A workflow may be chosen once.")
            .Require(steps.Count <= MostSteps, "steps", $"步骤最多 {MostSteps} 个。", $"There are up to {MostSteps} steps.")
            .Require(
                steps.All(step => step?.What?.Trim() is { Length: > 0 and <= LongestWhat } && (step.EnglishWhat?.Length ?? 0) <= LongestWhat), "steps",
                $"每个步骤须写明做什么，最多 {LongestWhat} 个字。", $"Each step says what is done, in up to {LongestWhat} characters.")
            .Require((steps.Max(step => step?.Role?.Length) ?? 0) <= LongestRole, "steps", $"负责人最多 {LongestRole} 个字。", $"The responsible has up to {LongestRole} characters.")
            .Require(
                steps.All(step => step?.DueMinutes is null or (> 0 and <= LongestDue)), "steps", "时限须为 1 分钟到 1 年；留空表示未定。", "A step is due after 1 minute to 1 year; empty is open.")
            .Require(
                kpis.All(kpi => kpi is not null && KpiCatalogue.Find(kpi) is not null), "kpis", "指标须从指标目录中选择。", "KPIs are chosen from the KPI catalogue.")
            .Require(kpis.Distinct().Count() == kpis.Count, "kpis", "同一指标只能选一次。", "A KPI may be chosen once.")
            .Require((wanted.Note?.Length ?? 0) <= LongestNote, "note", $"修订说明最多 {LongestNote} 个字。", $"The note has up to {LongestNote} characters.")
            .Done();
    }
}
