using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>Says <c>TasksUpdated</c> whenever tasks have changed; each page asks for what it shows, and gets what its person may see.</summary>
internal sealed class TasksHub : Hub;

/// <summary>Gathers changes of tasks and says so at most twice a second.</summary>
internal sealed class TasksPush(IHubContext<TasksHub> hub) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly System.Threading.Channels.Channel<bool> _changed =
        System.Threading.Channels.Channel.CreateBounded<bool>(new System.Threading.Channels.BoundedChannelOptions(1) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropWrite });

    public void Changed() => _changed.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            await hub.Clients.All.SendAsync("TasksUpdated", stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }
}
