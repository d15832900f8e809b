using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Checks;

/// <summary>Whether the caller's number is on the block list.</summary>
[Activity("CallCenter.CheckBlocklist", Categories.Checks)]
[Texts("检查屏蔽名单", "Check block list", "屏蔽骚扰电话。", "Keeps nuisance calls out.")]
[Outcomes("Allowed", "Blocked")]
public sealed class CheckBlocklist : Activity
{
    [Output("屏蔽原因", "Reason")] public string? Reason { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        _ = context.Contact;

        // A withheld number is on no list.
        return context.Caller.Length == 0 ? Done("Allowed") : Ask(new AskBlocked(context.Caller));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not BlockedAnswer answer) return base.Resume(context, received);
        if (!answer.Blocked) return Done("Allowed");
        Reason = answer.Reason;
        context.Note("Blocked", answer.Reason);
        return Done("Blocked");
    }
}
