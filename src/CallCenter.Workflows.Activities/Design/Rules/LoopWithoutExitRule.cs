using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>What goes in a circle can leave it.</summary>
public sealed class LoopWithoutExitRule : IDesignRule
{
    private static readonly string[] Ends = ["Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Fault", "Elsa.Break", "CallCenter.EndContact"];

    public string Id => "loop-without-exit";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            foreach (var loop in chart.Loops)
            {
                if (loop.Any(id => chart.From(id).Any(line => !loop.Contains(line.TargetId)) || Ends.Contains(chart.Member(id).Node.Type) || chart.OpenPorts(chart.Member(id)).Any()))
                    continue;
                var first = chart.Members.First(entry => loop.Contains(entry.Node.Id));
                var names = loop.Select(id => RuleContext.NameOf(chart.Member(id).Node)).ToList();
                yield return first.Error(
                    Id, null, $"循环“{string.Join("→", names)}”没有出口，进去就出不来。请加一个离开的条件或次数上限。",
                    $"The loop {string.Join(" → ", names)} has no way out. Add a condition that leaves it, or a limit of rounds.");
            }
        }
    }
}
