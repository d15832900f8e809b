using System.Globalization;
using System.Net;
using System.Text;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>A document as a page of its own that prints well and loads nothing.</summary>
internal static class HtmlWriter
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private const string Style = """
        body{font:14px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;color:#1d2a2a;max-width:1080px;margin:0 auto;padding:24px}
        h1{font-size:24px;margin:0 0 12px}h2{font-size:17px;margin:28px 0 8px;border-bottom:2px solid #0f6e68;padding-bottom:4px}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}dt{color:#5b6b6b}dd{margin:0}
        table{border-collapse:collapse;width:100%;font-size:13px}th,td{border:1px solid #d8e2e2;padding:5px 8px;text-align:left;vertical-align:top}
        th{background:#eef4f3}td.letter{text-align:center;font-weight:600}td:nth-child(2),td:nth-child(3){min-width:7em}figure{margin:8px 0;overflow-x:auto}svg{height:auto}.muted{color:#5b6b6b}
        @page{size:A4;margin:16mm}@page chart{size:A4 landscape;margin:10mm}@media print{figure{page:chart}svg{max-width:100%}body{max-width:none;padding:0;font-size:11px}h2{break-after:avoid}tr,figure{break-inside:avoid}}
        """;

    public static string Write(ProcessDocument document)
    {
        var words = new DocumentWords(document.Language == RequestLanguage.Chinese);
        var page = Begin(document.Language, document.Title, document.Facts);
        Title(page, words.Of("步骤表", "Steps by people"));
        if (document.Steps.Count == 0) Muted(page, words.Of("还没有由人执行的步骤。", "No step by people yet."));
        else
        {
            Table(
                page, [words.Of("序号", "No."), words.Of("做什么", "What"), words.Of("谁", "Who"), words.Of("何时之前", "By when"), words.Of("出处", "From")],
                document.Steps.Select(step => new[] { $"{step.Number}", step.What, step.Who, step.By is { } by ? words.Duration(by) : "", step.Source ?? words.Of("步骤表", "Step table") }));
            if (document.Budget is { } budget) page.Append(Plain, $"<p>{words.Of("承诺时限合计（最长路径）：", "Promised time on the longest way: ")}<strong>{words.Duration(budget)}</strong></p>");
            Title(page, words.Of("职责表（RACI）", "Responsibilities (RACI)"));
            Table(page, [words.Of("步骤", "Step"), .. document.Roles], document.Raci.Select(row => (string[])[row.Step, .. document.Roles.Select(role => row.Letters[role])]), "letter");
            Muted(page, words.Of("R 执行，A 负责，C 咨询，I 知会。", "R does it, A answers for it, C is asked, I is told."));
        }

        foreach (var flow in document.Flows)
        {
            Title(page, flow.Name);
            if (flow.Description is { Length: > 0 } description) Muted(page, description);
            page.Append(Plain, $"<figure>{flow.Svg}</figure>");
            Table(
                page, [words.Of("序号", "No."), words.Of("步骤", "Step"), words.Of("类型", "Kind"), words.Of("说明", "What it says"), words.Of("之后", "Leads to")],
                flow.Nodes.Select(node => new[] { $"{node.Number}", node.Name, node.Kind, node.Text ?? "", string.Join("; ", node.Next) }));
        }

        Title(page, words.Of("修订记录", "Revisions"));
        Table(
            page, [words.Of("版本", "Version"), words.Of("状态", "Status"), words.Of("日期", "Date"), words.Of("人员", "By"), words.Of("变化", "What changed")],
            document.Revisions.Select(revision => new[] { $"{revision.Number}", revision.Status, $"{revision.At:yyyy-MM-dd}", revision.By, revision.Note ?? "" }));
        return page.Append("</body></html>").ToString();
    }

    public static string Write(Handout handout)
    {
        var page = Begin(handout.Language, handout.Title, handout.Facts);
        foreach (var section in handout.Sections)
        {
            Title(page, section.Title);
            foreach (var line in section.Lines) page.Append(Plain, $"<p>{Safe(line)}</p>");
            if (section.Table is { } table) Table(page, table.Head, table.Rows);
        }

        return page.Append("</body></html>").ToString();
    }

    private static StringBuilder Begin(string language, string title, IReadOnlyList<DocumentFact> facts)
    {
        var page = new StringBuilder();
        page.Append(Plain, $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{Safe(title)}</title><style>{Style}</style></head><body>");
        page.Append(Plain, $"<h1>{Safe(title)}</h1><dl>");
        foreach (var fact in facts) page.Append(Plain, $"<dt>{Safe(fact.Label)}</dt><dd>{Safe(fact.Text)}</dd>");
        return page.Append("</dl>");
    }

    private static void Title(StringBuilder page, string title) => page.Append(Plain, $"<h2>{Safe(title)}</h2>");

    private static void Muted(StringBuilder page, string text) => page.Append(Plain, $"<p class=\"muted\">{Safe(text)}</p>");

    private static void Table(StringBuilder page, IReadOnlyList<string> head, IEnumerable<string[]> rows, string? cell = null)
    {
        page.Append(Plain, $"<table><thead><tr>{string.Concat(head.Select(text => $"<th>{Safe(text)}</th>"))}</tr></thead><tbody>");
        foreach (var row in rows)
            page.Append(Plain, $"<tr>{string.Concat(row.Select((text, place) => cell is not null && place > 0 ? $"<td class=\"{cell}\">{Safe(text)}</td>" : $"<td>{Safe(text)}</td>"))}</tr>");
        page.Append("</tbody></table>");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
