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

    [Input("通报内容", "Announcement", Hint = UiHints.MultiLine, IsTemplate = true,
        DescriptionZh = "咨询后转时，对方接听后、与客户接通前只对对方播报，可引用 {{contact.from}}、{{customer.name}} 等；留空则播报来电号码和客户姓名。",
        DescriptionEn = "Of an attended transfer: said to whoever answers, and only to them, before they get the caller; may use {{contact.from}}, {{customer.name}} and so on. Empty says number and customer.")]
    public string? Announcement { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var contact = context.Contact;
        if (string.IsNullOrWhiteSpace(Target))
        {
            context.Note("NoTarget");
            return Done("Failed");
        }

        return Wait([On<TransferEnded>(contact.Value)], Command(context));
    }

    private Telephony.TransferContact Command(ActivityContext context)
    {
        var blind = new Telephony.TransferContact(context.Contact, context.ExecutionId, Target, Kind, Timeout);
        if (Kind != TransferKind.Attended) return blind;
        var text = string.IsNullOrWhiteSpace(Announcement) ? WhoCalls(context) : Announcement.Trim();
        return blind with { Announcement = text, Language = Speech.LanguageOf(context, text) };
    }

    private static string WhoCalls(ActivityContext context)
    {
        var customer = context.GetFact(ContactFacts.CustomerFact);
        var (name, title, number) = (customer["name"].AsString, customer["title"].AsString, string.Join(' ', context.Caller.ToCharArray()));
        var isKnown = !string.IsNullOrEmpty(name);
        if (Speech.IsChinese(Speech.LanguageOf(context)))
            return "转接来电：" + (isKnown ? $"客户{name}{title}，" : "") + (number.Length > 0 ? $"号码 {number}。" : "号码未知。");
        return "A transferred call" + (isKnown ? $" from {title} {name}".Replace("  ", " ", StringComparison.Ordinal) : "") + (number.Length > 0 ? $", number {number}." : ", number withheld.");
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
