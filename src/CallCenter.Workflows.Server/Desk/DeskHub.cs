using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Telephony;
using CallCenter.Workflows.Server.Live;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>Says <c>DeskUpdated</c> to an agent when their state or a contact they have in hand has changed; their page asks for it in its own language.</summary>
internal sealed class DeskHub(UserAccounts accounts, DeskPush push, IServiceProvider services) : Hub
{
    private const string AgentKey = "agent";

    public override async Task OnConnectedAsync()
    {
        if (Context.User is not { } person || await Me.AgentOfAsync(person, accounts, Context.ConnectionAborted) is not { } agentId)
        {
            Context.Abort();
            return;
        }

        Context.Items[AgentKey] = agentId;
        services.GetService<SimulatedStaff>()?.Open(agentId);
        push.Watch(Context.ConnectionId, agentId);
        await Groups.AddToGroupAsync(Context.ConnectionId, agentId, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        push.Forget(Context.ConnectionId);
        if (Context.Items.TryGetValue(AgentKey, out var agent)) services.GetService<SimulatedStaff>()?.Close((string)agent!);
        return base.OnDisconnectedAsync(exception);
    }
}

/// <summary>Gathers what changes on the desks that somebody looks at, and tells each at most ten times a second.</summary>
internal sealed class DeskPush(IHubContext<DeskHub> hub) : BackgroundService, IFloorListener
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Watchers _watchers = new();
    private readonly ConcurrentDictionary<string, string> _agentOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _contactsOf = new(StringComparer.Ordinal);
    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>(new() { SingleReader = true });

    public void Watch(string connection, string agentId) => _watchers.Add(connection, agentId);

    public void Forget(string connection) => _watchers.Remove(connection);

    /// <summary>The contacts that a desk shows from now on: what happens to them is news for it.</summary>
    public void Shows(string agentId, IReadOnlyList<string> contacts)
    {
        foreach (var gone in _contactsOf.GetValueOrDefault(agentId, []).Except(contacts)) _agentOf.TryRemove(new(gone, agentId));
        foreach (var contact in contacts) _agentOf[contact] = agentId;
        _contactsOf[agentId] = contacts;
    }

    public void Changed(FloorChange change)
    {
        var agentId = change.Kind switch
        {
            FloorThing.Agent => change.Id,
            FloorThing.Contact => _agentOf.GetValueOrDefault(change.Id),
            _ => null,
        };
        if (agentId is not null && _watchers.Watches(agentId)) _changed.Writer.TryWrite(agentId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var agents = new HashSet<string>(StringComparer.Ordinal);
        while (await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            agents.Clear();
            while (_changed.Reader.TryRead(out var agent)) agents.Add(agent);
            foreach (var agent in agents) await hub.Clients.Group(agent).SendAsync("DeskUpdated", stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }
}
