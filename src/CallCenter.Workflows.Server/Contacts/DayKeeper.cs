using CallCenter.Persistence.Centre.Days;
using CallCenter.Routing;
using CallCenter.Telephony.Floor;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>
/// Writes today's figures of queues and agents down, a second after they changed at the latest, so that a restart goes on with them. What
/// a killed server loses is that second, and of each agent the time of the state they were in.
/// </summary>
internal sealed partial class DayKeeper(ContactFloor floor, DayStore store, TimeProvider clock, ILogger<DayKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _hasStopped;
    private KnownDays _saved = new(new Dictionary<string, QueueDay>(), new Dictionary<string, AgentDay>());

    /// <summary>With the states that still run, for nobody counts them any more. The floor is still open: it is closed after this. A host may be told twice to stop.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_hasStopped) return;
        _hasStopped = true;
        var now = clock.GetUtcNow();
        await SaveAsync(agent => agent.TodayAt(now), cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken);
            try
            {
                await SaveAsync(agent => agent.Today, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What was not written is written with the next change.
                LogNotSaved(logger, exception);
            }
        }
    }

    private async Task SaveAsync(Func<AgentSnapshot, AgentDay> dayOf, CancellationToken cancellationToken)
    {
        var queues = (await floor.QueuesAsync()).ToDictionary(queue => queue.Queue.Id, queue => queue.Today, StringComparer.Ordinal);
        var agents = (await floor.AgentsAsync()).ToDictionary(agent => agent.Agent.Id, dayOf, StringComparer.Ordinal);
        var changed = new KnownDays(Changed(queues, _saved.Queues), Changed(agents, _saved.Agents));
        if (changed.Queues.Count + changed.Agents.Count == 0) return;
        await store.SaveAsync(changed, cancellationToken);
        _saved = new(queues, agents);
    }

    private static Dictionary<string, T> Changed<T>(Dictionary<string, T> days, IReadOnlyDictionary<string, T> saved) where T : class =>
        days.Where(day => !day.Value.Equals(saved.GetValueOrDefault(day.Key))).ToDictionary(StringComparer.Ordinal);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Today's figures of queues and agents could not be written.")]
    private static partial void LogNotSaved(ILogger logger, Exception exception);
}
