namespace CallCenter.Workflows.Rules;

/// <summary>An activity's id is its own: connections, bookmarks and journals name activities by it.</summary>
public sealed class DuplicateActivityIdRule : IDefinitionRule
{
    public string Id => "duplicate-activity-id";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var same in context.Nodes.GroupBy(entry => entry.Node.Id, StringComparer.Ordinal))
        {
            if (same.Skip(1).FirstOrDefault() is not { } second) continue;
            var names = same.Select(entry => RuleContext.NameOf(entry.Node)).ToList();
            yield return second.Error(
                Id, null,
                $"活动“{string.Join("”、“", names)}”的标识都是 {same.Key}。每个活动的标识必须唯一：请删除重复的，再从面板重新拖入。",
                $"Activities \"{string.Join("\", \"", names)}\" have the same id {same.Key}. Every id must be unique: delete the copies and add them anew from the palette.");
        }
    }
}
