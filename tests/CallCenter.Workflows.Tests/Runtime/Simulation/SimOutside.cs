using CallCenter.Tasks;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Outside;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>Receives commands and answers asks, with the same troubles as the store; remembers what reached it over all lives of the process.</summary>
internal sealed class SimOutside : ICommandSender, IAskHandler, ITaskDispatcher
{
    private readonly SimSchedule _schedule;

    public SimOutside(SimSchedule schedule)
    {
        _schedule = schedule;
        Replies = new(schedule);
        Floor = new(schedule, Told.Enqueue);
        Staff = new(schedule, Told.Enqueue);
    }

    /// <summary>What each key brought, in the order of first arrival.</summary>
    public Dictionary<string, SimReport> Received { get; } = [];

    /// <summary>The tasks that were requested, by their ids, and by which instance.</summary>
    public Dictionary<string, string> Tasks { get; } = [];

    public SimReplies Replies { get; }
    public SimFloor Floor { get; }
    public SimStaff Staff { get; }

    /// <summary>What came of what the server asked for, for the callers to tell it.</summary>
    public Queue<Stimulus> Told { get; } = [];

    public List<string> Violations { get; } = [];
    public Type CommandType => typeof(SimReport);
    public IReadOnlyCollection<Type> RequestTypes => [typeof(SimQuestion), typeof(SimDoubt), typeof(HttpCall), typeof(AskBlocked), typeof(AskOpening), typeof(AskCustomer), typeof(AskTaskTerms), typeof(AskAudience)];

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken) =>
        await _schedule.Begin("send", isWrite: true, () =>
        {
            Receive((SimReport)command, idempotencyKey);
            return 0;
        });

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken) => request switch
    {
        SimQuestion question => await AnswerAsync(() => new SimAnswer(question.Contact)),
        SimDoubt doubt => await AnswerAsync(() => _schedule.Chance(40) ? new AskFailed("in doubt", Retryable: true) : new SimAnswer(doubt.Contact)),
        HttpCall => await AnswerHttpAsync(),
        AskBlocked => await AnswerAsync(() => new BlockedAnswer(_schedule.Chance(10), null)),
        AskOpening => await AnswerAsync(() => new OpeningAnswer(_schedule.Chance(20) ? Opening.Closed : Opening.Open, null, null)),
        // Who is there is known without asking a database.
        AskTaskTerms asked => new TaskTerms(new(AssigneeKind.Role, asked.Assignee, asked.Assignee), TaskTimes.Of(asked.From, asked.DueIn, null)),
        AskAudience => new Audience([new(AssigneeKind.Agent, "a1", "801")]),
        AskCustomer => await AnswerAsync(() => new CustomerAnswer(null)),
        _ => throw new InvalidOperationException($"Nobody answers {request}."),
    };

    public async ValueTask DispatchAsync(TaskRequested task, CancellationToken cancellationToken) =>
        await _schedule.Begin("task", isWrite: true, () =>
        {
            if (Tasks.TryAdd(task.TaskId, task.InstanceId)) Told.Enqueue(new($"task:{task.TaskId}", new(RunTask.Stimulus, task.TaskId), (Value)"fine"));
            return 0;
        });

    private Task<object?> AnswerAsync(Func<object?> answer) => _schedule.Begin("ask", isWrite: false, answer);

    /// <summary>Whatever goes wrong on the way is an answer too.</summary>
    private async Task<object?> AnswerHttpAsync()
    {
        try
        {
            return await AnswerAsync(() => _schedule.Chance(30) ? new HttpTimedOut(TimeSpan.FromSeconds(100)) : new HttpAnswer(200, "OK", new(), new(), "fine", null));
        }
        catch (IOException)
        {
            return new HttpNotConnected("nobody is there");
        }
    }

    private void Receive(SimReport report, string key)
    {
        if (Received.TryGetValue(key, out var before))
        {
            if (before != report) Violations.Add($"Key {key} brought {before} and then {report}");
            return;
        }

        var (instance, number) = (key[..key.IndexOf(':', StringComparison.Ordinal)], Number(key));
        if (Received.Keys.Any(other => other.StartsWith(instance + ":", StringComparison.Ordinal) && Number(other) > number))
            Violations.Add($"{report.Fact} ({key}) came after a later command of its instance");
        if (Received.FirstOrDefault(other => other.Value.Fact == report.Fact) is { Key: { } twice })
            Violations.Add($"{report.Fact} was sent under the keys {twice} and {key}");
        if (report.IsViolation) Violations.Add($"Out of order: {report.Fact}");
        _schedule.Trace?.Invoke($"received {key} {report.Fact}");
        Received[key] = report;
    }

    private static int Number(string key) => int.Parse(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Receives the replies to HTTP requests.</summary>
internal sealed class SimReplies(SimSchedule schedule) : ICommandSender
{
    /// <summary>What each key brought.</summary>
    public Dictionary<string, HttpReply> Received { get; } = [];

    public Type CommandType => typeof(HttpReply);

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken) =>
        await schedule.Begin("reply", isWrite: true, () => Received[idempotencyKey] = (HttpReply)command);
}
