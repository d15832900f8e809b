using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Queues;

/// <summary>
/// Transfers the caller. Connected is taken when the talk is over and the caller is still there, as with a queue, so that
/// whatever follows does not talk into it; until then the flow waits.
/// </summary>
[Activity("CallCenter.TransferContact", Categories.Queues)]
[Texts("转接", "Transfer contact", "转接到坐席、队列、坐席组或电话号码。", "Transfers to an agent, a queue, a group or a number.")]
[Outcomes("Connected", "Busy", "NoAnswer", "Failed")]
public sealed class TransferContact : Activity
{
    [Input("目标", "Target", IsTemplate = true,
        DescriptionZh = "坐席工号、队列名、坐席组名或电话号码。", DescriptionEn = "An agent's work number, a queue, a group or a number.")]
    public required string Target { get; init; }

    [Input("方式", "Kind", Hint = UiHints.DropDown, Options = ["Blind|盲转|Blind", "Attended|咨询后转|Attended"])]
    public TransferKind Kind { get; init; } = TransferKind.Blind;

    [Input("等待时间", "Timeout", DescriptionZh = "多久无人接听即放弃。", DescriptionEn = "When to give up ringing.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public override ActivityResult Execute(ActivityContext context)
    {
        var contact = context.Contact;
        if (string.IsNullOrWhiteSpace(Target))
        {
            context.Note("NoTarget");
            return Done("Failed");
        }

        return Wait([On<TransferEnded>(contact.Value)], new Telephony.TransferContact(contact, context.ExecutionId, Target, Kind, Timeout));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case TransferEnded ended when ended.Transfer != context.ExecutionId:
                return Wait([On<TransferEnded>(context.Contact.Value)]);
            case TransferEnded { Outcome: TransferOutcome.Connected }:
                context.Note("Connected", Target);
                return Wait([On<TalkEnded>(context.Contact.Value)]);
            case TransferEnded ended: return Done(ended.Outcome.ToString());
            case TalkEnded: return Done("Connected");
            default: return base.Resume(context, received);
        }
    }
}
