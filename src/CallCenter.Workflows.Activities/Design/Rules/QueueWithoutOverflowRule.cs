using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Who waits in a queue is offered something else after a while.</summary>
public sealed class QueueWithoutOverflowRule : IDesignRule
{
    public string Id => "queue-without-overflow";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("CallCenter.EnqueueContact"))
        {
            if (DesignContext.IsGiven(entry, "maxWait") || DesignContext.IsGiven(entry, "offerCallbackAfter")) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Warning(
                Id, "MaxWait", $"“{name}”没有最长等待，也不提供回呼，客户可能一直等。请填写其一，并连接相应出口。",
                $"\"{name}\" neither ends the wait nor offers a callback, so a caller may wait without end. Set one of them and connect its port.");
        }
    }
}
