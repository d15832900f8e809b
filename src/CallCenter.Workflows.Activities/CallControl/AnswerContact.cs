using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>Answers a ringing contact and goes on when the line is open.</summary>
[Activity("CallCenter.AnswerContact", Categories.CallControl)]
[Texts("应答", "Answer contact", "接听来电，接通后继续。", "Answers the contact and goes on when the line is open.")]
public sealed class AnswerContact : Activity
{
    public override ActivityResult Execute(ActivityContext context) =>
        Wait([On<ContactAnswered>(context.Contact.Value)], new Telephony.AnswerContact(context.Contact));

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is ContactAnswered ? Done() : base.Resume(context, received);
}
