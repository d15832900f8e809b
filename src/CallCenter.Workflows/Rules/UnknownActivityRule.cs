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
            var (zh, en) = Alike(context.Catalogue, type) is { } alike
                ? ($"是否指 {alike}？", $"Did you mean {alike}?")
                : ("请换成活动面板中的活动。", "Use an activity of the palette instead.");
            yield return entry.Error(
                Id, null,
                $"活动“{name}”的类型 {type}（版本 {entry.Node.Version}）此处没有。{zh}",
                $"Activity \"{name}\" is of type {type} (version {entry.Node.Version}), which is not known here. {en}");
        }
    }

    private static string? Alike(ActivityCatalogue catalogue, string type)
    {
        var last = type[(type.LastIndexOf('.') + 1)..];
        return catalogue.All.FirstOrDefault(known => known.IsBrowsable && string.Equals(known.Name, last, StringComparison.OrdinalIgnoreCase))?.TypeName;
    }
}
