using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>A person's changes to an instance.</summary>
internal sealed class AlterMessage(string instanceId, Occurrence.Altered altered) : Message(instanceId)
{
    private readonly TaskCompletionSource<IReadOnlyList<Refusal>?> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Refusal>? _refusals;

    /// <summary>Why it was refused; empty when it was done; null when there is no such instance.</summary>
    public Task<IReadOnlyList<Refusal>?> Done => _done.Task;

    public override void Apply(InstanceWork work, StepContext context)
    {
        _refusals = null;
        if (work.Instance is null) return;
        work.Step(altered, context.Now, context.Result);
        _refusals = [.. context.Result.Refusals];
    }

    public override void Committed() => _done.TrySetResult(_refusals);

    public override bool Fail(Exception exception) => _done.TrySetException(exception);
}
