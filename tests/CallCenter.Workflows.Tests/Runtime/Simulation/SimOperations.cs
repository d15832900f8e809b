namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>What happens to an operation on the outside world.</summary>
internal enum Fate
{
    Succeeds,
    /// <summary>Has no effect and reports it.</summary>
    Fails,
    /// <summary>Has its effect and reports a failure all the same.</summary>
    FailsAfterwards,
}

/// <summary>Something asked of a store or a receiver. When it has its effect and when its answer comes are two decisions of the schedule.</summary>
internal abstract class SimOperation
{
    public required string What { get; init; }
    public required Fate Fate { get; init; }
    public bool IsDone { get; private set; }

    /// <summary>What the process waits on never comes once it died.</summary>
    public bool IsWrite { get; init; }

    public void Do()
    {
        IsDone = true;
        if (Fate != Fate.Fails) Effect();
    }

    protected abstract void Effect();

    public abstract void Answer();
}

internal sealed class SimOperation<T>(Func<T> effect) : SimOperation
{
    private readonly TaskCompletionSource<T> _answer = new();
    private T _result = default!;
    private Exception? _failure;

    public Task<T> Task => _answer.Task;

    protected override void Effect()
    {
        try
        {
            _result = effect();
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }

    public override void Answer()
    {
        if (Fate != Fate.Succeeds) _answer.SetException(new IOException($"{What} failed, as the schedule wants it."));
        else if (_failure is not null) _answer.SetException(_failure);
        else _answer.SetResult(_result);
    }
}
