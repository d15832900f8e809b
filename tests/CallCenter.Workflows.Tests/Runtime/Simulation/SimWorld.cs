using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;
using CallCenter.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// One seeded run: callers, a process that may die and start again, a database that lasts. Everything happens on this
/// thread, one small thing after the other, and the seed decides which.
/// </summary>
internal sealed class SimWorld : IDisposable
{
    private const int MostTurns = 60_000;

    private readonly SimSchedule _schedule;
    private readonly SimScenario _scenario;
    private readonly SimClock _clock = new();
    private readonly SimContext _context = new();
    private readonly SimCallers _callers;
    private readonly SimPeople _people;
    private readonly List<(IStation Station, Task Pump)> _pumps = [];

    /// <summary>What may happen next; kept, as there are a thousand turns and more in a run.</summary>
    private readonly List<Choice> _choices = [];

    private RuntimeCore? _core;
    private int _crashes;
    private int _ids;

    public SimWorld(int seed, SimScenario scenario, Action<string>? trace = null)
    {
        _scenario = scenario;
        _schedule = new(seed) { Trace = trace };
        Outside = new(_schedule);
        _callers = new(_schedule, scenario, Outside);
        _people = new(_schedule, Database);
        _crashes = _schedule.Next(4);
        _schedule.Trouble = _schedule.Next(3) * 3;
    }

    public int Seed => _schedule.Seed;
    public MemoryInstanceStore Database { get; } = new();

    /// <summary>What was seen to be wrong on the way.</summary>
    public List<string> Violations { get; } = [];

    public IReadOnlySet<string> Cancelled => _people.Cancelled;
    public SimOutside Outside { get; }
    public SimCallers Callers => _callers;

