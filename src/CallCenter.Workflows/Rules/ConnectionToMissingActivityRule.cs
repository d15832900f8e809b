using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Rules;

/// <summary>Both ends of a connection are activities of the same flowchart.</summary>
public sealed class ConnectionToMissingActivityRule : IDefinitionRule
{
    public string Id => "connection-to-missing-activity";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var chart in context.Nodes)
        {
            var members = chart.Node.Children.Select(child => child.Node.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var connection in chart.Node.Connections)
            {
                foreach (var end in (string[])[connection.SourceId, connection.TargetId])
                {
                    if (!members.Contains(end)) yield return Missing(context, chart, connection, end);
                }
            }
        }
    }

    private Problem Missing(RuleContext context, RuleNode chart, Connection connection, string end)
    {
        var (from, to) = (context.NameOf(connection.SourceId), context.NameOf(connection.TargetId));
        var elsewhere = context.Nodes.Any(entry => entry.Node.Id == end);
        var (zh, en) = elsewhere ? ("不在同一张流程图里", "is in another flowchart") : ("不存在", "does not exist");
        return chart.Error(
            Id, null,
            $"连线“{from}”→“{to}”的一端 {end} {zh}。请删除这条连线，或连到本流程图中的活动。",
            $"The connection from \"{from}\" to \"{to}\" ends at {end}, which {en}. Delete it, or connect it to an activity of this flowchart.");
    }
}
