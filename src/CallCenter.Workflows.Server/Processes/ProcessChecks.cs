using CallCenter.Kpis;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What a process must be.</summary>
internal static class ProcessChecks
{
    private const int LongestName = 60;
    private const int LongestText = 200;
    private const int LongestDescription = 2000;
    private const int MostLines = 20;
    private const int MostKpis = 6;
    private const decimal MostMoney = 1_000_000_000_000m;

    /// <summary>Last parts of addresses below the catalogue's.</summary>
    private static readonly string[] Reserved = ["axes", "choices", "coverage", "inventory", "priorities"];

    public static bool IsId(string? id) =>
        id is { Length: > 0 and <= ProcessStore.LongestId } && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    public static void CheckNewId(string? id) => new InputCheck()
        .Require(
            IsId(id), "id", $"编号须为 1 到 {ProcessStore.LongestId} 个小写字母、数字或连字符，如 repair-report。",
            $"An id has 1 to {ProcessStore.LongestId} small letters, digits and hyphens, such as repair-report.")
        .Require(!Reserved.Contains(id), "id", $"“{id}”另有用处，请换一个编号。", $"\"{id}\" has another use; choose another id.")
        .Done();

    /// <summary>Throws with a finding for each field that is not right.</summary>
    public static void Check(ProcessWanted wanted, string? id, IReadOnlyList<StoredProcess> others, CoverageAxes axes, IReadOnlyCollection<string> owners, bool isChosen)
    {
        var name = wanted.Name?.Trim();
        var check = new InputCheck()
            .Require(name is { Length: > 0 and <= LongestName }, "name", $"请填写名称，最多 {LongestName} 个字。", $"Give a name of up to {LongestName} characters.")
            .Require(
                !others.Any(other => other.Process.Id != id && string.Equals(other.Process.Name, name, StringComparison.OrdinalIgnoreCase)), "name",
                "已有同名的流程。", "Another process has this name.")
            .Require((wanted.EnglishName?.Trim().Length ?? 0) <= LongestName, "englishName", $"英文名最多 {LongestName} 个字。", $"The English name has up to {LongestName} characters.")
            .Require(
                (wanted.Description?.Length ?? 0) <= LongestDescription, "description", $"说明最多 {LongestDescription} 个字。", $"The description has up to {LongestDescription} characters.")
            .Require(IsOneOf<ProcessClass>(wanted.Class), "class", $"类别须为：{Names<ProcessClass>()}。", $"The class is one of: {Names<ProcessClass>()}.")
            .Require(
                wanted.Owner is { } owner && owners.Contains(owner), "owner",
                $"负责人须是流程负责人：{string.Join("、", owners)}。", $"The owner is one of the process owners: {string.Join(", ", owners)}.")
            .Require(
                string.IsNullOrWhiteSpace(wanted.MainGoal) || MainGoals.Find(wanted.MainGoal) is not null, "mainGoal",
                $"主要目标须为：{string.Join("、", MainGoals.All.Select(goal => goal.Id))}。", $"The main goal is one of: {string.Join(", ", MainGoals.All.Select(goal => goal.Id))}.");
        CheckAxis(check, "customers", wanted.Customers, axes.Customers);
        CheckAxis(check, "channels", wanted.Channels, axes.Channels);
        CheckAxis(check, "serviceKinds", wanted.ServiceKinds, axes.ServiceKinds);
        CheckAxis(check, "serviceItems", wanted.ServiceItems, axes.ServiceItems);
        if (isChosen && string.Equals(wanted.Class, nameof(ProcessClass.KeyUser), StringComparison.OrdinalIgnoreCase))
            CheckReach(check, wanted.Customers?.Count ?? 0, wanted.Channels?.Count ?? 0, wanted.ServiceKinds?.Count ?? 0);
        CheckLines(check, wanted);
        CheckKpis(check, wanted.Kpis ?? []);
        CheckExpected(check, wanted.Expected);
        check.Done();
    }

    /// <summary>A key user process depends on whom it serves, by which ways and with which kind of service.</summary>
    public static void CheckReach(InputCheck check, int customers, int channels, int serviceKinds)
    {
        const string zh = "关键用户流程须说明。";
        const string en = "A key user process says so.";
        check.Require(customers > 0, "customers", "服务于哪些客户？" + zh, "Which customers does it serve? " + en)
            .Require(channels > 0, "channels", "通过哪些渠道？" + zh, "By which channels? " + en)
            .Require(serviceKinds > 0, "serviceKinds", "属于哪类服务？" + zh, "Which kind of service is it? " + en);
    }

