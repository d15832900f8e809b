using System.Globalization;
using System.Net;
using System.Text;
using CallCenter.Kpis;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Pilots;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>What a decision on a pilot rests on, to be read, printed and kept: the same content as Markdown and as HTML, in one language.</summary>
internal sealed class EvidencePack(PilotRow row, PilotPlan plan, MonitorView view, bool isChinese, IReadOnlyDictionary<string, string> groups)
{
    private const string Style =
        "body{font:15px/1.6 system-ui,sans-serif;max-width:920px;margin:2em auto;padding:0 1em;color:#1c1c1e}table{border-collapse:collapse;width:100%;margin:.6em 0}"
        + "th,td{border-bottom:1px solid #ddd;padding:.3em .6em;text-align:left}figure{margin:1em 0}figcaption{color:#666}@media print{body{margin:0}figure,table{break-inside:avoid}}";

    private string Title => isChinese ? $"试点证据：{row.Name}" : $"Evidence of the pilot \"{row.Name}\"";

    public string Markdown()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"# {Title}").AppendLine();
        foreach (var section in Sections())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"## {section.Heading}").AppendLine();
            foreach (var line in section.Lines) text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
            if (section.Lines.Count > 0) text.AppendLine();
            if (section.Table is { } table) Table(text, table);
            foreach (var (caption, svg) in section.Charts)
                text.AppendLine(CultureInfo.InvariantCulture, $"![{caption}](data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))})").AppendLine();
        }

        return text.ToString();
    }

    public string Html()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{(isChinese ? "zh-CN" : "en")}\"><head><meta charset=\"utf-8\"><title>{Safe(Title)}</title><style>{Style}</style></head><body><h1>{Safe(Title)}</h1>");
        foreach (var section in Sections())
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(section.Heading)}</h2>");
            if (section.Lines.Count > 0) text.Append(CultureInfo.InvariantCulture, $"<ul>{string.Concat(section.Lines.Select(line => $"<li>{Safe(line)}</li>"))}</ul>");
            if (section.Table is { Count: > 0 } table)
            {
                text.Append(CultureInfo.InvariantCulture, $"<table><thead><tr>{string.Concat(table[0].Select(cell => $"<th>{Safe(cell)}</th>"))}</tr></thead><tbody>");
                foreach (var cells in table.Skip(1)) text.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(cells.Select(cell => $"<td>{Safe(cell)}</td>"))}</tr>");
                text.Append("</tbody></table>");
            }

            foreach (var (caption, svg) in section.Charts) text.Append(CultureInfo.InvariantCulture, $"<figure>{svg}<figcaption>{Safe(caption)}</figcaption></figure>");
        }

        return text.Append("</body></html>").ToString();
    }

    private IEnumerable<Section> Sections()
    {
        yield return new(Say("结论", "Verdict"), [.. Verdict()], null, []);
        yield return new(Say("计划", "Plan"), [.. Plan()], null, []);
        yield return new(Say("执行情况", "Conduct"), [.. Conduct()], null, []);
        yield return new(Say("指标", "KPIs"), [.. view.Kpis.Where(kpi => kpi.Obstacle is not null).Select(kpi => Say(kpi.Obstacle!))], [.. Kpis()], []);
        yield return new(Say("逐日曲线", "Day by day"), [], null, [.. view.Kpis.Select(kpi => (NameOf(kpi), EvidenceChart.Of(kpi, plan, isChinese)))]);
        if (view.Kpis.FirstOrDefault(kpi => kpi.Role == KpiRole.Primary) is { Groups.Count: > 0 } primary)
            yield return new(Say("各组（主要指标）", "Groups (primary KPI)"), [], [.. Groups(primary)], []);
    }

    private IEnumerable<string> Verdict()
    {
        yield return Say($"规则的建议：{Word(view.Proposal)}", $"The rules propose: {Word(view.Proposal)}");
        if (row.Decision is { } decision)
        {
            yield return Say(
                $"决定：{Word(decision)}（{row.EndedBy}，{row.EndedAt:yyyy-MM-dd HH:mm} UTC）", $"Decided: {Word(decision)} ({row.EndedBy}, {row.EndedAt:yyyy-MM-dd HH:mm} UTC)");
        }

        if (row.DecisionReason is { } reason) yield return Say($"理由：{reason}", $"Reason: {reason}");
        foreach (var why in view.Reasons) yield return Say(why);
    }

    private IEnumerable<string> Plan()
    {
        yield return Say($"试点版本 {plan.PilotVersion}，对照版本 {plan.ControlVersion}", $"Pilot version {plan.PilotVersion}, control version {plan.ControlVersion}");
        yield return Say($"参加的组：{Names(plan.Design.Groups)}", $"Groups: {Names(plan.Design.Groups)}");
        if (plan.Design is PilotDesign.Parallel arms)
            yield return Say($"试点组：{Names(arms.Pilots)}；对照组：{Names(arms.Controls)}", $"Pilot: {Names(arms.Pilots)}; control: {Names(arms.Controls)}");
        yield return Say(
            $"由种子 {plan.Seed} 从 {plan.Design.Mechanism.Count:0} 种可能的分配中抽取，最小可达 p = {PValue(plan.Design.Mechanism.SmallestP)}",
            $"Drawn by seed {plan.Seed} of {plan.Design.Mechanism.Count:0} possible assignments; the smallest p within reach is {PValue(plan.Design.Mechanism.SmallestP)}");
        yield return Say(
            $"开始 {plan.Launch:yyyy-MM-dd}，测量 {plan.Measured.From:yyyy-MM-dd} 至 {plan.Measured.Until:yyyy-MM-dd}，{plan.DecisionOn:yyyy-MM-dd} 起可判定；数据截至 {view.Until:yyyy-MM-dd}",
            $"Launched {plan.Launch:yyyy-MM-dd}, measured {plan.Measured.From:yyyy-MM-dd} to {plan.Measured.Until:yyyy-MM-dd}, to be decided from {plan.DecisionOn:yyyy-MM-dd}; figures up to {view.Until:yyyy-MM-dd}");
        if (row.LaunchReason is { } reason) yield return Say($"有警告仍开始的理由：{reason}", $"Launched in spite of warnings, because: {reason}");
    }

    private IEnumerable<string> Conduct()
    {
        foreach (var arm in view.Volumes)
            yield return Say($"{(arm.Arm == "pilot" ? "试点" : "对照")}：{arm.Contacts} 个联络，{arm.AgentDays:0} 人日", $"{arm.Arm}: {arm.Contacts} contacts, {arm.AgentDays:0} agent days");
        yield return Say(
            $"样本比例检验 p = {PValue(view.SampleRatioP)}（警戒线 {PValue(view.SampleRatioAlarm)}）", $"Sample ratio: p = {PValue(view.SampleRatioP)} (alarm at {PValue(view.SampleRatioAlarm)})");
        yield return Say(
            $"阅读并通过测验的试点坐席：{Share(view.Exposure)}（至少 {Share(view.LeastExposure)}）", $"Pilot agents with receipt and quiz: {Share(view.Exposure)} (at least {Share(view.LeastExposure)})");
        yield return Say(
            $"使用另一组版本的联络：{Share(view.Contamination)}（最多 {Share(view.MostContamination)}）",
            $"Contacts under the other arm's version: {Share(view.Contamination)} (at most {Share(view.MostContamination)})");
        if (view.Trend is { P: { } p }) yield return Say($"试点前两组走势的安慰剂检验 p = {PValue(p)}", $"Placebo test of the weeks before: p = {PValue(p)}");
    }

    private IEnumerable<string[]> Kpis()
    {
        yield return isChinese
            ? ["指标", "作用", "试点", "对照", "差异", "95 % 区间", "随机化 p", "分子/分母（试点）", "分子/分母（对照）"]
            : ["KPI", "Role", "Pilot", "Control", "Difference", "95 % interval", "Randomisation p", "Pilot, of", "Control, of"];
        foreach (var kpi in view.Kpis)
        {
            yield return
            [
                NameOf(kpi), Word(kpi.Role), Value(kpi, kpi.Pilot.Value), Value(kpi, kpi.Control.Value), Value(kpi, kpi.Effect, isDifference: true),
                kpi.Low is null ? "–" : $"{Value(kpi, kpi.Low, true)} … {Value(kpi, kpi.High, true)}", PValue(kpi.P), Of(kpi.Pilot), Of(kpi.Control),
            ];
        }
    }

    private IEnumerable<string[]> Groups(KpiView kpi)
    {
        yield return isChinese ? ["组", "所属", "试点前", "试点中"] : ["Group", "Arm", "Before", "During"];
        foreach (var group in kpi.Groups)
            yield return [groups.GetValueOrDefault(group.Group, group.Group), group.IsPilot ? Say("试点", "pilot") : Say("对照", "control"), Value(kpi, group.Before), Value(kpi, group.During)];
    }

    private string Names(IEnumerable<string> ids) => string.Join(isChinese ? "、" : ", ", ids.Select(id => groups.GetValueOrDefault(id, id)));

    private string NameOf(KpiView kpi) => isChinese ? kpi.Name : kpi.EnglishName;

    private string Say(string zh, string en) => isChinese ? zh : en;

    private string Say(Why why) => isChinese ? why.Zh : why.En;

    private string Word(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Ship => Say("推广", "ship"),
        VerdictKind.RollBack => Say("回退", "roll back"),
        VerdictKind.Hold => Say("暂缓", "hold"),
        _ => Say("无效", "invalid"),
    };

    private string Word(KpiRole role) => role switch
    {
        KpiRole.Primary => Say("主要", "primary"),
        KpiRole.Guardrail => Say("护栏", "guardrail"),
        _ => Say("观察", "watch"),
    };

    private static string Of(KpiValue value) => string.Create(CultureInfo.InvariantCulture, $"{value.Numerator:0.#} / {value.Denominator} ({value.RuleSet} {value.RuleSetVersion}, {value.Maturity})");

    private static string Value(KpiView kpi, double? value, bool isDifference = false)
    {
        if (value is not { } known) return "–";
        var text = kpi.Unit == KpiUnit.Share
            ? (known * 100).ToString("0.##", CultureInfo.InvariantCulture) + (isDifference ? " pp" : " %")
            : known.ToString("0.##", CultureInfo.InvariantCulture) + (kpi.Unit == KpiUnit.Seconds ? " s" : "");
        return isDifference && known > 0 ? "+" + text : text;
    }

    private static string PValue(double? p) => p is not { } value ? "–" : value < 0.0001 ? "< 0.0001" : value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Share(double? share) => share is { } known ? (known * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %" : "–";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static void Table(StringBuilder text, IReadOnlyList<string[]> table)
    {
        for (var i = 0; i < table.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table[i].Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
            if (i == 0) text.AppendLine(CultureInfo.InvariantCulture, $"|{string.Concat(table[0].Select(_ => "---|"))}");
        }

        text.AppendLine();
    }

    private sealed record Section(string Heading, IReadOnlyList<string> Lines, IReadOnlyList<string[]>? Table, IReadOnlyList<(string Caption, string Svg)> Charts);
}
