using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Elsa.Live;

/// <summary>Tells open viewers of an instance that it went on; names and messages are Elsa's.</summary>
internal sealed class WorkflowInstanceHub(InstancePush push) : Hub
{
    /// <summary>Wants the progress of an instance from now on.</summary>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
        push.Observe(Context.ConnectionId, instanceId);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        push.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
