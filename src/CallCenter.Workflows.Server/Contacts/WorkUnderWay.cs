using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Recordings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Knows when neither the floor nor the flows nor the keeper of recordings have anything under way, so that a virtual clock may move on.</summary>
internal sealed class WorkUnderWay(ContactFloor floor, ContactBridge bridge, IWorkflowRuntime runtime, RecordingKeeper keeper, IEnumerable<IBackgroundWork> others)
{
    public async ValueTask UntilDoneAsync()
    {
        while (true)
        {
            var before = bridge.Traffic;
            await floor.UntilIdleAsync();
            await bridge.UntilIdleAsync();
            await runtime.UntilIdleAsync();
            await keeper.UntilIdleAsync();
            foreach (var other in others) await other.UntilIdleAsync();
            // Work passes from one to the other only over the bridge: no traffic and no work means that nothing is on its way.
            if (floor.IsIdle && bridge.IsIdle && runtime.UntilIdleAsync().IsCompleted && keeper.IsIdle && others.All(other => other.IsIdle) && bridge.Traffic == before) return;
        }
    }
}
