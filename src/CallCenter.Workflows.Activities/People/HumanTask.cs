using CallCenter.Tasks;

namespace CallCenter.Workflows.Activities.People;

/// <summary>
/// Gives people a task and waits until one of them has done it. When it becomes overdue the flow goes on from <c>Overdue</c>
/// beside the task, which stays in people's lists: the outcome they choose follows later. With
/// <see cref="WithdrawWhenOverdue"/> the task is withdrawn instead, and <c>Overdue</c> is how it ends. When the flow ends or goes
/// on without it, the task is withdrawn.
/// </summary>
[Activity("CallCenter.HumanTask", Categories.People)]
[Texts("人工任务", "Human task",
    "交给角色、小组或个人办理，按办理结果分支；逾期时可先走“逾期”分支。", "Gives a role, a group or a person something to do and branches by what came of it; what is overdue can go on meanwhile.")]
public sealed class HumanTask : Activity
{
    private const string Overdue = "Overdue";

    [Input("标题", "Title", IsTemplate = true)]
    public required string Title { get; init; }

    [Input("说明", "Instructions", Hint = UiHints.MultiLine, IsTemplate = true)]
    public string? Instructions { get; init; }

    [Input("办理人", "Assignee", Hint = UiHints.DropDown, OptionsFrom = "assignees", IsTemplate = true,
        DescriptionZh = "角色、小组或坐席，如 role:TeamLead、group:客诉一组、agent:1019；也可用表达式算出。",
        DescriptionEn = "A role, a group or an agent, such as role:TeamLead, group:g7, agent:1019; an expression may compute it.")]
    public required string Assignee { get; init; }

    [Input("表单", "Form", Hint = UiHints.JsonEditor, DefaultSyntax = "Object", Check = typeof(FormCheck),
        DescriptionZh = "JSON schema：type、properties、required、enum、format、上下限。", DescriptionEn = "A JSON schema: type, properties, required, enum, format, limits.")]
    public Value Form { get; init; }

    [Input("办理结果", "Outcomes", Hint = UiHints.DynamicOutcomes, FixedOutcomes = [Overdue], DefaultSyntax = "Object", Check = typeof(OutcomesCheck),
        DescriptionZh = "每项是一个按钮，也是一个出口。", DescriptionEn = "Each is a button and a port.")]
    public IReadOnlyList<string> Outcomes { get; init; } = [ActivityPorts.Done];

    [Input("限时", "Due in", DescriptionZh = "如 PT4H；留空则不限时。有日历时只算工作时间。", DescriptionEn = "Such as PT4H; empty is without end. With a calendar only working time counts.")]
    public TimeSpan? DueIn { get; init; }

    [Input("工作日历", "Calendar", Hint = UiHints.DropDown, OptionsFrom = "calendars")]
    public string? Calendar { get; init; }

    [Input("逾期即撤回", "Withdraw when overdue", DescriptionZh = "不选时，任务逾期后仍可办理，办理结果照常生效。", DescriptionEn = "Otherwise an overdue task can still be done, and its outcome follows.")]
    public bool WithdrawWhenOverdue { get; init; }

    [Output("办理结果", "Outcome")] public string? Outcome { get; private set; }
    [Output("表单内容", "Values")] public Value Values { get; private set; }
    [Output("完成人", "Completed by")] public string? CompletedBy { get; private set; }
    [Output("完成时间", "Completed at")] public DateTimeOffset? CompletedAt { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Ask(new AskTaskTerms(Assignee, DueIn, string.IsNullOrWhiteSpace(Calendar) ? null : Calendar, context.Now));

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        TaskTerms terms => Give(context, terms),
        TimerElapsed when WithdrawWhenOverdue => Done(Overdue, new WithdrawTask(context.TaskId, new("已逾期，流程不再等待。", "It was overdue, and the flow went on."))),
        TimerElapsed => new ActivityResult.Waiting([Completion(context)], []) { Outcomes = [Overdue] },
        TaskCompleted completed => Complete(context, completed),
        _ => base.Resume(context, received),
    };

    public override IReadOnlyList<object> Withdraw(ActivityContext context) => [new WithdrawTask(context.TaskId)];

    private ActivityResult Give(ActivityContext context, TaskTerms terms)
    {
        context.Note("TaskGiven", terms.Assignee.Name);
        return Wait(
            terms.Times.DueAt is { } due ? [Completion(context), At(due, Overdue)] : [Completion(context)],
            new CreateTask(
                context.TaskId, context.InstanceId, Title, string.IsNullOrWhiteSpace(Instructions) ? null : Instructions, terms.Assignee, FormCheck.TextOf(Form), Outcomes,
                context.Now, terms.Times));
    }

    private ActivityResult Complete(ActivityContext context, TaskCompleted completed)
    {
        (Outcome, CompletedBy, CompletedAt) = (completed.Outcome, completed.PersonName, completed.At);
        Values = completed.Values is { } values ? ValueJson.Parse(values) : Value.Of(new ValueRecord());
        context.Note("TaskCompleted", $"{completed.PersonName} · {completed.Outcome}");
        return Done(completed.Outcome);
    }

    private static Waitable Completion(ActivityContext context) => On<TaskCompleted>(context.TaskId);
}

/// <summary>A form lies within the part of JSON schema that tasks keep.</summary>
internal sealed class FormCheck : IInputCheck
{
    public Text? Wrong(Value value) =>
        TextOf(value) is { } schema && TaskForm.Read(schema).Refusal is { } why ? new(why.Zh, why.En) : null;

    /// <summary>The schema as JSON, whether it was written as an object or as text; null when there is none.</summary>
    public static string? TextOf(Value form) =>
        form.IsNothing || (form.AsString is { } blank && string.IsNullOrWhiteSpace(blank)) ? null : form.AsString ?? ValueJson.Write(form);
}

/// <summary>The outcomes a task's buttons are made of.</summary>
internal sealed class OutcomesCheck : IInputCheck
{
    private const string Reserved = "Overdue";

    public Text? Wrong(Value value)
    {
        if (!InputConversion.TryConvert(value, typeof(IReadOnlyList<string>), out var converted, out _) || converted is not IReadOnlyList<string> outcomes) return null;
        if (outcomes.Count == 0) return new("至少需要一个办理结果，例如“完成”。", "There must be one outcome at least, such as \"Done\".");
        if (outcomes.Any(string.IsNullOrWhiteSpace)) return new("办理结果不能为空。", "An outcome must not be empty.");
        if (outcomes.Contains(Reserved)) return new("“Overdue”是逾期的出口，请为办理结果另取名称。", "\"Overdue\" is the port for overdue tasks; name the outcome otherwise.");
        return outcomes.Distinct().Count() < outcomes.Count ? new("办理结果不能重名。", "Outcomes must have different names.") : null;
    }
}
