using System.Collections.Concurrent;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Http;

/// <summary>How a waiting request ended.</summary>
/// <param name="Reply">What the flow said.</param>
/// <param name="Instance">The flow, where it said nothing.</param>
internal sealed record RequestEnd(HttpReply Reply, InstanceSummary? Instance);

/// <summary>
/// The requests whose callers wait for a flow. They live in this process only: a reply that comes after a restart, or after the
/// caller left, meets nobody and is done with.
/// </summary>
internal sealed partial class OpenRequests(IInstanceReader instances, ILogger<OpenRequests> logger) : ICommandSender
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<RequestEnd>> _open = new(StringComparer.Ordinal);

    public Type CommandType => typeof(HttpReply);

    /// <summary>Opens a request before its flow can hear of it; closed by disposing.</summary>
    public OpenRequest Open(string requestId)
    {
        var end = _open[requestId] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return new(this, requestId, end.Task);
    }

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken)
    {
        var reply = (HttpReply)command;
        if (!_open.TryGetValue(reply.RequestId, out var waiting))
        {
            if (reply is not CloseHttpRequest) LogGone(logger, idempotencyKey);
            return;
        }

        // The commit that let this command out is in the store, so the flow's state there is as new as the command.
        var instance = reply is CloseHttpRequest close ? await instances.FindSummaryAsync(close.InstanceId, cancellationToken) : null;
        waiting.TrySetResult(new(reply, instance));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The caller whom the HTTP response {Key} was for has gone.")]
    private static partial void LogGone(ILogger logger, string key);

    internal readonly struct OpenRequest(OpenRequests requests, string id, Task<RequestEnd> end) : IDisposable
    {
        public string Id => id;
        public Task<RequestEnd> End => end;
        public void Dispose() => requests._open.TryRemove(id, out _);
    }
}
