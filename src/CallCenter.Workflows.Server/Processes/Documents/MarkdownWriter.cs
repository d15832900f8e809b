using System.Globalization;
using System.Text;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>A document as Markdown; charts are pictures in the text itself.</summary>
internal static class MarkdownWriter
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Write(ProcessDocument document)
    {
        var words = new DocumentWords(document.Language == RequestLanguage.Chinese);
        var text = Begin(document.Title, document.Facts);
        Table(
            text, words.Of("步骤表", "Steps by people"), [words.Of("序号", "No."), words.Of("做什么", "What"), words.Of("谁", "Who"), words.Of("何时之前", "By when"), words.Of("出处", "From")],
            document.Steps.Select(step => new[] { $"{step.Number}", step.What, step.Who, step.By is { } by ? words.Duration(by) : "", step.Source ?? words.Of("步骤表", "Step table") }));
        if (document.Budget is { } budget) text.AppendLine().AppendLine(Plain, $"{words.Of("承诺时限合计（最长路径）", "Promised time on the longest way")}: **{words.Duration(budget)}**");
        Table(
            text, words.Of("职责表（RACI）", "Responsibilities (RACI)"), [words.Of("步骤", "Step"), .. document.Roles],
            document.Raci.Select(row => (string[])[row.Step, .. document.Roles.Select(role => row.Letters[role])]));
        foreach (var flow in document.Flows)
        {
            text.AppendLine().AppendLine(Plain, $"## {Safe(flow.Name)}").AppendLine();
            if (flow.Description is { Length: > 0 } description) text.AppendLine(Safe(description)).AppendLine();
            text.AppendLine(Plain, $"![{Safe(flow.Name)}](data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(flow.Svg))})");
            Table(
                text, null, [words.Of("序号", "No."), words.Of("步骤", "Step"), words.Of("类型", "Kind"), words.Of("说明", "What it says"), words.Of("之后", "Leads to")],
                flow.Nodes.Select(node => new[] { $"{node.Number}", node.Name, node.Kind, node.Text ?? "", string.Join("; ", node.Next) }));
        }

        Table(
            text, words.Of("修订记录", "Revisions"), [words.Of("版本", "Version"), words.Of("状态", "Status"), words.Of("日期", "Date"), words.Of("人员", "By"), words.Of("变化", "What changed")],
            document.Revisions.Select(revision => new[] { $"{revision.Number}", revision.Status, $"{revision.At:yyyy-MM-dd}", revision.By, revision.Note ?? "" }));
        return text.ToString();
    }

    public static string Write(Handout handout)
    {
        var text = Begin(handout.Title, handout.Facts);
        foreach (var section in handout.Sections)
        {
            text.AppendLine().AppendLine(Plain, $"## {Safe(section.Title)}");
            foreach (var line in section.Lines) text.AppendLine().AppendLine(Safe(line));
            if (section.Table is { } table) Table(text, null, table.Head, table.Rows);
        }

        return text.ToString();
    }

    private static StringBuilder Begin(string title, IReadOnlyList<DocumentFact> facts)
    {
        var text = new StringBuilder();
        text.AppendLine(Plain, $"# {Safe(title)}").AppendLine();
        foreach (var fact in facts) text.AppendLine(Plain, $"- **{Safe(fact.Label)}**: {Safe(fact.Text)}");
        return text;
    }

    private static void Table(StringBuilder text, string? title, IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        if (title is not null) text.AppendLine().AppendLine(Plain, $"## {Safe(title)}");
        text.AppendLine().AppendLine(Plain, $"| {string.Join(" | ", head.Select(Safe))} |").AppendLine(Plain, $"|{string.Concat(Enumerable.Repeat("---|", head.Count))}");
        foreach (var row in rows) text.AppendLine(Plain, $"| {string.Join(" | ", row.Select(Safe))} |");
    }

    /// <summary>What people wrote is words, not marks.</summary>
    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#') safe.Append('\\');
            safe.Append(c);
        }

        return safe.ToString();
    }
}
