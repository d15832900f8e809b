using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>
/// Opens the floor at start, tells flows whose contacts did not outlive the last run, and lets the demo's agents come to work.
/// </summary>
internal sealed partial class FloorOpening(
    ContactFloor floor, WaitingFlows flows, WorkUnderWay work, SimulationClock clock, Simulator simulator, CentreDirectory directory, ServerSettings settings,
    ILogger<FloorOpening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        clock.UntilIdle = work.UntilDoneAsync;
        await floor.StartAsync(cancellationToken);
        var gone = await floor.ReconcileAsync([.. await flows.ContactsAsync(cancellationToken)]);
        if (gone > 0) LogGone(logger, gone);
        if (settings.Demo) BringAgents();
    }

    /// <summary>Writes down what is still to be written while the stores are there.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => floor.DisposeAsync().AsTask();

    /// <summary>Everybody works at their own pace, the same on each machine.</summary>
    private void BringAgents()
    {
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

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} flows waited for contacts that are gone since the last run; they were told so.")]
    private static partial void LogGone(ILogger logger, int count);
}
