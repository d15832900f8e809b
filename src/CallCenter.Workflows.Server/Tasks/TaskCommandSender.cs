using CallCenter.Tasks;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>Carries out what flows want of people. Every command may come again: a task that is there stays as it is.</summary>
internal sealed class TaskCommandSender(IServiceProvider services) : ICommandSender
{
    private const string Read = "Read";

    // Tasks tell the runtime, which asks for this when it is made.
    private readonly Lazy<HumanTasks> _tasks = new(services.GetRequiredService<HumanTasks>);

    public Type CommandType => typeof(TaskCommand);

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case CreateTask create: await _tasks.Value.AddAsync([Of(create)], cancellationToken); break;
            case ShowScriptStep step: await _tasks.Value.AddAsync([step.ToTask()], cancellationToken); break;
            case PostNotice notice: await _tasks.Value.AddAsync([.. notice.Audience.Select((person, i) => Of(notice, person, i))], cancellationToken); break;
            case WithdrawTask withdraw: await _tasks.Value.WithdrawAsync(withdraw.Task, withdraw.Reason, cancellationToken); break;
        }
    }

    private static HumanTask Of(CreateTask create) => new()
    {
        Id = create.Task,
        InstanceId = create.InstanceId,
        Title = create.Title,
        Instructions = create.Instructions,
        Assignee = create.Assignee,
        FirstAssignee = create.Assignee,
        Form = create.Form,
        Outcomes = create.Outcomes,
        CreatedAt = create.CreatedAt,
        Times = create.Times,
    };

    private static HumanTask Of(PostNotice notice, TaskAssignee person, int number) => new()
    {
        Id = FormattableString.Invariant($"{notice.Task}-{number + 1}"),
        InstanceId = notice.InstanceId,
        Batch = notice.Task,
        IsAwaited = notice.RequireReceipt,
        Title = notice.Text.Length <= LongestTitle ? notice.Text : notice.Text[..LongestTitle] + "…",
        Instructions = notice.Text,
        Assignee = person,
        FirstAssignee = person,
        Outcomes = [Read],
        CreatedAt = notice.CreatedAt,
    };

    private const int LongestTitle = 60;
}
