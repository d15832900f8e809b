using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>Starts a flow for each contact that arrives for a number.</summary>
[Activity("CallCenter.ContactArrived", Categories.CallControl, Kind = ActivityKind.Trigger)]
[Texts("来电到达", "Contact arrived",
    "有客户拨入指定号码时启动流程。", "Starts the flow when a contact arrives for the number.")]
public sealed class ContactArrived : Activity
{
    [Input("号码", "Number",
        DescriptionZh = "客户拨打的号码；多个号码用逗号分隔，* 表示任意号码。",
        DescriptionEn = "The number that was dialled; several are separated by commas, * is any.")]
    public string Number { get; init; } = ContactStimuli.AnyNumber;

    [Input("渠道", "Channel", Hint = UiHints.DropDown, Options = ["Voice|电话|Voice", "Web|网上留言|Web message"])]
    public string Channel { get; init; } = "Voice";

    [Output("联络编号", "Contact id")] public string? ContactId { get; private set; }
    [Output("主叫号码", "From")] public string? From { get; private set; }
    [Output("被叫号码", "To")] public string? To { get; private set; }
    [Output("留言内容", "Message")] public string? Message { get; private set; }

    /// <summary>What a caller hears when their flow breaks down: never a dead line.</summary>
    private static readonly Text Apology = new(
        "非常抱歉，系统暂时无法为您服务，请稍后再拨。", "We are sorry, we cannot serve you at the moment. Please call again later.");

    public override IEnumerable<StimulusKey> TriggerKeys() => Number
        .Split([',', '，', ';', '；', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(PhoneNumber.Normalize)
        .Distinct(StringComparer.Ordinal)
        .Select(number => ContactStimuli.Arrival(Channel, number));

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.TriggerPayload is not Telephony.ContactArrived arrived)
        {
            throw Fault.Of(
                "没有联络到达：这个流程由来电启动，请拨打它绑定的号码来运行。",
                "No contact has arrived: this flow is started by a call, run it by calling the number it is bound to.",
                "no-contact");
        }

        ContactId = arrived.Contact.Value;
        From = arrived.From;
        To = arrived.To;
        Message = arrived.Text;
        context.CorrelationId = ContactId;
        var contact = ContactFacts.ContactOf(arrived.Contact, From, To, arrived.Channel, arrived.At);
        if (arrived.Text is { } text) contact["text"] = text;
        context.SetFact(ContactFacts.ContactFact, Value.Of(contact));
        return new ActivityResult.Done(["Done"], [])
        {
            WorkflowEndsOn = [new StimulusKey(nameof(ContactEnded), ContactId)],
            WhenOver = [new ReleaseContact(arrived.Contact)],
            WhenFaulted =
            [
                new Telephony.PlayPrompt(arrived.Contact, "apology", $"{Apology.Zh} {Apology.En}", null, Speech.Chinese, null, Interruptible: false),
                new ReleaseContact(arrived.Contact),
            ],
        };
    }
}
