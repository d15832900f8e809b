using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Checks;

/// <summary>Whether a calendar is open now, with holidays and make-up working days.</summary>
[Activity("CallCenter.CheckOpeningHours", Categories.Checks)]
[Texts("检查营业时间", "Check opening hours",
    "按营业日历判断现在是否营业，含节假日与调休。", "Branches by a calendar's opening hours, holidays and make-up days.")]
[Outcomes("Open", "Closed", "Holiday")]
public sealed class CheckOpeningHours : Activity
{
    [Input("营业日历", "Calendar", Hint = UiHints.DropDown, OptionsFrom = "calendars")]
    public required string Calendar { get; init; }

    [Output("节假日名称", "Holiday")] public string? HolidayName { get; private set; }
    [Output("下次营业时间", "Opens at")] public DateTimeOffset? OpensAt { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Ask(new AskOpening(Calendar));

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not OpeningAnswer answer) return base.Resume(context, received);
        HolidayName = answer.HolidayName;
        OpensAt = answer.OpensAt;
        var fact = new ValueRecord { ["state"] = answer.Opening.ToString() };
        if (answer.HolidayName is { } holiday) fact["holiday"] = holiday;
        if (answer.OpensAt is { } opens) fact["opensAt"] = opens.ToString("O");
        context.SetFact(ContactFacts.OpeningFact, Value.Of(fact));
        return Done(answer.Opening.ToString());
    }
}
