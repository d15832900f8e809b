using CallCenter.Contacts;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>
/// Calls a number. Who answers becomes the contact of the flow: what follows is said to them, and their hanging up ends it.
/// </summary>
[Activity("CallCenter.PlaceCall", Categories.CallControl)]
[Texts("外呼", "Place call", "拨打一个号码，接通后由流程继续。", "Calls a number; the flow goes on with whoever answers.")]
[Outcomes("Answered", "Busy", "NoAnswer", "Failed")]
public sealed class PlaceCall : Activity
{
    [Input("号码", "Number", IsTemplate = true)]
    public required string Number { get; init; }

    [Input("显示号码", "Caller id", IsTemplate = true, DescriptionZh = "对方看到的号码。", DescriptionEn = "The number the far end sees.")]
    public string? CallerId { get; init; }

    [Input("振铃时间", "Timeout", DescriptionZh = "多久无人接听即放弃。", DescriptionEn = "When to give up ringing.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    [Output("联络编号", "Contact id")] public string? ContactId { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (!PhoneNumber.IsDiallable(Number))
        {
            context.Note("NotDiallable", Number);
            return Done("Failed");
        }

        var contact = ContactOf(context);
        return Wait([On<CallPlaced>(contact.Value)], new Telephony.PlaceCall(contact, PhoneNumber.Normalize(Number), CallerId ?? "", Timeout));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not CallPlaced placed) return base.Resume(context, received);
        context.Note(placed.Outcome.ToString(), Number);
        if (placed.Outcome != CallOutcome.Answered) return Done(placed.Outcome.ToString());

        ContactId = placed.Contact.Value;
        context.CorrelationId = ContactId;
        context.SetFact(ContactFacts.ContactFact, Value.Of(new ValueRecord
        {
            ["id"] = ContactId,
            ["from"] = PhoneNumber.Normalize(Number),
            ["to"] = CallerId ?? "",
            ["channel"] = Channels.Voice,
            ["arrivedAt"] = placed.At.ToString("O"),
        }));
        return new ActivityResult.Done(["Answered"], [])
        {
            WorkflowEndsOn = [new StimulusKey(nameof(ContactEnded), ContactId)],
            WhenOver = [new ReleaseContact(placed.Contact)],
            WhenFaulted = [new ReleaseContact(placed.Contact)],
        };
    }

    /// <summary>One contact for one run of this activity, known before the call is placed.</summary>
    private static ContactId ContactOf(ActivityContext context) => new("out-" + context.ExecutionId);
}
