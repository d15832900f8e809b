using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stimuli;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>Something for one instance to take in. Applied again from the stored state when its batch could not be committed.</summary>
internal abstract class Message(string instanceId)
{
    public string InstanceId { get; } = instanceId;

    /// <summary>How often a commit with it failed. A new instance need not be looked for in the store before the first.</summary>
    public int Attempts { get; set; }

    /// <summary>Steps the instance.</summary>
    public abstract void Apply(InstanceWork work, StepContext context);

    /// <summary>What was applied is durable, or there was nothing to store.</summary>
    public virtual void Committed() { }

    /// <summary>Gives up on behalf of a caller who waits; false when nobody does and the message must be kept.</summary>
    public virtual bool Fail(Exception exception) => false;
}

/// <summary>What messages need while they are applied.</summary>
internal sealed class StepContext(CommitBatch batch)
{
    public CommitBatch Batch { get; } = batch;
    public StepResult Result { get; } = new();
    public DateTimeOffset Now { get; set; }
    public List<PendingAsk> AsksAgain { get; } = [];
}

internal sealed class StartMessage(
    string instanceId, WorkflowGraph graph, Occurrence.Started occurrence, string? correlationId, string? parentInstanceId, string? name,
    TakenStimulus? taken) : Message(instanceId)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WorkflowGraph Graph { get; } = graph;

    /// <summary>The id was given: an instance of it may be there already.</summary>
    public bool MayExist { get; init; }

    public Task Done => _done.Task;

    /// <summary>Called beside completing <see cref="Done"/>, in the partition's loop.</summary>
    public Action<string>? OnCommitted { get; init; }

    public override void Apply(InstanceWork work, StepContext context)
    {
        if (work.Instance is not null) return;
        work.Graph = Graph;
        work.Instance = WorkflowEngine.Create(Graph, InstanceId, context.Now, correlationId, parentInstanceId, name);
        work.Step(occurrence, context.Now, context.Result);
        if (taken is { } stimulus) context.Batch.Taken.Add(stimulus);
    }

    public override void Committed()
    {
        OnCommitted?.Invoke(InstanceId);
        _done.TrySetResult();
    }

    public override bool Fail(Exception exception) => OnCommitted is null && _done.TrySetException(exception);
}

/// <summary>A stimulus for all bookmarks of the instance that wait for it.</summary>
internal sealed class DeliverMessage(string instanceId, Arrival arrival, StimulusRoom room) : Message(instanceId)
{
    private bool _taken;

    public override void Apply(InstanceWork work, StepContext context)
    {
        _taken = false;
        if (work.Instance is not { Status: InstanceStatus.Running } instance) return;
        var numbers = instance.Bookmarks.Where(bookmark => bookmark.Stimulus == arrival.Key).Select(bookmark => bookmark.Number).ToArray();
        foreach (var number in numbers)
            _taken |= work.Step(new Occurrence.StimulusArrived(number, arrival.Payload), context.Now, context.Result);
        if (_taken) context.Batch.Taken.Add(new(arrival.Id, InstanceId));
    }

    public override void Committed() => room.Delivered(arrival, InstanceId, _taken);
}

internal sealed class TimerMessage(string instanceId, int number) : Message(instanceId)
{
    public int Number => number;

    public override void Apply(InstanceWork work, StepContext context)
    {
        if (work.Instance is null) context.Batch.BookmarksRemoved.Add((InstanceId, number));
        else work.Step(new Occurrence.TimerDue(number), context.Now, context.Result);
    }
}

internal sealed class AnswerMessage(PendingAsk ask, object? answer) : Message(ask.InstanceId)
{
    public override void Apply(InstanceWork work, StepContext context)
    {
        if (work.Instance is not null)
            work.Step(new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, answer), context.Now, context.Result);
    }
}

/// <summary>Goes on with an instance that stopped for a commit.</summary>
internal sealed class ContinueMessage(string instanceId) : Message(instanceId)
{
    public override void Apply(InstanceWork work, StepContext context)
    {
        if (work.Instance is not null) work.Step(new Occurrence.Continued(), context.Now, context.Result);
    }
}

/// <summary>After a restart: asks what the instance still waits to be answered, and goes on with what stopped for a commit.</summary>
internal sealed class AskAgainMessage(string instanceId) : Message(instanceId)
{
    public override void Apply(InstanceWork work, StepContext context)
    {
        if (work.Instance is not { Status: InstanceStatus.Running } instance) return;
        context.AsksAgain.AddRange(instance.PendingAsks);
        work.Step(new Occurrence.Continued(), context.Now, context.Result);
    }
}

/// <summary>A person's wish: cancel or retry.</summary>
internal sealed class RequestMessage(string instanceId, Occurrence occurrence) : Message(instanceId)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _changed;

    public Task<bool> Done => _done.Task;

    public override void Apply(InstanceWork work, StepContext context) =>
        _changed = work.Instance is not null && work.Step(occurrence, context.Now, context.Result);

    public override void Committed() => _done.TrySetResult(_changed);

    public override bool Fail(Exception exception) => _done.TrySetException(exception);
}
