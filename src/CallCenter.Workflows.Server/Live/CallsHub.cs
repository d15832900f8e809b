using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Live;

/// <summary>The progress of simulated calls: <c>CallUpdated</c> and <c>PathUpdated</c> for each call that is watched.</summary>
internal sealed class CallsHub(CallPush push) : Hub
{
    /// <summary>Sends the call and its path now, and again whenever they change.</summary>
    public async Task WatchCall(string callId)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, callId, Context.ConnectionAborted);
        push.Watch(Context.ConnectionId, callId);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        push.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
