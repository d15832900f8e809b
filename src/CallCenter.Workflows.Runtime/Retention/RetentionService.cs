using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Retention;

/// <summary>Sweeps every hour of the centre's time, and when somebody asks; never two sweeps at once.</summary>
public sealed partial class RetentionService(
    IRetentionStore store, TimeProvider clock, ILogger<RetentionService> logger, IRetainedRecordings? recordings = null) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _sweeping = new(1, 1);

    /// <summary>Completes when a sweep that began after the call is over.</summary>
    public async Task<RetentionResult> SweepAsync(CancellationToken cancellationToken)
    {
        await _sweeping.WaitAsync(cancellationToken);
        try
        {
            var result = await new RetentionSweep(store, clock, recordings: recordings).RunAsync(cancellationToken);
            if (result.Instances + result.JournalRows + result.Recordings > 0) LogSwept(logger, result.Instances, result.JournalRows, result.Recordings);
            return result;
        }
        finally
        {
            _sweeping.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, exception);
            }
        }
    }

    public override void Dispose()
    {
        _sweeping.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention took out {Instances} finished instances, {Rows} rows of journals and {Recordings} recordings.")]
    private static partial void LogSwept(ILogger logger, int instances, int rows, int recordings);

    [LoggerMessage(Level = LogLevel.Error, Message = "The retention sweep failed; it is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
