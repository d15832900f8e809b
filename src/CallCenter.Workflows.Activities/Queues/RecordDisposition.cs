using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Queues;

/// <summary>
/// Says which results an agent may note for the contact. Before a queue, it is for whoever will take the contact and the flow goes
/// on at once; after a talk, or beside one, it waits for the agent's choice. An agent who signs off without one leaves it empty.
/// </summary>
[Activity("CallCenter.RecordDisposition", Categories.Queues)]
[Texts("记录处理结果", "Record disposition",
    "规定坐席在话后处理中可选的处理结果（代替队列的话后代码）。坐席正在通话或话后处理时，等待其选择；否则立即继续。",
    "Says which results the agent chooses from in wrap-up, in place of the queue's codes. Waits for the choice while an agent talks or wraps up, else goes on at once.")]
[Outcomes("Done")]
public sealed class RecordDisposition : Activity
{
    /// <summary>As long as a code may be that an agent gives.</summary>
    private const int Longest = 60;

    [Input("可选结果", "Codes", Hint = UiHints.MultiText, DescriptionZh = "坐席必须选择其一；留空则恢复使用队列的话后代码。", DescriptionEn = "The agent must choose one; empty lets the queue's codes count again.")]
    public IReadOnlyList<string> Codes { get; init; } = [];

    [Output("处理结果", "Disposition")] public string? Disposition { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var codes = Codes.Select(code => code.Trim().Replace(" / ", "/", StringComparison.Ordinal)).Where(code => code.Length > 0).Distinct().ToList();
        if (codes.Find(code => code.Length > Longest) is { } tooLong)
        {
            throw Fault.Of(
                $"处理结果“{tooLong}”太长：最多 {Longest} 个字。", $"The result \"{tooLong}\" is too long: {Longest} characters at most.", "code-too-long");
        }

        return Wait([On<DispositionRecorded>(context.Contact.Value)], new Telephony.RecordDisposition(context.Contact, context.ExecutionId, codes));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not DispositionRecorded recorded) return base.Resume(context, received);
        if (recorded.Disposition is { } asked && asked != context.ExecutionId) return Wait([On<DispositionRecorded>(context.Contact.Value)]);
        Disposition = recorded.Code;
        context.Note(recorded.Code is null ? "NotChosen" : "Chosen", recorded.Code);
        return Done("Done");
    }
}
