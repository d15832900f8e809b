using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Nobody listens to a prompt of more than 20 seconds.</summary>
public sealed class PromptTooLongRule : IDesignRule
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);
    private static readonly string[] Prompts = ["text", "prompt", "repeatPrompt"];

    public string Id => "prompt-too-long";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Nodes.Where(entry => entry.Type is { Category: Categories.Dialogue } || entry.Node.Type == "CallCenter.EndContact"))
        {
            foreach (var input in Prompts)
            {
                if (DesignContext.FixedText(entry, input) is not { } text || SpeakingTime.Of(text) is var time && time <= Most) continue;
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Warning(
                    Id, entry.Type?.Inputs.FirstOrDefault(known => known.JsonName == input)?.Name, $"步骤“{name}”的提示语要播 {SpeakingTime.Of(text).TotalSeconds:0} 秒，不宜超过 {Most.TotalSeconds:0} 秒。请精简。",
                    $"The prompt of \"{name}\" takes {SpeakingTime.Of(text).TotalSeconds:0} seconds; nobody listens to more than {Most.TotalSeconds:0}. Say less.");
            }
        }
    }
}
