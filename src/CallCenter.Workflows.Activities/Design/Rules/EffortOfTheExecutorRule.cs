using CallCenter.Telephony;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>
/// A step asks no more of a person than can be done at a glance: ten fields to fill in and a minute of reading. Reading is taken
/// to be as fast as speaking, which spares those who are new.
/// </summary>
public sealed class EffortOfTheExecutorRule : IDesignRule
{
    private const int MostFields = 10;
    private static readonly TimeSpan MostReading = TimeSpan.FromMinutes(1);

    public string Id => "effort-of-the-executor";
    public HouseRule Quotes => HouseRule.Convenience;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.StepsByPeople)
        {
            var name = RuleContext.NameOf(entry.Node);
            if (entry.Node.Inputs.TryGetValue("form", out var form) && DesignContext.Json(form)?["properties"].AsRecord is { Count: > MostFields } fields)
            {
                yield return entry.Warning(
                    Id, "Form", $"步骤“{name}”要填 {fields.Count} 项，不宜超过 {MostFields} 项。请删去系统已知的，或分成两步。",
                    $"\"{name}\" has {fields.Count} fields to fill in; {MostFields} are enough. Leave out what the system knows, or make it two steps.");
            }

            var words = DesignContext.FixedText(entry, "instructions") ?? DesignContext.FixedText(entry, "text") ?? "";
            if (SpeakingTime.Of(words) is var time && time > MostReading)
            {
                yield return entry.Warning(
                    Id, DesignContext.IsScriptStep(entry.Node) ? "Text" : "Instructions", $"步骤“{name}”的文字要读 {time.TotalSeconds:0} 秒，不宜超过 {MostReading.TotalSeconds:0} 秒。请精简。",
                    $"\"{name}\" takes {time.TotalSeconds:0} seconds to read; {MostReading.TotalSeconds:0} are enough. Say less.");
            }
        }
    }
}
