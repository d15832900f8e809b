using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What the centre's axes must be.</summary>
internal static class AxesChecks
{
    private const int LongestName = 40;
    private const int LongestReason = 200;

    /// <summary>A map of more cells is one that nobody reads.</summary>
    private const int MostValues = 30;
    private const int MostExclusions = 200;

    /// <summary>Throws with a finding for each field that is not right; a value that a process names cannot go.</summary>
    public static void Check(AxesWanted wanted, IReadOnlyList<StoredProcess> processes)
    {
        var check = new InputCheck();
        CheckAxis(check, "serviceKinds", wanted.ServiceKinds ?? [], processes, process => process.ServiceKinds);
        CheckAxis(check, "channels", wanted.Channels ?? [], processes, process => process.Channels);
        CheckAxis(check, "customers", wanted.Customers ?? [], processes, process => process.Customers);
        CheckAxis(check, "serviceItems", wanted.ServiceItems ?? [], processes, process => process.ServiceItems);
        var exclusions = wanted.Exclusions ?? [];
        check
            .Require(exclusions.Count <= MostExclusions, "exclusions", $"例外最多 {MostExclusions} 条。", $"There are up to {MostExclusions} exclusions.")
            .Require(
                exclusions.All(part => part is not null && IsKnown(part.ServiceKind, wanted.ServiceKinds) && IsKnown(part.Channel, wanted.Channels) && IsKnown(part.Customers, wanted.Customers)),
                "exclusions", "例外只能引用现有的取值。", "An exclusion names values that there are.")
            .Require(
                exclusions.All(part => part is { ServiceKind: not null } or { Channel: not null } or { Customers: not null }), "exclusions",
                "例外至少限定一个维度，否则整张图都不需要流程。", "An exclusion names one axis at least, or the whole map would need no process.")
            .Require(
                exclusions.All(part => part?.Reason?.Trim() is { Length: > 0 and <= LongestReason }), "exclusions",
                $"请说明为什么不需要流程，最多 {LongestReason} 个字。", $"Say why no process is needed, in up to {LongestReason} characters.")
            .Done();
    }

    private static bool IsKnown(string? id, IReadOnlyList<AxisValueWanted?>? values) => id is null || (values ?? []).Any(value => value?.Id == id);

    private static void CheckAxis(
        InputCheck check, string field, IReadOnlyList<AxisValueWanted?> values, IReadOnlyList<StoredProcess> processes, Func<Process, IReadOnlyList<string>> used)
    {
        var ids = values.Select(value => value?.Id).ToHashSet();
        var lost = processes.SelectMany(stored => used(stored.Process).Where(id => !ids.Contains(id)).Select(id => $"{id} ({stored.Process.Name})")).Distinct().ToList();
        check
            .Require(values.Count <= MostValues, field, $"取值最多 {MostValues} 个。", $"An axis has up to {MostValues} values.")
            .Require(
                values.All(value => ProcessChecks.IsId(value?.Id)), field, "编号须为小写字母、数字或连字符。", "An id has small letters, digits and hyphens.")
            .Require(
                values.All(value => value?.Name?.Trim() is { Length: > 0 and <= LongestName } && value.EnglishName?.Trim() is { Length: > 0 and <= LongestName }), field,
                $"每个取值须有中文名和英文名，各 1 到 {LongestName} 个字。", $"Each value has a Chinese and an English name of 1 to {LongestName} characters.")
            .Require(ids.Count == values.Count, field, "编号不能重复。", "An id may be given once.")
            .Require(
                lost.Count == 0, field, $"还有流程在用：{string.Join("、", lost.Take(5))}。", $"Processes still use: {string.Join(", ", lost.Take(5))}.");
    }
}
