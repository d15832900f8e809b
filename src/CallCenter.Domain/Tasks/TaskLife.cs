namespace CallCenter.Tasks;

/// <summary>What can happen to a task, by whom, and what it is then.</summary>
public static class TaskLife
{
    public static TaskStep Begin(HumanTask task) => new(task, [new(task.CreatedAt, TaskLineKind.Created, null, task.Assignee.Name)]);

    public static TaskStep Apply(HumanTask task, TaskMove move, DateTimeOffset at) => move switch
    {
        TaskMove.TimePassed => Pass(task, at),
        TaskMove.Withdraw when !task.IsLive => new(task, []),
        TaskMove.Withdraw withdraw => Withdraw(task, withdraw, at),
        _ when !task.IsLive => Over(task),
        TaskMove.Fulfil done => Fulfil(task, done, at),
        _ when task.Announcement is not null => Refused(task, TaskRefusal.Conflict, ReadingTask.ByQuizOnly),
        TaskMove.HandBack or TaskMove.Delegate when task.Script is not null => NotYours(task),
        TaskMove.Claim claim => Claim(task, claim.By, at),
        TaskMove.HandBack back => HandBack(task, back, at),
        TaskMove.Delegate give => Delegate(task, give, at),
        TaskMove.Complete complete => Complete(task, complete, at),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    private static TaskStep Claim(HumanTask task, TaskActor by, DateTimeOffset at)
    {
        // Whoever a contact is transferred to in the middle of a reading begins it anew.
        if (task.Claimer is { } claimer && (claimer.Id == by.Person.Id || task.Script is null)) return claimer.Id == by.Person.Id ? new(task, []) : InHand(task, claimer);
        return by.MayTake(task) ? new(Taken(task, by) with { ClaimedAt = at }, [Line(at, TaskLineKind.Claimed, by, null)]) : NotYours(task);
    }

    private static TaskStep HandBack(HumanTask task, TaskMove.HandBack move, DateTimeOffset at)
    {
        if (task.Claimer is { } claimer ? claimer.Id != move.By.Person.Id && !move.By.Oversees : !move.By.Owns(task) && !move.By.Oversees)
            return task.Claimer is null ? NotYours(task) : InHand(task, task.Claimer);
        if (task.Claimer is null && task.Assignee == task.FirstAssignee)
        {
            return Refused(task, TaskRefusal.Conflict, new(
                "没有人认领该任务，它本来就在原处，无需退回；可以转交他人。", "Nobody has claimed this task and it is where it began: there is nothing to hand back. You can delegate it."));
        }

        return new(
            task with { State = TaskState.Open, Claimer = null, ClaimedAt = null, Assignee = task.FirstAssignee },
            [Line(at, TaskLineKind.HandedBack, move.By, Joined(task.FirstAssignee.Name, move.Note))]);
    }

    private static TaskStep Delegate(HumanTask task, TaskMove.Delegate move, DateTimeOffset at)
    {
        if (!move.By.Oversees && !move.By.Owns(task)) return task.Claimer is { } claimer ? InHand(task, claimer) : NotYours(task);
        if (task.Claimer is null && task.Assignee.Key == move.To.Key)
        {
            return Refused(task, TaskRefusal.Conflict, new(
                $"任务已经在“{move.To.Names.Zh}”那里，请选择另一位。", $"\"{move.To.Names.En}\" has the task already. Choose somebody else."));
        }

        return new(
            task with { State = TaskState.Open, Claimer = null, ClaimedAt = null, Assignee = move.To },
            [Line(at, TaskLineKind.Delegated, move.By, Joined(move.To.Name, move.Note))]);
    }

    private static TaskStep Complete(HumanTask task, TaskMove.Complete move, DateTimeOffset at)
    {
        if (WhyNot(task, move.By) is { } not) return not;
        if (!task.Outcomes.Contains(move.Outcome))
        {
            return Refused(task, TaskRefusal.BadInput, new(
                $"任务没有“{move.Outcome}”这个结果，可选：{string.Join('、', task.Outcomes)}。",
                $"The task has no outcome \"{move.Outcome}\"; it has: {string.Join(", ", task.Outcomes)}."));
        }

        var values = (string?)null;
        if (task.Form is not null && TaskForm.Read(task.Form).Form is { } form)
        {
            var filled = form.Fill(move.Values);
            if (filled.Errors.Count > 0)
                return Refused(task, TaskRefusal.BadInput, new("请改正标出的内容。", "Mend what is marked.")) with { Fields = filled.Errors };
            values = filled.Values;
        }

        return new(
            Taken(task, move.By) with { State = TaskState.Done, Outcome = move.Outcome, Values = values, EndedAt = at },
            [Line(at, TaskLineKind.Completed, move.By, move.Outcome)]);
    }

    private static TaskStep Fulfil(HumanTask task, TaskMove.Fulfil move, DateTimeOffset at) => new(
        task with { State = TaskState.Done, Claimer = move.By, Outcome = move.Outcome, EndedAt = at },
        [new(at, TaskLineKind.Completed, move.By.Name, move.Outcome)]);

    /// <summary>Why this person cannot complete it; null when they can.</summary>
    private static TaskStep? WhyNot(HumanTask task, TaskActor by)
    {
        if (task.Script is null && task.Claimer is { } claimer) return claimer.Id == by.Person.Id ? null : InHand(task, claimer);
        if (!by.MayTake(task)) return NotYours(task);
        return task.Script != ScriptStepKind.Confirm || task.Claimer?.Id == by.Person.Id ? null : Refused(task, TaskRefusal.Conflict, task.Claimer is { } before
            ? new($"{before.Name}开始照读后转给了您，请从头照读。", $"{before.Name} had begun to read this before the contact came to you: begin it anew.")
            : new("请先开始照读，再确认。", "Begin to read it before you confirm it."));
    }

    private static TaskStep Withdraw(HumanTask task, TaskMove.Withdraw move, DateTimeOffset at) => new(
        task with { State = TaskState.Withdrawn, EndedAt = at },
        [new(at, TaskLineKind.Withdrawn, null, move.Reason is { } why ? $"{why.Zh} / {why.En}" : null)]);

    /// <summary>Whatever is due by now, in order: after a long stop of the server several times may have passed.</summary>
    private static TaskStep Pass(HumanTask task, DateTimeOffset at)
    {
        var lines = new List<TaskLine>();
        while (task.NextAt is { } next && next <= at)
        {
            if (!task.IsReminded && task.Escalation == 0 && next != task.Times.DueAt)
            {
                task = task with { IsReminded = true };
                lines.Add(new(next, TaskLineKind.Reminded, null, task.Claimer?.Name ?? task.Assignee.Name));
                continue;
            }

            task = task with { IsReminded = true, Escalation = task.Escalation + 1 };
            lines.Add(new(next, task.Escalation == 1 ? TaskLineKind.Overdue : TaskLineKind.Escalated, null, TaskActor.EscalationRoles[task.Escalation - 1]));
        }

        return new(task, lines);
    }

    private static HumanTask Taken(HumanTask task, TaskActor by) => task with { State = TaskState.Claimed, Claimer = by.Person };

    private static TaskStep Over(HumanTask task) => Refused(task, TaskRefusal.Conflict, task.Script is not null ? OverStep(task) : task.State == TaskState.Done
        ? new($"任务已由{task.Claimer?.Name}完成：{task.Outcome}。", $"{task.Claimer?.Name} has completed this task: {task.Outcome}.")
        : new("任务已撤回，流程不再需要它。", "The task was withdrawn: its flow does not need it any more."));

    private static Why OverStep(HumanTask step) => step.State == TaskState.Done
        ? new($"这一步已由{step.Claimer?.Name}答过：{step.Outcome}。", $"{step.Claimer?.Name} has answered this step: {step.Outcome}.")
        : new("这一步已经撤下，话术不再等待它。", "This step was taken back: its script does not wait for it any more.");

    private static TaskStep InHand(HumanTask task, TaskPerson claimer) => Refused(task, TaskRefusal.Conflict, new(
        $"{claimer.Name}已认领该任务。", $"{claimer.Name} has claimed this task."));

    private static TaskStep NotYours(HumanTask task) => Refused(task, TaskRefusal.NotYours, task.Script is not null ? NotHolding : new(
        $"该任务交给的是“{task.Assignee.Names.Zh}”。请他们转交给您，或请班组长处理。",
        $"This task is for \"{task.Assignee.Names.En}\". Have it delegated to you by them or by a team lead."));

    private static readonly Why NotHolding = new(
        "话术由正在服务该联络的坐席逐步完成，现在不是您。", "A script is gone through by the agent who has the contact in hand, which is not you at present.");

    private static TaskStep Refused(HumanTask task, TaskRefusal refusal, Why because) => new(task, [], refusal, because);

    private static TaskLine Line(DateTimeOffset at, TaskLineKind kind, TaskActor by, string? text) => new(at, kind, by.Person.Name, text);

    private static string Joined(string name, string? note) => string.IsNullOrWhiteSpace(note) ? name : $"{name}: {note.Trim()}";
}
