using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Dialogue;

/// <summary>Offers choices by key. A key of several digits waits a moment for the rest where a shorter key could be meant.</summary>
[Activity("CallCenter.Menu", Categories.Dialogue)]
[Texts("语音菜单", "Menu", "播放菜单并按客户按键选择分支。", "Says a menu and branches by the key that is pressed.")]
public sealed class Menu : DialogueActivity
{
    [Input("提示语", "Prompt", Hint = UiHints.MultiLine, IsTemplate = true)]
    public required string Prompt { get; init; }

    [Input("重复提示语", "Repeat prompt", Hint = UiHints.MultiLine, IsTemplate = true,
        DescriptionZh = "没有按键或按错时播放；留空则重复提示语。", DescriptionEn = "Said after no key or a wrong one; empty repeats the prompt.")]
    public string? RepeatPrompt { get; init; }

    [Input("选项", "Choices", Hint = UiHints.DynamicOutcomes, FixedOutcomes = ["NoInput", "NoMatch"], DefaultSyntax = "Object",
        DescriptionZh = "每项如“1 电费”：第一个词是按键，整段文字是出口名。",
        DescriptionEn = "Each such as \"1 Billing\": its first word is the key, the whole text names the port.")]
    public required IReadOnlyList<string> Choices { get; init; }

    [Input("等待时间", "Timeout", DescriptionZh = "提示语播完后等待按键的时间。", DescriptionEn = "How long to wait for a key after the prompt's end.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    [Input("最多次数", "Attempts", Min = 1, Max = 10, DescriptionZh = "菜单最多播放几次。", DescriptionEn = "How often the menu is said at most.")]
    public int Attempts { get; init; } = 3;

    [Output("所选项", "Choice")] public string? Choice { get; private set; }
    [Output("按键", "Digits")] public string? Digits { get; private set; }

    /// <summary>Keys of this round so far.</summary>
    [State] public string Pressed { get; set; } = "";

    protected override TimeSpan FirstTimeout => Timeout;

    public override ActivityResult Execute(ActivityContext context)
    {
        _ = context.Contact;
        if (!Choices.Any(choice => KeyOf(choice).Length > 0))
        {
            throw Fault.Of(
                "菜单没有可按的选项：每个选项以按键开头，例如“1 电费”。",
                "The menu has no choice that can be pressed: each begins with its key, such as \"1 Billing\".", "menu-without-choices");
        }

        return Say(context, Prompt);
    }

    protected override ActivityResult OnDigit(ActivityContext context, DigitPressed pressed)
    {
        Pressed += pressed.Digit;
        if (IsBeginningOfLonger(Pressed)) return Listen(context, BetweenDigits);
        return ChoiceOf(Pressed) is { } choice ? Chosen(context, choice) : Again(context, "NoMatch");
    }

    protected override ActivityResult OnSilence(ActivityContext context)
    {
        if (Pressed.Length == 0) return Again(context, "NoInput");
        return ChoiceOf(Pressed) is { } choice ? Chosen(context, choice) : Again(context, "NoMatch");
    }

    private ActivityResult Chosen(ActivityContext context, string choice)
    {
        Choice = choice;
        Digits = Pressed;
        return Done(choice, Silence(context));
    }

    private ActivityResult Again(ActivityContext context, string outcome)
    {
        context.Note(outcome, Pressed.Length > 0 ? Pressed : null);
        Digits = Pressed;
        var silence = Silence(context);
        if (Round >= Attempts) return Done(outcome, silence);
        Pressed = "";
        return Say(context, string.IsNullOrWhiteSpace(RepeatPrompt) ? Prompt : RepeatPrompt, silence);
    }

    private bool IsBeginningOfLonger(string keys) =>
        Choices.Any(choice => KeyOf(choice) is var key && key.Length > keys.Length && key.StartsWith(keys, StringComparison.Ordinal));

    private string? ChoiceOf(string keys) => Choices.FirstOrDefault(choice => KeyOf(choice).SequenceEqual(keys));

    /// <summary>The first word when it can be keyed in, else empty.</summary>
    private static string KeyOf(string choice)
    {
        var word = choice.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        return word.All(c => char.IsAsciiDigit(c) || c is '*' or '#') ? word : "";
    }
}
