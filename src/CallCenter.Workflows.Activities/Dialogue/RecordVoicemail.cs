using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Dialogue;

/// <summary>Asks for a message and records it.</summary>
[Activity("CallCenter.RecordVoicemail", Categories.Dialogue)]
[Texts("语音留言", "Record voicemail", "请客户留言并录音。", "Asks the caller for a message and records it.")]
[Outcomes("Recorded", "Empty")]
public sealed class RecordVoicemail : Activity
{
    [Input("提示语", "Prompt", Hint = UiHints.MultiLine, IsTemplate = true)]
    public string? Prompt { get; init; } = "请在提示音后留言，结束请按#号键。";

    [Input("最长时间", "Maximum length")]
    public TimeSpan MaxLength { get; init; } = TimeSpan.FromMinutes(2);

    [Output("录音", "Recording")] public string? Recording { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(Prompt)) return Record(context);
        var language = Speech.LanguageOf(context, Prompt);
        return Wait(
            [On<PromptFinished>(context.Contact.Value)],
            new Telephony.PlayPrompt(context.Contact, context.ExecutionId, Prompt, null, language, null, Interruptible: true));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case PromptFinished finished when finished.Prompt == context.ExecutionId: return Record(context);
            case PromptFinished: return Wait([On<PromptFinished>(context.Contact.Value)]);
            case VoicemailRecorded recorded when recorded.Voicemail != context.ExecutionId:
                return Wait([On<VoicemailRecorded>(context.Contact.Value)]);
            case VoicemailRecorded recorded:
                Recording = recorded.Recording;
                return Done(Recording is null ? "Empty" : "Recorded");
            default: return base.Resume(context, received);
        }
    }

    private ActivityResult Record(ActivityContext context) => Wait(
        [On<VoicemailRecorded>(context.Contact.Value)],
        new Telephony.RecordVoicemail(context.Contact, context.ExecutionId, MaxLength));
}
