using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Rules;

/// <summary>Every activity is of a type in the catalogue.</summary>
public sealed class UnknownActivityRule : IDefinitionRule
{
    public string Id => "unknown-activity";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var entry in context.Nodes)
        {
            if (entry.Type is not null) continue;
            var name = RuleContext.NameOf(entry.Node);
            var type = entry.Node.Type;
            var (zh, en) = Reasons.TryGetValue(type, out var reason) ? (reason.Zh, reason.En)
                : Alike(context.Catalogue, type) is { } alike
                ? ($"是否指 {alike}？", $"Did you mean {alike}?")
                : ("请换成活动面板中的活动。", "Use an activity of the palette instead.");
            yield return entry.Error(
                Id, null,
                $"活动“{name}”的类型 {type}（版本 {entry.Node.Version}）此处没有。{zh}",
                $"Activity \"{name}\" is of type {type} (version {entry.Node.Version}), which is not known here. {en}");
        }
    }

    /// <summary>Elsa's own types that have no meaning on a server, and what to use instead.</summary>
    private static readonly Dictionary<string, Text> Reasons = new(StringComparer.Ordinal)
    {
        ["Elsa.ReadLine"] = new("服务器没有可输入的控制台：请用 Elsa.Event 等待外部的回答。", "A server has no console to read from: use Elsa.Event to wait for an answer from outside."),
        ["Elsa.Inline"] = new("它的内容是程序代码，不能存入流程：请用 Elsa.RunJavaScript。", "It is program code, which a stored flow cannot hold: use Elsa.RunJavaScript."),
        ["Elsa.Composite"] = new("它只是其他活动的基类：请用 Elsa.Sequence、Elsa.Flowchart，或把流程用作活动。", "It is only the base of other activities: use Elsa.Sequence, Elsa.Flowchart, or a workflow as an activity."),
        ["Elsa.Container"] = new("它只是其他活动的基类：请用 Elsa.Sequence 或 Elsa.Flowchart。", "It is only the base of other activities: use Elsa.Sequence or Elsa.Flowchart."),
        ["Elsa.RunCSharp"] = new("不能运行 C# 脚本，它能触及整个服务器：请用 Elsa.RunJavaScript。", "C# scripts, which could reach the whole server, are not run: use Elsa.RunJavaScript."),
        ["Elsa.RunPython"] = new("不能运行 Python 脚本：请用 Elsa.RunJavaScript。", "Python scripts are not run: use Elsa.RunJavaScript."),
    };

    private static string? Alike(ActivityCatalogue catalogue, string type)
    {
        var last = type[(type.LastIndexOf('.') + 1)..];
        return catalogue.All.FirstOrDefault(known => known.IsBrowsable && string.Equals(known.Name, last, StringComparison.OrdinalIgnoreCase))?.TypeName;
    }
}
