using CallCenter.Persistence.HeatMaps;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Processes.HeatMaps;

/// <summary>
/// Counts runs that have ended, so that a heat map has only the last ones left to count. It rests after each batch for as long as
/// the batch took: calls go before figures.
/// </summary>
internal sealed partial class RunCounter(RunDays runs, CentreTime time, ILogger<RunCounter> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CountAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotCounted(logger, failure);
            }
        }
    }

    private async Task CountAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var began = TimeProvider.System.GetTimestamp();
            if (await runs.CountAsync(time.Zone, stoppingToken) < RunDays.Batch) return;
            await Task.Delay(TimeProvider.System.GetElapsedTime(began), stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Runs that have ended could not be counted for heat maps; it is tried again in a moment.")]
    private static partial void LogNotCounted(ILogger logger, Exception failure);
}
