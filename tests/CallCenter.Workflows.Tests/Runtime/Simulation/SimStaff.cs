using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>People who have tasks: each task is put into their lists once, and sooner or later done, also when it was overdue long before.</summary>
internal sealed class SimStaff(SimSchedule schedule, Action<Stimulus> tell) : ICommandSender
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>How often each task was given.</summary>
    public Dictionary<string, int> Given { get; } = [];

    public Type CommandType => typeof(TaskCommand);

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken) =>
        await schedule.Begin("task command", isWrite: true, () =>
        {
            if (_known.Add(idempotencyKey)) Do((TaskCommand)command);
            return 0;
        });

    private void Do(TaskCommand command)
    {
        schedule.Trace?.Invoke($"staff {command.GetType().Name} {command.Task}");
        if (command is CreateTask or PostNotice) Given[command.Task] = Given.GetValueOrDefault(command.Task) + 1;
        object? happened = command switch
        {
            CreateTask => new TaskCompleted(command.Task, "Done", null, "p1", "李工", SimClock.Begin),
            PostNotice => new NoticeRead(command.Task, SimClock.Begin),
            _ => null,
        };
        if (happened is not null) tell(new($"{command.Task}:{happened.GetType().Name}", new(happened.GetType().Name, command.Task), happened));
    }
}