    /// <summary>Throws when points are missing or out of range.</summary>
    public static void Check(ScoreWanted wanted)
    {
        var points = wanted.Points ?? [];
        var check = new InputCheck();
        foreach (var criterion in CandidateScoring.Criteria)
        {
            var given = points.Where(entry => entry?.Criterion == criterion.Id).ToList();
            check.Require(
                given is [{ Points: >= CandidateScoring.Fewest and <= CandidateScoring.Most }], criterion.Id,
                $"请给“{criterion.Name.Zh}”{CandidateScoring.Fewest} 到 {CandidateScoring.Most} 分。",
                $"Give \"{criterion.Name.En}\" {CandidateScoring.Fewest} to {CandidateScoring.Most} points.");
        }

        var known = CandidateScoring.Criteria.Select(criterion => criterion.Id).ToList();
        check.Require(
            points.All(entry => entry?.Criterion is { } id && known.Contains(id)), "points",
            $"评分项须为：{string.Join("、", known)}。", $"A criterion is one of: {string.Join(", ", known)}.").Done();
    }

    public static bool IsOneOf<T>(string? name) where T : struct, Enum => Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase);

    public static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());

    private static void CheckAxis(InputCheck check, string field, IReadOnlyList<string?>? wanted, IReadOnlyList<AxisValue> axis)
    {
        var ids = axis.Select(value => value.Id).ToList();
        check.Require(
                (wanted ?? []).All(value => value is not null && ids.Contains(value)), field,
                $"须从本中心的取值中选择：{string.Join("、", ids)}。", $"Choose from the centre's values: {string.Join(", ", ids)}.")
            .Require((wanted ?? []).Distinct().Count() == (wanted?.Count ?? 0), field, "同一取值只能选一次。", "A value may be chosen once.");
    }

    private static void CheckLines(InputCheck check, ProcessWanted wanted)
    {
        check.Require(
                (wanted.Goals ?? []).All(IsLine) && (wanted.Goals?.Count ?? 0) <= MostLines, "goals",
                $"最多 {MostLines} 个目标，每个 1 到 {LongestText} 个字。", $"Up to {MostLines} goals of 1 to {LongestText} characters each.")
            .Require(
                (wanted.Inputs ?? []).All(input => IsOneOf<InputKind>(input?.Kind) && IsLine(input?.Text)) && (wanted.Inputs?.Count ?? 0) <= MostLines, "inputs",
                $"每项输入须有种类（{Names<InputKind>()}）和 1 到 {LongestText} 个字，最多 {MostLines} 项。",
                $"Each input has a kind ({Names<InputKind>()}) and 1 to {LongestText} characters, {MostLines} at most.")
            .Require(
                (wanted.Outputs ?? []).All(output => IsOneOf<OutputKind>(output?.Kind) && IsLine(output?.Text)) && (wanted.Outputs?.Count ?? 0) <= MostLines, "outputs",
                $"每项输出须有种类（{Names<OutputKind>()}）和 1 到 {LongestText} 个字，最多 {MostLines} 项。",
                $"Each output has a kind ({Names<OutputKind>()}) and 1 to {LongestText} characters, {MostLines} at most.");
    }

    private static bool IsLine(string? text) => text?.Trim() is { Length: > 0 and <= LongestText };

    private static void CheckKpis(InputCheck check, IReadOnlyList<KpiTargetWanted?> kpis)
    {
        check.Require(kpis.Count <= MostKpis, "kpis", $"指标宜少：最多 {MostKpis} 个。", $"Few indicators serve best: {MostKpis} at most.")
            .Require(kpis.DistinctBy(kpi => kpi?.Kpi).Count() == kpis.Count, "kpis", "同一指标只能选一次。", "A KPI may be chosen once.");
        foreach (var kpi in kpis)
        {
            var definition = kpi?.Kpi is { } id ? KpiCatalogue.Find(id) : null;
            check.Require(definition is not null, "kpis", $"没有指标“{kpi?.Kpi}”。", $"There is no KPI \"{kpi?.Kpi}\".");
            if (definition is null) continue;
            var (least, most) = RangeOf(definition);
            check.Require(
                kpi!.Target >= least && kpi.Target <= most, "kpis",
                $"“{definition.Name}”的目标值须为 {least} 到 {most}。", $"The target of \"{definition.EnglishName}\" is {least} to {most}.");
        }
    }

    private static (double Least, double Most) RangeOf(KpiDefinition kpi) => kpi.Unit switch
    {
        KpiUnit.Share => (0, 1),
        KpiUnit.Seconds => (0, 86_400),
        KpiUnit.PerHundred => (0, 100),
        KpiUnit.PerTenThousand => (0, 10_000),
        KpiUnit.NetScore => (-100, 100),
        _ => (0, 1_000_000_000),
    };

    private static void CheckExpected(InputCheck check, ExpectedWanted? expected)
    {
        if (expected is null) return;
        check.Require(
            new[] { expected.BenefitPerYear, expected.CostOnce, expected.CostPerYear }.All(money => money is >= 0 and <= MostMoney), "expected",
            "请给出每年收益、一次性成本和每年成本，均不小于 0。", "Give the benefit a year, the cost at the start and the cost a year, none below 0.");
    }
}
