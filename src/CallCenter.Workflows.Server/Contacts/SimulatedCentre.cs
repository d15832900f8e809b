using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>What a centre needs whose calls are simulated: a clock that waits for all work, and the demo's agents at theirs.</summary>
internal sealed class SimulatedCentre(WorkUnderWay work, SimulationClock clock, SimulatedStaff staff, ServerSettings settings)
{
    public void Prepare() => clock.UntilIdle = work.UntilDoneAsync;

    public void BringAgents()
    {
        if (settings.Demo) staff.Bring();
    }
}
