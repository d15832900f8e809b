using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Dialogue;

/// <summary>Asks for several digits: a serial number, an order, a card. Secret ones are kept in no journal and in no clear text.</summary>
[Activity("CallCenter.CollectDigits", Categories.Dialogue)]
[Texts("收集按键", "Collect digits", "请客户输入一串数字，如序列号或订单号。", "Asks the caller to key in several digits, such as a serial number.")]
[Outcomes("Collected", "NoInput", "Invalid")]
public sealed class CollectDigits : DialogueActivity
{
    [Input("提示语", "Prompt", Hint = UiHints.MultiLine, IsTemplate = true)]
    public required string Prompt { get; init; }

    [Input("最少位数", "Minimum digits", Min = 0, Max = 64)]
    public int MinDigits { get; init; } = 1;

    [Input("最多位数", "Maximum digits", Min = 1, Max = 64, DescriptionZh = "输满即结束。", DescriptionEn = "Reaching it ends the input.")]
    public int MaxDigits { get; init; } = 20;

    [Input("结束键", "Finish key", DescriptionZh = "按下即结束输入，如 #；留空则没有结束键。", DescriptionEn = "Ends the input, e.g. #; empty has none.")]
    public string? FinishKey { get; init; } = "#";

    [Input("首位等待时间", "First digit timeout")]
    public TimeSpan FirstDigitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    [Input("位间等待时间", "Inter-digit timeout")]
    public TimeSpan InterDigitTimeout { get; init; } = TimeSpan.FromSeconds(2);

    [Input("最多次数", "Attempts", Min = 1, Max = 10)]
    public int Attempts { get; init; } = 3;

    [Input("敏感信息", "Sensitive", DescriptionZh = "卡号、密码等：不以明文保存或显示。", DescriptionEn = "Card numbers, passwords: never stored or shown in clear.")]
    public bool Sensitive { get; init; }

    [Output("按键", "Digits")] public Value Digits { get; private set; }

    /// <summary>Keys of this round so far.</summary>
    [State] public Value Pressed { get; set; }

    protected override TimeSpan FirstTimeout => FirstDigitTimeout;

    private string Keys => Pressed.AsString ?? "";

    public override ActivityResult Execute(ActivityContext context)
    {
        if (MinDigits < 0 || MaxDigits < 1 || MinDigits > MaxDigits)
        {
            throw Fault.Of(
                $"收集按键的位数范围不对（{MinDigits} 到 {MaxDigits}）：最少位数应不大于最多位数。",
                $"The digits to collect have an impossible range ({MinDigits} to {MaxDigits}): the minimum is at most the maximum.", "digit-range");
        }

        var contact = context.Contact;
        return Sensitive ? Say(context, Prompt, new BeginSensitiveInput(contact)) : Say(context, Prompt);
    }

    protected override ActivityResult OnDigit(ActivityContext context, DigitPressed pressed)
    {
        if (FinishKey?.Length > 0 && FinishKey[0] == pressed.Digit) return Judge(context);
        Pressed = Kept(Keys + pressed.Digit);
        return Keys.Length >= MaxDigits ? Judge(context) : Listen(context, InterDigitTimeout);
    }

    protected override ActivityResult OnSilence(ActivityContext context) => Keys.Length == 0 ? Again(context, "NoInput") : Judge(context);

    private ActivityResult Judge(ActivityContext context)
    {
        if (Keys.Length < MinDigits) return Again(context, "Invalid");
        Digits = Kept(Keys);
        return Finish(context, "Collected");
    }

    private ActivityResult Again(ActivityContext context, string outcome)
    {
        context.Note(outcome, Keys.Length == 0 ? null : Pressed.ToString());
        if (Round >= Attempts) return Finish(context, outcome);
        var silence = Silence(context);
        Pressed = Value.Undefined;
        return Say(context, Prompt, silence);
    }

    private ActivityResult Finish(ActivityContext context, string outcome)
    {
        var silence = Silence(context);
        Pressed = Value.Undefined;
        return Done(outcome, Sensitive ? [.. silence, new EndSensitiveInput(context.Contact)] : silence);
    }

    private Value Kept(string keys) => Sensitive ? Value.Of(new SensitiveText(keys)) : Value.Of(keys);
}
