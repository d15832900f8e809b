using CallCenter.Tasks;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Scripts;

/// <summary>
/// The agent reads a text out word for word and the customer confirms it. When the reading began and when it was confirmed is kept,
/// and noted in the contact's journal, so that it is found in the recording.
/// </summary>
[Activity("CallCenter.ScriptConfirm", Categories.Scripts)]
[Texts("照读并确认", "Read and confirm", "坐席逐字照读，由客户确认；开始与结束时间记入联络日志。",
    "The agent reads a text out word for word and the customer confirms it; begin and end are noted in the contact's journal.")]
[Outcomes(ActivityPorts.Done)]
public sealed class ScriptConfirm : ScriptActivity
{
    [Output("开始时间", "Begun at")] public DateTimeOffset? BegunAt { get; private set; }

    protected override ScriptStepKind Kind => ScriptStepKind.Confirm;

    protected override ActivityResult Finish(ActivityContext context, TaskCompleted completed)
    {
        BegunAt = completed.BegunAt;
        return Done(ActivityPorts.Done, new NoteScript(context.Contact, new($"{completed.PersonName}照读完毕，客户已确认。", $"{completed.PersonName} has read it out, and the customer has confirmed it.")));
    }
}
