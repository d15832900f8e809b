using CallCenter.Telephony;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Live;

/// <summary>Says <c>FloorUpdated</c> when queues, agents or contacts have changed; whoever hears it asks for what they show.</summary>
internal sealed class FloorHub : Hub;

/// <summary>Gathers the floor's changes and says so at most twice a second.</summary>
internal sealed class FloorPush(IHubContext<FloorHub> hub) : BackgroundService, IFloorListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim _changed = new(0, 1);

    public void Changed(FloorChange change)
    {
        try
        {
            if (_changed.CurrentCount == 0) _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just said so.
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _changed.WaitAsync(stoppingToken);
            await hub.Clients.All.SendAsync("FloorUpdated", stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }
}
