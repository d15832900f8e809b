using CallCenter.Tasks;

namespace CallCenter.Workflows.Activities.Scripts;

/// <summary>The agent says something in their own words.</summary>
[Activity("CallCenter.ScriptSay", Categories.Scripts)]
[Texts("说", "Say", "坐席用自己的话向客户说明。", "The agent says something in their own words.")]
[Outcomes(ActivityPorts.Done)]
public sealed class ScriptSay : ScriptActivity
{
    protected override ScriptStepKind Kind => ScriptStepKind.Say;
}
