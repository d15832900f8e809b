using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Dialogue;

/// <summary>Says a text or plays a recorded prompt to its end.</summary>
[Activity("CallCenter.PlayPrompt", Categories.Dialogue)]
[Texts("播放提示语", "Play prompt", "播报一段文字或播放一段录音。", "Says a text or plays a recorded prompt.")]
public sealed class PlayPrompt : Activity
{
    [Input("文字", "Text", Hint = UiHints.MultiLine, IsTemplate = true,
        DescriptionZh = "由语音合成播报，可引用 {{contact.from}}、{{customer.name}} 等。",
        DescriptionEn = "Said by a synthesised voice; may use {{contact.from}}, {{customer.name}} and so on.")]
    public string? Text { get; init; }

    [Input("录音", "Audio", OptionsFrom = "prompts", Hint = UiHints.DropDown,
        DescriptionZh = "预录提示音的名称；填写后代替文字。", DescriptionEn = "Name of a recorded prompt; takes the place of the text.")]
    public string? Audio { get; init; }

    [Input("语言", "Language", Hint = UiHints.DropDown, Options = ["zh-CN|普通话|Mandarin Chinese", "en-US|英语|English"])]
    public string Language { get; init; } = "zh-CN";

    [Input("嗓音", "Voice", DescriptionZh = "留空使用默认嗓音。", DescriptionEn = "Empty takes the default voice.")]
    public string? Voice { get; init; }

    [Input("可打断", "Interruptible", DescriptionZh = "按键即停止播放。", DescriptionEn = "A key press stops it.")]
    public bool Interruptible { get; init; } = true;

    public override ActivityResult Execute(ActivityContext context)
    {
        var contact = context.Contact;
        var hasAudio = !string.IsNullOrWhiteSpace(Audio);
        if (!hasAudio && string.IsNullOrWhiteSpace(Text))
        {
            context.Note("NothingToSay");
            return Done();
        }

        return Wait(
            [On<PromptFinished>(contact.Value)],
            new Telephony.PlayPrompt(contact, context.ExecutionId, hasAudio ? null : Text, hasAudio ? Audio : null, Language, Voice, Interruptible));
    }

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        PromptFinished finished when finished.Prompt == context.ExecutionId => Done(),
        PromptFinished => Wait([On<PromptFinished>(context.Contact.Value)]),
        _ => base.Resume(context, received),
    };
}
