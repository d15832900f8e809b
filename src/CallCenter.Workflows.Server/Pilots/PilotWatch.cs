using CallCenter.Persistence.Pilots;
using CallCenter.Workflows.Server.Contacts;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>Looks at every running pilot once a day of the centre's time, soon after midnight; harm stops a pilot the same night.</summary>
internal sealed partial class PilotWatch(PilotStore store, PilotDesk desk, TimeProvider clock, ILogger<PilotWatch> logger) : IHostedService, IBackgroundWork, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly PendingWork _work = new();
    private ITimer? _timer;

    public bool IsIdle => _work.IsIdle;

    public Task UntilIdleAsync() => _work.UntilIdleAsync();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = clock.CreateTimer(_ => Begin(), null, TimeSpan.Zero, Every);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is { } timer) await timer.DisposeAsync();
        await _stopping.CancelAsync();
        await _work.UntilIdleAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Looks at those that were not looked at today. Answers how many were stopped.</summary>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            var stopped = 0;
            foreach (var row in await store.ListAsync([PilotStatus.Running], cancellationToken))
            {
                try
                {
                    if (!await desk.LookAsync(row, cancellationToken)) continue;
                    LogStopped(logger, row.Id, row.Name);
                    stopped++;
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // One pilot's trouble must not keep harm in another.
                    LogFailed(logger, row.Id, failure);
                }
            }

            return stopped;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose()
    {
        _looking.Dispose();
        _stopping.Dispose();
    }

    private void Begin()
    {
        _work.Began();
        _ = Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        try
        {
            await LookAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the next start looks again.
        }
        catch (Exception failure)
        {
            LogNotLooked(logger, failure);
        }
        finally
        {
            _work.Ended(1);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pilot {Id} ({Name}) showed harm and was stopped; its groups are back on what they had before.")]
    private static partial void LogStopped(ILogger logger, string id, string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Pilot {Id} could not be looked at; it is tried again in half an hour.")]
    private static partial void LogFailed(ILogger logger, string id, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The running pilots could not be read; it is tried again in half an hour.")]
    private static partial void LogNotLooked(ILogger logger, Exception failure);
}
