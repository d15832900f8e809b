using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Knows when neither the floor nor the flows have anything under way, so that a virtual clock may move on.</summary>
public sealed class WorkUnderWay(ContactFloor floor, ContactBridge bridge, IWorkflowRuntime runtime)
{
    public async ValueTask UntilDoneAsync()
    {
        while (true)
        {
            var before = bridge.Traffic;
            await floor.UntilIdleAsync();
            await bridge.UntilIdleAsync();
            await runtime.UntilIdleAsync();
            // Work passes from one to the other only over the bridge: no traffic and no work means that nothing is on its way.
            if (floor.IsIdle && bridge.IsIdle && runtime.UntilIdleAsync().IsCompleted && bridge.Traffic == before) return;
        }
    }
}
