using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A join in a circle has its fork in the circle too: else it waits in the second round for branches that do not come again.</summary>
public sealed class JoinInLoopRule : IDesignRule
{
    public string Id => "join-in-loop";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            foreach (var loop in chart.Loops)
            {
                var members = loop.Select(chart.Member).ToList();
                if (members.Any(entry => entry.Node.Type == "Elsa.FlowFork")) continue;
                foreach (var join in members.Where(entry => entry.Node.Type == "Elsa.FlowJoin" && DesignContext.FixedText(entry, "mode") is not "WaitAny"))
                {
                    var name = RuleContext.NameOf(join.Node);
                    yield return join.Warning(
                        Id, null, $"汇合“{name}”在循环里，分支却在循环外：第二轮会一直等待。请把分支也放进循环，或把方式改为“任一”。",
                        $"Join \"{name}\" is in a loop whose fork is outside: in the second round it waits for ever. Put the fork into the loop, or let any one branch do.");
                }
            }
        }
    }
}
