using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Recordings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Knows when neither the floor nor the flows nor the keeper of recordings nor other work in the background have anything under way, so that a virtual clock may move on.</summary>
internal sealed class WorkUnderWay(ContactFloor floor, ContactBridge bridge, IWorkflowRuntime runtime, RecordingKeeper keeper, IEnumerable<IBackgroundWork> others)
{
    public async ValueTask UntilDoneAsync()
    {
        while (true)
        {
            var before = Passed();
            await floor.UntilIdleAsync();
            await bridge.UntilIdleAsync();
            await runtime.UntilIdleAsync();
            await keeper.UntilIdleAsync();
            foreach (var other in others) await other.UntilIdleAsync();

            // Nothing passed from one to the other and no work means that nothing is on its way.
            if (floor.IsIdle && bridge.IsIdle && runtime.UntilIdleAsync().IsCompleted && keeper.IsIdle && others.All(other => other.IsIdle) && Passed() == before) return;
        }
    }

    private long Passed() => bridge.Traffic + others.Sum(other => other.Rounds);
}
