using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Telephony;
using CallCenter.Workflows.Server.Desk;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>What happens to tasks: stored, then told to whom it concerns - the flow that waits, the clock, the pages.</summary>
internal sealed class HumanTasks(TaskStore store, TaskTelling telling, TaskClock clock, TasksPush push, DeskPush desks, TimeProvider time)
{
    public async Task<TaskStep?> ApplyAsync(string id, TaskMove move, CancellationToken cancellationToken)
    {
        var step = await store.ChangeAsync(id, move, time.GetUtcNow(), cancellationToken);
        if (step is not { Refusal: null, Lines.Count: > 0 }) return step;
        Tell(step.Task);
        if (step.Task.State == TaskState.Done) await telling.TellAsync(step.Task, cancellationToken);
        clock.LookAgain();
        return step;
    }

    public async Task AddAsync(IReadOnlyList<HumanTask> tasks, CancellationToken cancellationToken)
    {
        if (!await store.AddAsync(tasks, cancellationToken)) return;
        foreach (var task in tasks) Tell(task);
        clock.LookAgain();
    }

    /// <summary>A step of a script is shown beside its contact, all else in lists of tasks.</summary>
    private void Tell(HumanTask task)
    {
        if (task.Script is null) push.Changed();
        else desks.Changed(new(FloorThing.Contact, task.Assignee.Id));
    }

    /// <summary>Withdraws a task, or all of a batch that nobody has done yet.</summary>
    public async Task WithdrawAsync(string idOrBatch, Why? reason, CancellationToken cancellationToken)
    {
        foreach (var id in await store.LiveOfAsync(idOrBatch, cancellationToken)) await ApplyAsync(id, new TaskMove.Withdraw(reason), cancellationToken);

        // What somebody completed in the same moment: the flow does not wait for it any more.
        await store.ToldAsync(idOrBatch, cancellationToken);
    }
}
