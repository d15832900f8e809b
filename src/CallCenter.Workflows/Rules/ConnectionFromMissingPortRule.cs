namespace CallCenter.Workflows.Rules;

/// <summary>A connection leaves its activity by a port that the activity has.</summary>
public sealed class ConnectionFromMissingPortRule : IDefinitionRule
{
    public string Id => "connection-from-missing-port";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var chart in context.Nodes)
        {
            if (chart.Node.Connections.Count == 0) continue;
            var members = chart.Node.Children.Select(child => child.Node).DistinctBy(node => node.Id).ToDictionary(node => node.Id);
            foreach (var connection in chart.Node.Connections)
            {
                if (!members.TryGetValue(connection.SourceId, out var source)) continue;
                var entry = new RuleNode(source, context.Catalogue.Find(source.Type, source.Version));
                if (entry.Type?.PortsOf(source) is not { } ports || ports.Contains(connection.SourcePort)) continue;
                yield return Missing(entry, connection.SourcePort, context.NameOf(connection.TargetId), ports);
            }
        }
    }

    private Problem Missing(RuleNode entry, string port, string target, IReadOnlyList<string> ports)
    {
        var name = RuleContext.NameOf(entry.Node);
        var (zh, en) = ports.Count == 0
            ? ("它是终点，没有出口", "It ends the flow and has no port")
            : ($"它的出口是：{string.Join('、', ports)}", $"Its ports are: {string.Join(", ", ports)}");
        return entry.Error(
            Id, null,
            $"活动“{name}”没有出口“{port}”，却有连线由此通往“{target}”。{zh}。",
            $"Activity \"{name}\" has no port \"{port}\", but a connection leaves it there for \"{target}\". {en}.");
    }
}
