using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Partitions;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Outside;

/// <summary>Has asks answered, many at once but not too many; each answer is a message to the instance that asked.</summary>
/// <param name="slow">Where asks of slow handlers go; null for that station itself.</param>
internal sealed class AskStation(
    string name, int concurrency, AskStation? slow, Lazy<IReadOnlyList<IAskHandler>> handlers, TimeProvider clock, WorkflowRuntimeOptions options,
    WorkCounter counter, ILogger logger, Action<AnswerMessage> post)
    : WorkerStation<AskStation.Attempt>(name, concurrency, counter)
{
    /// <summary>After so many failures of one that is tried again, the instance hears of it after all.</summary>
    private const int MostFailures = 10;

    private readonly Dictionary<Type, IAskHandler?> _byType = [];

    internal readonly record struct Attempt(PendingAsk Ask, int Failures);

    public void Enqueue(PendingAsk ask)
    {
        if (slow is not null && HandlerOf(ask.Request.GetType()) is { IsSlow: true }) slow.Enqueue(ask);
        else Put(new(ask, 0));
    }

    protected override async Task DoAsync(Attempt item, CancellationToken cancellationToken)
    {
        try
        {
            if (await AnswerAsync(item, cancellationToken) is var (answer, again) && !again) post(new(item.Ask, answer));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops; the ask is in the instance's state and is asked again at the next start.
        }
    }

    private async ValueTask<(object? Answer, bool Again)> AnswerAsync(Attempt item, CancellationToken cancellationToken)
    {
        var ask = item.Ask;
        var type = ask.Request.GetType();
        if (HandlerOf(type) is not { } handler)
        {
            Log.NoHandler(logger, type.Name, ask.IdempotencyKey);
            return (new AskFailed($"Nobody answers {type.Name} here.", Retryable: false), false);
        }

        try
        {
            return (await handler.AnswerAsync(ask.Request, ask.IdempotencyKey, cancellationToken), false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.AskFailed(logger, ask.IdempotencyKey, type.Name, exception);
            if (!handler.TriesAgain || item.Failures >= MostFailures) return (new AskFailed(exception.Message, Retryable: true), false);
            clock.After(options.BackOff(item.Failures + 1), () => Put(new(ask, item.Failures + 1)));
            return (null, true);
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
