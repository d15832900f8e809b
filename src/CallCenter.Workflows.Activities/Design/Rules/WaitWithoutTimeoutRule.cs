using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Who waits for something outside has another branch that waits for time.</summary>
public sealed class WaitWithoutTimeoutRule : IDesignRule
{
    private static readonly string[] Waits = ["Elsa.Event", "Elsa.RunTask"];
    private static readonly string[] Timers = ["Elsa.Delay", "Elsa.Timer", "Elsa.StartAt", "Elsa.Cron"];

    public string Id => "wait-without-timeout";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        var raced = context.Charts.SelectMany(Raced).Concat(context.Of("Elsa.Fork", "Elsa.Parallel").SelectMany(entry => Raced(entry.Node))).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in context.Of(Waits).Where(entry => !entry.Node.CanStartWorkflow && !raced.Contains(entry.Node.NodeId)))
        {
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Warning(
                Id, null, $"步骤“{name}”可能一直等下去。请用分叉并行一个延时，任一到达即继续。",
                $"\"{name}\" may wait for ever. Fork beside it a branch with a delay, and go on with whichever comes first.");
        }
    }

    /// <summary>Members of a chart that a fork runs beside a timer.</summary>
    private static IEnumerable<string> Raced(FlowChart chart)
    {
        foreach (var fork in chart.Members.Where(entry => entry.Node.Type == "Elsa.FlowFork"))
        {
            var branches = chart.From(fork.Node.Id).GroupBy(line => line.SourcePort).Select(port => chart.Reachable(port.Select(line => line.TargetId))).ToList();
            foreach (var branch in branches.Where(branch => branches.Any(other => other != branch && other.Except(branch).Any(id => HasTimer(chart.Member(id).Node)))))
            {
                foreach (var node in branch.SelectMany(id => chart.Member(id).Node.Flatten())) yield return node.NodeId;
            }
        }
    }

    /// <summary>Nodes of a container that runs them beside a timer.</summary>
    private static IEnumerable<string> Raced(ActivityNode fork) => fork.Children
        .Where(branch => fork.Children.Any(other => other != branch && HasTimer(other.Node)))
        .SelectMany(branch => branch.Node.Flatten()).Select(node => node.NodeId);

    private static bool HasTimer(ActivityNode node) => node.Flatten().Any(inner => Timers.Contains(inner.Type));
}
