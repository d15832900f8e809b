using CallCenter.Tasks;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Activities.Scripts;

/// <summary>The agent chooses what fits, and the script goes on by that.</summary>
[Activity("CallCenter.ScriptChoose", Categories.Scripts)]
[Texts("选", "Choose", "坐席按客户的情况选择，话术按所选分支。", "The agent chooses what fits, and the script branches by it.")]
public sealed class ScriptChoose : ScriptActivity
{
    [Input("选项", "Choices", Hint = UiHints.DynamicOutcomes, DefaultSyntax = "Object", Check = typeof(ChoicesCheck),
        DescriptionZh = "每项如“1 紧急”：第一个词是按键，整段文字是出口名。", DescriptionEn = "Each such as \"1 Urgent\": its first word is the key, the whole text names the port.")]
    public required IReadOnlyList<string> Choices { get; init; }

    [Output("所选项", "Choice")] public string? Choice { get; private set; }

    protected override ScriptStepKind Kind => ScriptStepKind.Choose;

    protected override IReadOnlyList<string> Ends => Choices;

    protected override ActivityResult Finish(ActivityContext context, TaskCompleted completed)
    {
        Choice = completed.Outcome;
        return Done(completed.Outcome);
    }

    protected override string AnswerOf(TaskCompleted completed) => completed.Outcome;
}

/// <summary>The choices a step's buttons are made of: each is a port, and its first word a key of its own.</summary>
internal sealed class ChoicesCheck : IInputCheck
{
    public Text? Wrong(Value value)
    {
        if (!InputConversion.TryConvert(value, typeof(IReadOnlyList<string>), out var converted, out _) || converted is not IReadOnlyList<string> choices) return null;
        if (choices.Count == 0) return new("至少需要一个选项，例如“1 紧急”。", "There must be one choice at least, such as \"1 Urgent\".");
        if (choices.Any(string.IsNullOrWhiteSpace)) return new("选项不能为空。", "A choice must not be empty.");
        var twice = choices.GroupBy(choice => choice.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries)[0], StringComparer.OrdinalIgnoreCase).FirstOrDefault(key => key.Count() > 1);
        return twice is null ? null : new($"按键“{twice.Key}”用了不止一次。", $"The key \"{twice.Key}\" is used more than once.");
    }
}
