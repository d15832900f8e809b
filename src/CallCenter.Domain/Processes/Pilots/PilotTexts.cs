using System.Globalization;
using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>What plans and verdicts say, in both languages.</summary>
internal static class PilotTexts
{
    public static readonly Why NoPrimary = new("没有主要指标的数据，无法判断。", "There are no figures of the primary KPI: nothing can be judged.");

    public static readonly Why ConductUnknown = new(
        "缺少联络量与工时、阅读测验或版本使用的数据，不知道试点是否按计划进行，因此不能自动判定为可推广。",
        "Volumes and hours, receipts and quizzes, or versions used are missing: whether the pilot was run as planned is not known, so it is not proposed to ship.");

    public static readonly Why NotDrawn = new(
        "试点组是人工指定的，并非按计划的种子随机抽取，因此结果仅供参考，不能称为“显著”。",
        "The pilot groups were picked by hand, not drawn by the plan's seed: the result shows a direction and may not be called significant.");

    public static Why UnequalShares(double p, double alarm) => new(
        $"两组的联络量与其坐席工时不成比例（p = {P(p)}，低于 {P(alarm)}）：除流程版本外还有别的不同，先查分配与排班。",
        $"The arms' contacts do not follow their agent hours (p = {P(p)}, below {P(alarm)}): something besides the version differs. Check routing and rosters first.");

    public static Why TooFewExposed(double share, double least) => new(
        $"试点坐席中只有 {Percent(share)} 阅读并通过了测验，至少应为 {Percent(least)}：新版本没有真正被试用。",
        $"Only {Percent(share)} of the pilot's agents read the version and passed its quiz; {Percent(least)} are needed: it was not really tried.");

    public static Why Contaminated(double share, double most) => new(
        $"{Percent(share)} 的联络使用了另一组的版本，最多允许 {Percent(most)}：两组已经混在一起。",
        $"{Percent(share)} of contacts ran under the other arm's version; {Percent(most)} are allowed: the arms have mixed.");

    public static Why Missing(KpiComparison kpi) => new(
        $"“{Zh(kpi.Rule)}”缺少以下组的数据：{string.Join("、", kpi.Missing)}。",
        $"\"{En(kpi.Rule)}\" has no data of {string.Join(", ", kpi.Missing)}.");

    public static Why NoData(KpiRule rule) => new($"护栏指标“{Zh(rule)}”没有数据。", $"Guardrail \"{En(rule)}\" has no data.");

    public static Why Harmful(KpiComparison kpi, double limit) => new(
        $"“{Zh(kpi.Rule)}”变差：{Change(kpi)}（单侧 p = {P(kpi.HarmP)}，本次查看的界限 {P(limit)}）。立即恢复原版本。",
        $"\"{En(kpi.Rule)}\" got worse: {Change(kpi)} (one-sided p = {P(kpi.HarmP)}, limit of this look {P(limit)}). Back to the version before, at once.");

    public static Why Running(PilotEvidence evidence, DateOnly decision) => new(
        $"试点进行中（第 {evidence.Look} 天，共 {evidence.Looks} 天），尚未显示损害；{Day(decision)} 可以判断。",
        $"The pilot is running (day {evidence.Look} of {evidence.Looks}) and no harm is shown; it can be decided on {Day(decision)}.");

    public static Why Unreachable(AssignmentMechanism mechanism, double alpha) => new(
        $"这样的分组最多只能达到 p = {P(mechanism.SmallestP)}（共 {Number(mechanism.Count)} 种可能的分配），达不到 {P(alpha)}：无论结果多好都只能看方向，不能称为“显著”。请增加组数，或改用切换设计、阶梯设计。",
        $"These groups reach p = {P(mechanism.SmallestP)} at best ({Number(mechanism.Count)} possible assignments), not {P(alpha)}: however good the result, it shows a direction and may not be called significant. Take more groups, or a switchback or stepped-wedge design.");

    public static Why NotBetter(KpiComparison kpi, double alpha) => new(
        $"主要指标“{Zh(kpi.Rule)}”没有显示改善：{Change(kpi)}（随机化检验单侧 p = {P(kpi.Randomisation?.P)}，需要不高于 {P(alpha)}）。",
        $"The primary KPI \"{En(kpi.Rule)}\" is not shown to be better: {Change(kpi)} (randomisation test, one-sided p = {P(kpi.Randomisation?.P)}; {P(alpha)} or less is needed).");

