using CallCenter.Tasks;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>A scenario's tasks in memory, with the same rules as the centre's.</summary>
internal sealed class TaskBox
{
    /// <summary>May do every task, so that a scenario need not say who does.</summary>
    private static readonly TaskActor Anybody = new(new("u1", "剧本")) { Roles = ["Administrator"] };

    private readonly Dictionary<string, HumanTask> _tasks = new(StringComparer.Ordinal);

    public IReadOnlyList<HumanTask> Live
    {
        get
        {
            lock (_tasks) return [.. _tasks.Values.Where(task => task.IsLive)];
        }
    }

    public Task TakeAsync(TaskCommand command)
    {
        lock (_tasks)
        {
            switch (command)
            {
                case ShowScriptStep step: _tasks.TryAdd(step.Task, step.ToTask()); break;
                case CreateTask create: _tasks.TryAdd(create.Task, Of(create)); break;
                case PostNotice notice:
                    foreach (var person in notice.Audience) _tasks.TryAdd($"{notice.Task}-{person.Key}", Of(notice, person));
                    break;
                case WithdrawTask withdraw when _tasks.TryGetValue(withdraw.Task, out var task):
                    _tasks[task.Id] = TaskLife.Apply(task, new TaskMove.Withdraw(withdraw.Reason), task.CreatedAt).Task;
                    break;
            }
        }

        return Task.CompletedTask;
    }

    public TaskStep Complete(string id, string outcome, string? values, DateTimeOffset now) => Apply(id, new TaskMove.Complete(Anybody, outcome, values), now);

    public TaskStep Apply(string id, TaskMove move, DateTimeOffset now)
    {
        lock (_tasks)
        {
            var step = TaskLife.Apply(_tasks[id], move, now);
            _tasks[id] = step.Task;
            return step;
        }
    }

    private static HumanTask Of(CreateTask create) => new()
    {
        Id = create.Task, InstanceId = create.InstanceId, Title = create.Title, Assignee = create.Assignee, FirstAssignee = create.Assignee, Form = create.Form,
        Outcomes = create.Outcomes, CreatedAt = create.CreatedAt, Times = create.Times,
    };

    private static HumanTask Of(PostNotice notice, TaskAssignee person) => new()
    {
        Id = $"{notice.Task}-{person.Key}", InstanceId = notice.InstanceId, Title = notice.Text, Assignee = person, FirstAssignee = person, Outcomes = ["Read"],
        CreatedAt = notice.CreatedAt, IsAwaited = false,
    };
}
