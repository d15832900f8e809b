using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallCenter.Workflows.Server.Simulations;

public enum SimulationState { Waiting, Running, Finished, Failed, Cancelled }

/// <summary>A simulation at a moment.</summary>
/// <param name="Progress">The share of the day that has passed, 0 to 1.</param>
/// <param name="Seconds">How long it has taken so far, or took.</param>
public sealed record SimulationView(
    string Id, string? Name, SimulationState State, double Progress, DateTimeOffset CreatedAt, DateTimeOffset Day, double? Seconds, string? Error, SimulationWanted Wanted, DayResult? Result);

/// <summary>
/// Days under simulation, one after the other so that the centre's own work is not held up. The latest are kept in memory;
/// the seed and what was wanted make any of them again.
/// </summary>
public sealed partial class SimulationJobs(TimeProvider clock, ILogger<SimulationJobs> logger) : IDisposable
{
    private const int Kept = 20;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    /// <summary>How many may wait or run at once.</summary>
    public const int MostOpen = 5;

    /// <summary>Begins one; null when too many wait already.</summary>
    public SimulationView? Begin(SimulationWanted wanted, DayPlan plan)
    {
        if (_jobs.Values.Count(job => !job.IsOver) >= MostOpen) return null;
        var job = new Job(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), wanted, plan, clock.GetUtcNow(), CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
        _jobs[job.Id] = job;
        foreach (var old in _jobs.Values.Where(known => known.IsOver).OrderByDescending(known => known.Id, StringComparer.Ordinal).Skip(Kept)) _jobs.TryRemove(old.Id, out _);
        _ = Task.Run(() => RunAsync(job));
        return job.View();
    }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<SimulationView> List() => [.. _jobs.Values.OrderByDescending(job => job.Id, StringComparer.Ordinal).Select(job => job.View() with { Result = null })];

    public SimulationView? Find(string id) => _jobs.TryGetValue(id, out var job) ? job.View() : null;

    /// <summary>Ends one that is under way, or forgets one that is over. False when there is none.</summary>
    public bool Remove(string id)
    {
        if (!_jobs.TryGetValue(id, out var job)) return false;
        if (job.IsOver) return _jobs.TryRemove(id, out _);
        job.Cancel();
        return true;
    }

    private async Task RunAsync(Job job)
    {
        try
        {
            await _turn.WaitAsync(job.Cancelled);
            try
            {
                job.Started();
                job.Finished(await new SimulatedDay(job.Plan).PlayAsync(new Reported(job), job.Cancelled));
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            job.Ended(SimulationState.Cancelled, null);
        }
        catch (Exception failure)
        {
            LogFailed(logger, job.Id, failure);
            job.Ended(SimulationState.Failed, failure.Message);
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Simulation {Id} failed.")]
    private static partial void LogFailed(ILogger logger, string id, Exception failure);

    /// <summary>Told on the simulation's own thread.</summary>
    private sealed class Reported(Job job) : IProgress<double>
    {
        public void Report(double value) => job.Progress = value;
    }

    private sealed class Job(string id, SimulationWanted wanted, DayPlan plan, DateTimeOffset createdAt, CancellationTokenSource cancellation)
    {
        private readonly Stopwatch _watch = new();
        private volatile DayResult? _result;
        private volatile string? _error;
        private volatile SimulationState _state;

        public string Id => id;
        public DayPlan Plan => plan;
        public CancellationToken Cancelled => cancellation.Token;
        public bool IsOver => _state >= SimulationState.Finished;
        public double Progress { get; set; }

        public void Cancel() => cancellation.Cancel();

        public void Started()
        {
            _watch.Start();
            _state = SimulationState.Running;
        }

        public void Finished(DayResult result)
        {
            _result = result;
            Ended(SimulationState.Finished, null);
        }

        public void Ended(SimulationState state, string? error)
        {
            _watch.Stop();
            (_error, _state) = (error, state);
        }

        public SimulationView View() => new(
            id, wanted.Name, _state, _state == SimulationState.Finished ? 1 : Progress, createdAt, plan.Start, _watch.Elapsed > TimeSpan.Zero ? _watch.Elapsed.TotalSeconds : null, _error, wanted, _result);
    }
}
