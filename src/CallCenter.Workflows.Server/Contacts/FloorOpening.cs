using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Days;
using CallCenter.Telephony.Floor;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Opens the floor at start, and tells flows whose contacts did not outlive the last run.</summary>
internal sealed partial class FloorOpening(ContactFloor floor, WaitingFlows flows, DayStore days, ILogger<FloorOpening> logger, SimulatedCentre? simulated = null) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        simulated?.Prepare();
        await floor.StartAsync(cancellationToken);
        var today = await days.LoadAsync(cancellationToken);
        await floor.RestoreDaysAsync(today.Queues, today.Agents);
        var gone = await floor.ReconcileAsync([.. await flows.ContactsAsync(cancellationToken)]);
        if (gone > 0) LogGone(logger, gone);
        simulated?.BringAgents();
    }

    /// <summary>Writes down what is still to be written while the stores are there.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => floor.DisposeAsync().AsTask();

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} flows waited for contacts that are gone since the last run; they were told so.")]
    private static partial void LogGone(ILogger logger, int count);
}
