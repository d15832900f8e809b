using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Who calls when the centre is closed hears so.</summary>
public sealed class AfterHoursRule : IDesignRule
{
    public string Id => "after-hours";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            foreach (var check in chart.Members.Where(entry => entry.Node.Type == "CallCenter.CheckOpeningHours"))
            {
                if (!chart.OpenPorts(check).Contains("Closed")) continue;
                yield return check.Error(
                    Id, null, $"“{RuleContext.NameOf(check.Node)}”的“已下班”出口没有连接，下班后来电无人应答。请连到提示语或留言。",
                    $"Port \"Closed\" of \"{RuleContext.NameOf(check.Node)}\" leads nowhere: after hours the line goes dead. Connect it to a prompt or a voicemail.");
            }
        }

        if (context.Of("CallCenter.EnqueueContact").FirstOrDefault() is { } queue && !context.Of("CallCenter.CheckOpeningHours").Any())
        {
            yield return queue.Warning(
                Id, null, $"客户进入“{RuleContext.NameOf(queue.Node)}”之前没有检查营业时间。请先用“检查营业时间”。",
                $"Opening hours are not looked at before \"{RuleContext.NameOf(queue.Node)}\". Put \"Check opening hours\" before it.");
        }
    }
}
