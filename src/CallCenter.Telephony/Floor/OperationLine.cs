namespace CallCenter.Telephony.Floor;

/// <summary>
/// One contact's operations on the adapter, one after the other. The floor's loop never waits for them; where an adapter
/// answers at once, they are done at once.
/// </summary>
internal sealed class OperationLine(IdleGate gate, Action<Exception> onError)
{
    private readonly Lock _gate = new();
    private readonly Queue<(Func<ValueTask<TelephonyResult>> Operation, Action<TelephonyResult>? Then)> _waiting = new();
    private bool _running;

    /// <param name="operation">What to do.</param>
    /// <param name="then">What to do with the result; may come on any thread.</param>
    public void Add(Func<ValueTask<TelephonyResult>> operation, Action<TelephonyResult>? then = null)
    {
        lock (_gate)
        {
            _waiting.Enqueue((operation, then));
            if (_running) return;
            _running = true;
        }

        gate.Enter();
        _ = RunAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                (Func<ValueTask<TelephonyResult>> Operation, Action<TelephonyResult>? Then) next;
                lock (_gate)
                {
                    if (!_waiting.TryDequeue(out next))
                    {
                        _running = false;
                        return;
                    }
                }

                var result = await TryAsync(next.Operation);
                next.Then?.Invoke(result);
            }
        }
        finally
        {
            gate.Leave();
        }
    }

    private async ValueTask<TelephonyResult> TryAsync(Func<ValueTask<TelephonyResult>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception exception)
        {
            onError(exception);
            return TelephonyResult.Refused;
        }
    }
}
