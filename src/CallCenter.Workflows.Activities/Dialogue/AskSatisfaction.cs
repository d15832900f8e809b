using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Dialogue;

/// <summary>Asks how satisfied the caller is, by one key; asks once more after a wrong one.</summary>
[Activity("CallCenter.AskSatisfaction", Categories.Dialogue)]
[Texts("满意度调查", "Ask satisfaction", "请客户按键评价本次服务，并记录得分。", "Asks the caller to rate the service by a key, and notes the score.")]
[Outcomes("Rated", "NoAnswer")]
public sealed class AskSatisfaction : DialogueActivity
{
    private const int Attempts = 2;

    [Input("提示语", "Prompt", Hint = UiHints.MultiLine, IsTemplate = true)]
    public string Prompt { get; init; } = "请对本次服务评分，1分最低，5分最高。";

    [Input("分值上限", "Scale", Min = 2, Max = 9, DescriptionZh = "1 到此分值均可选。", DescriptionEn = "Scores are 1 to this.")]
    public int Scale { get; init; } = 5;

    [Output("得分", "Score")] public int? Score { get; private set; }

    protected override TimeSpan FirstTimeout => TimeSpan.FromSeconds(10);

    public override ActivityResult Execute(ActivityContext context)
    {
        _ = context.Contact;
        if (Scale is < 2 or > 9)
        {
            throw Fault.Of(
                $"满意度的分值上限为 {Scale}：应为 2 到 9，用一个按键表示。",
                $"The satisfaction scale is {Scale}: it is 2 to 9, for one key has to say it.", "scale-range");
        }

        return Say(context, Prompt);
    }

    protected override ActivityResult OnDigit(ActivityContext context, DigitPressed pressed)
    {
        var silence = Silence(context);
        var score = pressed.Digit - '0';
        if (score < 1 || score > Scale) return Round < Attempts ? Say(context, Prompt, silence) : Done("NoAnswer", silence);
        Score = score;
        return Done("Rated", [.. silence, new NoteSatisfaction(context.Contact, score, Scale)]);
    }

    protected override ActivityResult OnSilence(ActivityContext context) => Done("NoAnswer");
}
