using CallCenter.Persistence.Centre;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>What a centre needs whose calls are simulated: a clock that waits for all work, and the demo's agents at theirs.</summary>
internal sealed class SimulatedCentre(WorkUnderWay work, SimulationClock clock, Simulator simulator, CentreDirectory directory, ServerSettings settings)
{
    public void Prepare() => clock.UntilIdle = work.UntilDoneAsync;

    /// <summary>Everybody works at their own pace, the same on each machine.</summary>
    public void BringAgents()
    {
        if (!settings.Demo) return;
        var agents = directory.Facts.Agents;
        for (var i = 0; i < agents.Count; i++)
        {
            simulator.Employ(new()
            {
                AgentId = agents[i].Id,
                AnswerAfter = TimeSpan.FromSeconds(2 + (i % 4)),
                TalkFor = TimeSpan.FromSeconds(30 + (i * 7 % 60)),
                WrapUpFor = TimeSpan.FromSeconds(5 + (i % 10)),
            });
            simulator.SignIn(agents[i].Id);
        }
    }
}
