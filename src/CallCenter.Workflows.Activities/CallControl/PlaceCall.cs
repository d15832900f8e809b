using System.Globalization;
using CallCenter.Contacts;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>
/// Calls a number, again when it was not reached and only at allowed hours where that is asked for. Who answers becomes the contact of
/// the flow: what follows is said to them, and their hanging up ends it. The outcome is that of the last call.
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

    [Input("最多拨打次数", "Attempts", DescriptionZh = "未接通时重拨，共拨这么多次。", DescriptionEn = "Calls again when it was not reached, so many times in all.")]
    public int Attempts { get; init; } = 1;

    [Input("重拨间隔", "Retry after", DescriptionZh = "未接通后多久再拨。", DescriptionEn = "How long after a call that was not answered.")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    [Input("允许外呼的日历", "Calendar", Hint = UiHints.DropDown, OptionsFrom = "calendars",
        DescriptionZh = "只在日历的营业时间内拨打，其余时间等到下次营业；留空则不限。",
        DescriptionEn = "Calls only while the calendar is open and waits for that otherwise; empty calls at any hour.")]
    public string? Calendar { get; init; }

    [Output("联络编号", "Contact id")] public string? ContactId { get; private set; }
    [Output("已拨次数", "Calls placed")] public int? CallsPlaced { get; private set; }

    [State] public int Placed { get; set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (PhoneNumber.IsDiallable(Number)) return CallWhenAllowed(context);
        context.Note("NotDiallable", Number);
        return Done("Failed");
    }

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        OpeningAnswer { Opening: Opening.Open } => Call(context),
        OpeningAnswer { OpensAt: { } opens } => Wait([At(opens, "Allowed")]),
        OpeningAnswer => NeverAllowed(context),
        TimerElapsed { Name: "Allowed" or "Retry" } => CallWhenAllowed(context),
        CallPlaced placed => Called(context, placed),
        _ => base.Resume(context, received),
    };

    private ActivityResult CallWhenAllowed(ActivityContext context) =>
        string.IsNullOrWhiteSpace(Calendar) ? Call(context) : Ask(new AskOpening(Calendar));

    private ActivityResult NeverAllowed(ActivityContext context)
    {
        context.Note("Closed", Calendar);
        return End("Failed");
    }

    private ActivityResult Call(ActivityContext context)
    {
        Placed++;
        var contact = ContactOf(context);
        return Wait([On<CallPlaced>(contact.Value)], new Telephony.PlaceCall(contact, PhoneNumber.Normalize(Number), CallerId ?? "", Timeout));
    }

    private ActivityResult Called(ActivityContext context, CallPlaced placed)
    {
        context.Note(placed.Outcome.ToString(), Number);
        if (placed.Outcome == CallOutcome.Answered) return Answered(context, placed);
        return Placed < Attempts ? Wait([At(context.Now + RetryAfter, "Retry")]) : End(placed.Outcome.ToString());
    }

    private ActivityResult End(string outcome)
    {
        CallsPlaced = Placed;
        return Done(outcome);
    }

    private ActivityResult Answered(ActivityContext context, CallPlaced placed)
    {
        CallsPlaced = Placed;
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

    /// <summary>One contact for each call, known before it is placed.</summary>
    private ContactId ContactOf(ActivityContext context) =>
        new(Placed <= 1 ? "out-" + context.ExecutionId : string.Create(CultureInfo.InvariantCulture, $"out-{context.ExecutionId}-{Placed}"));
}
