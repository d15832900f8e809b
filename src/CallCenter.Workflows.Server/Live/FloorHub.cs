using CallCenter.Telephony;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Live;

/// <summary>
/// The wall board for whoever looks: <c>BoardUpdated</c> with the whole of it, on connecting and whenever it has changed.
/// <c>ContactsUpdated</c> goes to those who asked for it, and they ask for the list they show.
/// </summary>
internal sealed class FloorHub(BoardViews boards) : Hub
{
    public const string Contacts = "contacts";

    /// <summary>Says from now on when contacts have changed.</summary>
    public Task WatchContacts() => Groups.AddToGroupAsync(Context.ConnectionId, Contacts, Context.ConnectionAborted);

    public override async Task OnConnectedAsync()
    {
        await Clients.Caller.SendAsync("BoardUpdated", await boards.FindAsync(), Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }
}

/// <summary>
/// Gathers the floor's changes and sends at most once a second. The board is made once and written as text once, however many look on.
/// </summary>
internal sealed class FloorPush(IHubContext<FloorHub> hub, IServiceProvider services) : BackgroundService, IFloorListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private volatile bool _board;
    private volatile bool _contacts;

    public void Changed(FloorChange change)
    {
        if (change.Kind == FloorThing.Contact) _contacts = true;
        else _board = true;
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
        // The floor tells this listener of its changes, so it can only be asked for when it is there.
        var boards = services.GetRequiredService<BoardViews>();
        while (true)
        {
            await _changed.WaitAsync(stoppingToken);
            if (_board)
            {
                _board = false;
                await hub.Clients.All.SendAsync("BoardUpdated", await boards.FindAsync(), stoppingToken);
            }

            if (_contacts)
            {
                _contacts = false;
                await hub.Clients.Group(FloorHub.Contacts).SendAsync("ContactsUpdated", stoppingToken);
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }
}
