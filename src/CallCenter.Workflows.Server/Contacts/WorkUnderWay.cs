using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Recordings;
using CallCenter.Workflows.Server.Tasks;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Knows when neither the floor nor the flows nor the keeper of recordings nor the clock of tasks have anything under way, so that a virtual clock may move on.</summary>
internal sealed class WorkUnderWay(ContactFloor floor, ContactBridge bridge, IWorkflowRuntime runtime, RecordingKeeper keeper, TaskClock tasks)
{
    public async ValueTask UntilDoneAsync()
    {
        while (true)
        {
            var before = (bridge.Traffic, tasks.Rounds);
            await floor.UntilIdleAsync();
            await bridge.UntilIdleAsync();
            await runtime.UntilIdleAsync();
            await tasks.UntilIdleAsync();
            await keeper.UntilIdleAsync();
            // Work passes from one to the other only over the bridge or the clock of tasks: no traffic and no work means that nothing is on its way.
            if (floor.IsIdle && bridge.IsIdle && runtime.UntilIdleAsync().IsCompleted && keeper.IsIdle && tasks.IsIdle && (bridge.Traffic, tasks.Rounds) == before) return;
        }
    }
}