    public void Run()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        try
        {
            var turns = 0;
            Begin();
            while (!_callers.AreDone || _schedule.OpenCount > 0 || IsBusy || !IsOver)
            {
                if (++turns > MostTurns) throw new SimulationException($"did not come to an end; {Describe()}");
                if (turns == MostTurns / 4) (_crashes, _schedule.Trouble) = (0, 0);
                Turn();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>How much of the centre's time has passed.</summary>
    public TimeSpan Passed => _clock.Now - SimClock.Begin;

    /// <summary>All instances ended and all rows that only wait for the clock are gone.</summary>
    private bool IsOver => Database.Instances.Values.All(row => row.FinishedAt is not null) && !_people.MustAct && Database.Inbox.Count == 0 && Database.Outbox.Count == 0;

    private bool IsBusy => _context.Count > 0 || _pumps.Count > 0 || _core!.Stations.Any(station => station.HasWork);

    private void Turn()
    {
        _choices.Clear();
        foreach (var station in _core!.Stations)
        {
            if (station.HasWork && PumpsOf(station) < station.Concurrency) _choices.Add(new(10, Move.Pump, station));
        }

        if (_schedule.OpenCount > 0) _choices.Add(new(20, Move.GoOn));
        if (_context.Count > 0) _choices.Add(new(20, Move.Continue));
        var doomed = _scenario.ToCancel(this);
        if (doomed is not null && _schedule.Chance(5)) _choices.Add(new(10, Move.Cancel));
        if (_callers.CanAct) _choices.Add(new(6, Move.Callers));
        if (_people.CanAct) _choices.Add(new(2, Move.People));
        if (_clock.HasTimers) _choices.Add(new(1, Move.Advance));
        if (_crashes > 0 && _schedule.Chance(2)) _choices.Add(new(10, Move.Crash));
        Make(Pick(), doomed);
        EndPumps();
        if (Violations.Count == 0 && RunTwoAtOnce()) Violations.Add("two instances of the singleton ran at once");
    }

    private Choice Pick()
    {
        var all = 0;
        foreach (var choice in _choices) all += choice.Weight;
        var pick = _schedule.Next(all);
        foreach (var choice in _choices)
        {
            if ((pick -= choice.Weight) < 0) return choice;
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    private void Make(Choice choice, string? doomed)
    {
        switch (choice.Move)
        {
            case Move.Pump: Pump(choice.Station!); break;
            case Move.GoOn: _schedule.GoOn(); break;
            case Move.Continue: _context.Run(_schedule.Next(_context.Count)); break;
            case Move.Cancel: Cancel(doomed!); break;
            case Move.Callers: _callers.Act(_core!); break;
            case Move.People: _people.Act(_core!); break;
            case Move.Advance: Advance(); break;
            default: Crash(); break;
        }
    }

    private int PumpsOf(IStation station)
    {
        var count = 0;
        foreach (var pump in _pumps) count += pump.Station == station ? 1 : 0;
        return count;
    }

    private void EndPumps()
    {
        for (var index = _pumps.Count - 1; index >= 0; index--)
        {
            var pump = _pumps[index].Pump;
            if (pump.IsFaulted) throw new SimulationException("a pump failed", pump.Exception!);
            if (pump.IsCompleted) _pumps.RemoveAt(index);
        }
    }

    private bool RunTwoAtOnce()
    {
        var running = 0;
        foreach (var row in Database.Instances.Values) running += IsSingleAndRuns(row) ? 1 : 0;
        return running > 1;
    }

    private static bool IsSingleAndRuns(StoredInstance row) =>
        row.Status == InstanceStatus.Running && row.DefinitionId == SimFlows.Single.Definition.DefinitionId;

    private void Pump(IStation station)
    {
        _schedule.Trace?.Invoke($"pump {station.Name}");
        _pumps.Add((station, station.PumpAsync(CancellationToken.None)));
    }

    /// <summary>While anything is under way, time goes in small steps: an operation does not take half an hour.</summary>
    private void Advance() => _clock.Advance(IsBusy || _schedule.OpenCount > 0 || !_callers.AreDone ? TimeSpan.FromSeconds(2) : TimeSpan.FromHours(1));

    private void Begin()
    {
        _core = new(new(
            new SimStore(Database, _schedule), _scenario, _scenario.Codec, new TestSecretCodec(), _clock,
            new()
            {
                Partitions = 2, BatchSize = 4, HotInstances = 4, TimerPage = 2, Senders = 2, Askers = 2, TimerHorizon = TimeSpan.FromSeconds(20),
                Patience = TimeSpan.FromMinutes(30), RememberStimuli = _scenario.RememberStimuli, LongestBackOff = TimeSpan.FromSeconds(1),
            },
            new(() => [Outside, Outside.Replies, Outside.Floor, Outside.Staff]), new(() => [Outside]), new(() => []), new(() => [Outside]), NullLogger.Instance, _ => $"i{++_ids}"));
        var recovery = _core.RecoverAsync(CancellationToken.None);
        if (!recovery.IsCompletedSuccessfully) throw new SimulationException("recovery waited for something", recovery.Exception!);
    }

    private void Cancel(string instanceId)
    {
        _schedule.Trace?.Invoke($"cancel {instanceId}");
        _ = _core!.RequestAsync(instanceId, new Occurrence.Cancelled("as the schedule wants it"), CancellationToken.None);
    }

    private void Crash()
    {
        _crashes--;
        _schedule.Trace?.Invoke($"crash at {_clock.Now:T}");
        _core!.Dispose();
        _schedule.Abandon();
        _pumps.Clear();
        _clock.Forget();
        _context.Forget();
        _callers.ServerDied();
        Begin();
    }

    private string Describe() =>
        $"not over: {string.Join(", ", Database.Instances.Values.Where(row => row.FinishedAt is null).Select(row => $"{row.Id} {row.DefinitionId} {row.SubStatus}"))}; {Database.Inbox.Count} stimuli wait, "
        + $"{Database.Outbox.Count} commands wait, {_pumps.Count} pumps, {_schedule.OpenCount} operations, callers {_callers}";

    public void Dispose() => _core?.Dispose();

    private enum Move { Pump, GoOn, Continue, Cancel, Callers, People, Advance, Crash }

    private readonly record struct Choice(int Weight, Move Move, IStation? Station = null);
}

internal sealed class SimulationException(string message, Exception? inner = null) : Exception(message, inner);
