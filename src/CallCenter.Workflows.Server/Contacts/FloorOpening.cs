using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>
/// Opens the floor at start, tells flows whose contacts did not outlive the last run, and lets the demo's agents come to work.
/// </summary>
internal sealed partial class FloorOpening(
    ContactFloor floor, WaitingFlows flows, WorkUnderWay work, SimulationClock clock, ServerSettings settings, ILogger<FloorOpening> logger,
    SimulatedStaff? staff = null) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        clock.UntilIdle = work.UntilDoneAsync;
        await floor.StartAsync(cancellationToken);
        var gone = await floor.ReconcileAsync([.. await flows.ContactsAsync(cancellationToken)]);
        if (gone > 0) LogGone(logger, gone);
        if (settings.Demo) staff?.Bring();
    }

    /// <summary>Writes down what is still to be written while the stores are there.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => floor.DisposeAsync().AsTask();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} flows waited for contacts that are gone since the last run; they were told so.")]
    private static partial void LogGone(ILogger logger, int count);
}