    public static Why MayBeWorse(KpiComparison kpi, double alpha) => new(
        $"护栏指标“{Zh(kpi.Rule)}”不能排除变差 {Value(kpi.Rule, kpi.Rule.Margin)}：{Change(kpi)}（p = {P(kpi.NonInferiorityP)}，需要不高于 {P(alpha)}）。",
        $"Guardrail \"{En(kpi.Rule)}\" may be worse by {Value(kpi.Rule, kpi.Rule.Margin)}: {Change(kpi)} (p = {P(kpi.NonInferiorityP)}; {P(alpha)} or less is needed).");

    public static Why Better(KpiComparison kpi, double alpha) => new(
        $"主要指标“{Zh(kpi.Rule)}”改善：{Change(kpi)}（随机化检验单侧 p = {P(kpi.Randomisation?.P)}，界限 {P(alpha)}）。",
        $"The primary KPI \"{En(kpi.Rule)}\" is better: {Change(kpi)} (randomisation test, one-sided p = {P(kpi.Randomisation?.P)}, limit {P(alpha)}).");

    public static Why NotWorse(KpiComparison kpi, double alpha) => new(
        $"护栏指标“{Zh(kpi.Rule)}”没有变差 {Value(kpi.Rule, kpi.Rule.Margin)} 以上：{Change(kpi)}（p = {P(kpi.NonInferiorityP)}，界限 {P(alpha)}）。",
        $"Guardrail \"{En(kpi.Rule)}\" is not worse by {Value(kpi.Rule, kpi.Rule.Margin)}: {Change(kpi)} (p = {P(kpi.NonInferiorityP)}, limit {P(alpha)}).");

    public static Why DriftedBefore(double p) => new(
        $"注意：试点前两组的走势已有差异（安慰剂检验 p = {P(p)}），请看试点前各周的差距。",
        $"Mind: the arms drifted apart before the pilot already (placebo test, p = {P(p)}); look at the weekly gaps before the launch.");

    public static Why Detectable(KpiRule rule, PilotPlan plan, double change) => new(
        $"“{Zh(rule)}”：这样的分组和 {plan.Measured.Days} 天，能看出 {Value(rule, change)} 及以上的变化，更小的看不出（把握 {Percent(plan.Power)}）。",
        $"\"{En(rule)}\": with these groups and {plan.Measured.Days} days you can see a change of {Value(rule, change)} or more, not less (power {Percent(plan.Power)}).");

    public static Why TargetTooSmall(KpiRule rule, double change, int? weeks) => weeks is { } needed
        ? new Why(
            $"“{Zh(rule)}”的目标变化 {Value(rule, rule.Target!.Value)} 小于能看出的 {Value(rule, change)}：测量时间至少需要 {needed} 周。",
            $"The change aimed at in \"{En(rule)}\", {Value(rule, rule.Target!.Value)}, is less than the {Value(rule, change)} that can be seen: measure for {needed} weeks at least.")
        : new Why(
            $"“{Zh(rule)}”的目标变化 {Value(rule, rule.Target!.Value)} 小于能看出的 {Value(rule, change)}，延长时间也不够：请增加组数。",
            $"The change aimed at in \"{En(rule)}\", {Value(rule, rule.Target!.Value)}, is less than the {Value(rule, change)} that can be seen, and more weeks do not help: take more groups.");

    public static string Zh(KpiRule rule) => KpiCatalogue.Find(rule.Kpi)?.Name ?? rule.Kpi;

    public static string En(KpiRule rule) => KpiCatalogue.Find(rule.Kpi)?.EnglishName ?? rule.Kpi;

    public static string P(double? p) => p is not { } value ? "–" : value < 0.0001 ? "< 0.0001" : value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Change(KpiComparison kpi)
    {
        if (kpi.Estimate is not { } estimate) return "–";
        var interval = estimate.Interval(0.95);
        return $"{Signed(kpi.Rule, estimate.Effect)} [{Signed(kpi.Rule, interval.Low)}; {Signed(kpi.Rule, interval.High)}]";
    }

    private static string Signed(KpiRule rule, double value) => (value > 0 ? "+" : "") + Value(rule, value);

    /// <summary>A difference in the KPI's unit; of shares in percentage points.</summary>
    private static string Value(KpiRule rule, double value) => KpiCatalogue.Find(rule.Kpi)?.Unit switch
    {
        KpiUnit.Seconds => Number(value) + " s",
        KpiUnit.Share => Number(value * 100) + " pp",
        KpiUnit.PerTenThousand => Number(value) + " / 10,000",
        KpiUnit.PerHundred => Number(value) + " / 100",
        _ => Number(value),
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.##" : "#,0.#", CultureInfo.InvariantCulture);
}
