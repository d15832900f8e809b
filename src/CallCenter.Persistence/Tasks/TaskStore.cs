using CallCenter.Contacts;
using CallCenter.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Tasks;

/// <summary>Tasks and their histories in the database. Of two who change a task at once, one changes it and the other one sees that.</summary>
public sealed class TaskStore(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>So many times a change is tried anew against others of the same moment.</summary>
    private const int MostTries = 10;

    /// <summary>The index on assignees begins with the state.</summary>
    private static readonly TaskState[] EveryState = Enum.GetValues<TaskState>();

    /// <summary>Adds those that are not there yet; false when all were.</summary>
    public async Task<bool> AddAsync(IReadOnlyList<HumanTask> tasks, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var ids = tasks.Select(task => task.Id).ToList();
        var known = await context.Set<TaskRow>().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var task in tasks.Where(task => !known.Contains(task.Id)))
        {
            context.Add(TaskRow.Of(task));
            AddLines(context, task.Id, 0, TaskLife.Begin(task).Lines);
        }

        return await context.SaveChangesAsync(cancellationToken) > 0;
    }

    public async Task<HumanTask?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return (await context.Set<TaskRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToTask();
    }

    /// <summary>The steps of scripts that guide whoever has the contact, the earliest first.</summary>
    public async Task<IReadOnlyList<HumanTask>> ScriptStepsAsync(ContactId contact, CancellationToken cancellationToken)
    {
        var holder = TaskAssignee.HolderOf(contact).Key;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<TaskRow>().AsNoTracking().Where(row => EveryState.Contains(row.State) && row.Assignee == holder).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => row.ToTask())];
    }

    /// <summary>Contacts whose script waits for an answer.</summary>
    public async Task<IReadOnlyList<ContactId>> WaitingScriptsAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var names = await context.Set<TaskRow>().AsNoTracking()
            .Where(row => (row.State == TaskState.Open || row.State == TaskState.Claimed) && row.Script != null).Select(row => row.AssigneeName).Distinct().ToListAsync(cancellationToken);
        return [.. names.Select(name => new ContactId(name))];
    }

    /// <summary>What happened to a task, the earliest first.</summary>
    public async Task<IReadOnlyList<TaskLine>> HistoryAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<TaskLineRow>().AsNoTracking().Where(line => line.TaskId == id).OrderBy(line => line.Sequence)
            .Select(line => new TaskLine(line.At, line.Kind, line.Person, line.Text)).ToListAsync(cancellationToken);
    }

    /// <summary>Lets something happen to a task; null when there is none of that id.</summary>
    public async Task<TaskStep?> ChangeAsync(string id, TaskMove move, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryChangeAsync(id, move, at, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                // Somebody else changed it meanwhile: the move is judged anew, on the task as it is now.
            }
        }
    }

    /// <summary>The ids of tasks that can still be done among one and those it is the batch of.</summary>
    public Task<List<string>> LiveOfAsync(string idOrBatch, CancellationToken cancellationToken) =>
        IdsAsync(rows => rows.Where(row => (row.Id == idOrBatch || row.Batch == idOrBatch) && (row.State == TaskState.Open || row.State == TaskState.Claimed)), cancellationToken);

    /// <summary>The ids of what an agent is still to read of announced versions.</summary>
    public Task<List<string>> LiveReadingsAsync(string agentId, CancellationToken cancellationToken)
    {
        var agent = TaskAssignee.KeyOf(AssigneeKind.Agent, agentId);
        return IdsAsync(
            rows => rows.Where(row => (row.State == TaskState.Open || row.State == TaskState.Claimed) && row.Assignee == agent && row.Batch!.StartsWith(ReadingTask.BatchPrefix)), cancellationToken);
    }

    /// <summary>The ids of tasks that the clock has something to say of by a moment.</summary>
    public Task<List<string>> DueByAsync(DateTimeOffset moment, int most, CancellationToken cancellationToken) =>
        IdsAsync(rows => rows.Where(row => row.NextAt <= moment).OrderBy(row => row.NextAt).Take(most), cancellationToken);

    /// <summary>The next moment at which the clock has something to say.</summary>
    public async Task<DateTimeOffset?> NextAtAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<TaskRow>().Where(row => row.NextAt != null).OrderBy(row => row.NextAt).Select(row => row.NextAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The ids of tasks whose flow may not know yet that they are done.</summary>
    public Task<List<string>> UntoldAsync(int most, CancellationToken cancellationToken) =>
        IdsAsync(rows => rows.Where(row => row.IsUntold).OrderBy(row => row.EndedAt).Take(most), cancellationToken);

    /// <summary>Their flow knows, or is not there to be told.</summary>
    public async Task ToldAsync(string idOrBatch, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await context.Set<TaskRow>().Where(row => row.IsUntold && (row.Id == idOrBatch || row.Batch == idOrBatch))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsUntold, false), cancellationToken);
    }

    /// <summary>Those to be done by their due time, the earliest first; those that are over by their end, the latest first.</summary>
    public async Task<(IReadOnlyList<HumanTask> Tasks, int Total)> ListAsync(TaskFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = Matching(context, filter);
        var total = await rows.CountAsync(cancellationToken);
        rows = filter.Live
            ? rows.OrderBy(row => row.DueAt == null).ThenBy(row => row.DueAt).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id)
            : rows.OrderByDescending(row => row.EndedAt).ThenBy(row => row.Id);
        return ([.. (await rows.Skip(skip).Take(take).ToListAsync(cancellationToken)).Select(row => row.ToTask())], total);
    }

    public async Task<TaskCounts> CountAsync(TaskActor who, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (mine, shared) = (Matching(context, new(TaskScope.Mine, who)), Matching(context, new(TaskScope.Shared, who)));
        var overdue = await mine.CountAsync(row => row.DueAt <= now, cancellationToken) + await shared.CountAsync(row => row.DueAt <= now, cancellationToken);
        return new(await mine.CountAsync(cancellationToken), await shared.CountAsync(cancellationToken), overdue);
    }

    private static IQueryable<TaskRow> Matching(CallCenterDbContext context, TaskFilter filter)
    {
        var (own, shared, me) = (filter.Who.OwnKeys, filter.Who.SharedKeys, filter.Who.Person.Id);
        var level = filter.Who.EscalationLevel ?? int.MaxValue;
        var rows = context.Set<TaskRow>().AsNoTracking().Where(row => row.Script == null);
        rows = filter switch
        {
            { Scope: TaskScope.All, Live: true } => rows.Where(row => row.State == TaskState.Open || row.State == TaskState.Claimed),
            { Scope: TaskScope.All } => rows.Where(row => row.State == TaskState.Done || row.State == TaskState.Withdrawn),
            { Scope: TaskScope.Mine, Live: true } => rows.Where(row =>
                (row.State == TaskState.Claimed && row.ClaimerId == me) || (row.State == TaskState.Open && own.Contains(row.Assignee))),
            { Scope: TaskScope.Mine } => rows.Where(row => row.State == TaskState.Done && row.ClaimerId == me),
            { Live: true } => rows.Where(row =>
                row.State == TaskState.Open && !own.Contains(row.Assignee) && (shared.Contains(row.Assignee) || row.Escalation >= level)),
            _ => rows.Where(row => row.State == TaskState.Done && shared.Contains(row.FirstAssignee)),
        };
        if (filter.OverdueAt is { } now) rows = rows.Where(row => row.DueAt <= now);
        if (filter.Search?.Trim() is { Length: > 0 } text)
            rows = rows.Where(row => row.Title.Contains(text) || row.AssigneeName.Contains(text) || row.ClaimerName!.Contains(text));
        return rows;
    }

    private async Task<TaskStep?> TryChangeAsync(string id, TaskMove move, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<TaskRow>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row) return null;
        var step = TaskLife.Apply(row.ToTask(), move, at);
        if (step.Refusal is not null || step.Lines.Count == 0) return step;
        row.Take(step.Task);
        row.IsUntold = step.Task is { State: TaskState.Done, IsAwaited: true };

        // The task itself first: whoever comes second stops there, before there are two histories.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        AddLines(context, id, await context.Set<TaskLineRow>().CountAsync(line => line.TaskId == id, cancellationToken), step.Lines);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return step;
    }

    private static void AddLines(CallCenterDbContext context, string id, int before, IReadOnlyList<TaskLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
            context.Add(new TaskLineRow { TaskId = id, Sequence = before + i + 1, At = lines[i].At, Kind = lines[i].Kind, Person = lines[i].Person, Text = lines[i].Text });
    }

    private async Task<List<string>> IdsAsync(Func<IQueryable<TaskRow>, IQueryable<TaskRow>> choose, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await choose(context.Set<TaskRow>()).Select(row => row.Id).ToListAsync(cancellationToken);
    }
}
