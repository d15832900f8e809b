using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Partitions;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Outside;

/// <summary>Has asks answered, many at once but not too many; each answer is a message to the instance that asked.</summary>
/// <param name="slow">Where asks of slow handlers go; null for that station itself.</param>
internal sealed class AskStation(
    string name, int concurrency, AskStation? slow, Lazy<IReadOnlyList<IAskHandler>> handlers, WorkCounter counter, ILogger logger, Action<AnswerMessage> post)
    : WorkerStation<PendingAsk>(name, concurrency, counter)
{
    private readonly Dictionary<Type, IAskHandler?> _byType = [];

    public void Enqueue(PendingAsk ask)
    {
        if (slow is not null && HandlerOf(ask.Request.GetType()) is { IsSlow: true }) slow.Enqueue(ask);
        else Put(ask);
    }

    protected override async Task DoAsync(PendingAsk item, CancellationToken cancellationToken)
    {
        try
        {
            post(new(item, await AnswerAsync(item, cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops; the ask is in the instance's state and is asked again at the next start.
        }
    }

    private async ValueTask<object?> AnswerAsync(PendingAsk ask, CancellationToken cancellationToken)
    {
        var type = ask.Request.GetType();
        if (HandlerOf(type) is not { } handler)
        {
            Log.NoHandler(logger, type.Name, ask.IdempotencyKey);
            return new AskFailed($"Nobody answers {type.Name} here.", Retryable: false);
        }

        try
        {
            return await handler.AnswerAsync(ask.Request, ask.IdempotencyKey, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.AskFailed(logger, ask.IdempotencyKey, type.Name, exception);
            return new AskFailed(exception.Message, Retryable: true);
        }
    }

    private IAskHandler? HandlerOf(Type type)
    {
        lock (_byType)
        {
            if (!_byType.TryGetValue(type, out var handler))
            {
                _byType[type] = handler = handlers.Value.FirstOrDefault(
                    candidate => candidate.RequestTypes.Any(request => request.IsAssignableFrom(type)));
            }

            return handler;
        }
    }
}
