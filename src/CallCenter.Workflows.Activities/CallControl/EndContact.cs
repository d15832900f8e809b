using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>Says a last prompt, if there is one, and ends the contact.</summary>
[Activity("CallCenter.EndContact", Categories.CallControl)]
[Texts("结束联络", "End contact", "播放结束语（可选）后挂机。", "Says a last prompt, if given, and hangs up.")]
public sealed class EndContact : Activity
{
    [Input("结束语", "Prompt", Hint = UiHints.MultiLine, IsTemplate = true,
        DescriptionZh = "挂机前播放；留空则直接挂机。", DescriptionEn = "Said before hanging up; empty hangs up at once.")]
    public string? Prompt { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(Prompt)) return Done("Done", new Telephony.EndContact(context.Contact));
        return Wait(
            [On<PromptFinished>(context.Contact.Value)],
            new Telephony.PlayPrompt(
                context.Contact, context.ExecutionId, Prompt, null, Speech.LanguageOf(context, Prompt), null, Interruptible: false));
    }

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        PromptFinished finished when finished.Prompt == context.ExecutionId => Done("Done", new Telephony.EndContact(context.Contact)),
        PromptFinished => Wait([On<PromptFinished>(context.Contact.Value)]),
        _ => base.Resume(context, received),
    };
}
