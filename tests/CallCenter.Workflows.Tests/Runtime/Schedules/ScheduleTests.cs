using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Tests.Runtime.Simulation;
using CallCenter.Workflows.Tests.Runtime.Stores;
using CallCenter.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Workflows.Tests.Runtime.Schedules;

/// <summary>Workflows that the clock starts, over stops of the server, on a clock that only the test moves.</summary>
public sealed class ScheduleTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly MemoryInstanceStore _store = new();
    private readonly SimClock _clock = new();
    private TestGraphs _graphs = new([]);
    private RuntimeCore? _core;

    [Fact]
    public async Task Timer_Published_StartsAfterEachInterval()
    {
        await StartAsync(Flow("tick", "Elsa.Timer", "interval", "00:10:00"));

        await AdvanceAsync(TimeSpan.FromMinutes(35));

        Assert.Equal([10, 20, 30], Started());
    }

    [Fact]
    public async Task Cron_Published_StartsByTheCalendar()
    {
        await StartAsync(Flow("tick", "Elsa.Cron", "cronExpression", "0 */15 * * * *"));

        await AdvanceAsync(TimeSpan.FromMinutes(40));

        Assert.Equal([15, 30], Started());
    }

    [Fact]
    public async Task StartAt_Published_StartsOnce_AlsoAfterANewVersionAndARestart()
    {
        var flow = Flow("once", "Elsa.StartAt", "dateTime", "2026-03-02T08:05:00Z");
        await StartAsync(flow);
        await AdvanceAsync(TimeSpan.FromMinutes(10));

        _graphs.Publish(flow with { Id = "once:2", Version = 2 });
        await AdvanceAsync(TimeSpan.FromMinutes(10));
        await RestartAsync(after: TimeSpan.FromHours(1));
        await AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal([5], Started());
    }

    [Fact]
    public async Task Restart_AfterMissedMoments_MakesUpForTheSingleDateOnly()
    {
        await StartAsync(
            Flow("once", "Elsa.StartAt", "dateTime", "2026-03-02T08:30:00Z"), Flow("timer", "Elsa.Timer", "interval", "00:20:00"),
            Flow("cron", "Elsa.Cron", "cronExpression", "0 0 * * * *"));

        await RestartAsync(after: TimeSpan.FromMinutes(130));
        await AdvanceAsync(TimeSpan.Zero);
        Assert.Equal(["once"], _store.Instances.Values.Select(row => row.DefinitionId));
        await AdvanceAsync(TimeSpan.FromMinutes(55));

        Assert.Equal([130, 140, 160, 180, 180], Started());
    }

    [Fact]
    public async Task Retract_StopsTheSchedule_AndLeavesNoRow()
    {
        await StartAsync(Flow("tick", "Elsa.Timer", "interval", "00:10:00"));
        await AdvanceAsync(TimeSpan.FromMinutes(15));

        _graphs.Retract("tick");
        await AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal([10], Started());
        Assert.Empty(_store.Bookmarks);
    }

    [Fact]
    public async Task Publish_NewVersionWithTheSameInterval_KeepsTheRhythm()
    {
        var flow = Flow("tick", "Elsa.Timer", "interval", "00:10:00");
        await StartAsync(flow);
        await AdvanceAsync(TimeSpan.FromMinutes(5));

        _graphs.Publish(flow with { Id = "tick:2", Version = 2 });
        await AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal([10], Started());
        Assert.Equal("tick:2", Assert.Single(_store.Instances.Values).DefinitionVersionId);
    }

    [Fact]
    public async Task Restart_BetweenTheMomentAndTheStart_StartsOnce()
    {
        await StartAsync(Flow("tick", "Elsa.Timer", "interval", "00:10:00"));
        await AdvanceAsync(TimeSpan.FromMinutes(9));

        // The moment is in the inbox and the row moved on; then the process dies before anything starts.
        await AdvanceAsync(TimeSpan.FromMinutes(1), station => station is not ("router" or "partition 0" or "partition 1" or "partition 2" or "partition 3"));
        Assert.Empty(_store.Instances);
        Assert.Single(_store.Inbox);
        await RestartAsync(after: TimeSpan.FromHours(2.05));
        await AdvanceAsync(TimeSpan.Zero);

        Assert.Single(_store.Instances);
        await RestartAsync(after: TimeSpan.Zero);
        await AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_store.Instances);
    }

    public void Dispose() => _core?.Dispose();

    private static WorkflowDefinition Flow(string id, string trigger, string input, string value) => new Flow()
        .Add("trigger", trigger, node => node.Literal(input, value).Starts()).Add("line", "Elsa.WriteLine").Connect("trigger -> line")
        .Definition() with { Id = id + ":1", DefinitionId = id, Name = id };

    /// <summary>Minutes after the beginning at which instances started.</summary>
    private IEnumerable<double> Started() => _store.Instances.Values.Select(row => (row.CreatedAt - Begin).TotalMinutes).Order();

    private async Task StartAsync(params WorkflowDefinition[] flows)
    {
        _graphs = new(flows);
        await RestartAsync(TimeSpan.Zero);
    }

    private async Task RestartAsync(TimeSpan after)
    {
        _core?.Dispose();
        _clock.Forget();
        _clock.Jump(after);
        var ids = _store.Instances.Count;
        _core = new(new(
            _store, _graphs, new AnyPayloads(), new TestSecretCodec(), _clock, new(), new(() => []), new(() => []), new(() => []), new(() => []),
            NullLogger.Instance, _ => $"i{++ids}"));
        await _core.RecoverAsync(CancellationToken.None);
        await PumpAsync(_ => true);
    }

    private async Task AdvanceAsync(TimeSpan by, Func<string, bool>? pumps = null)
    {
        var end = _clock.Now + by;
        await PumpAsync(pumps ?? (_ => true));
        while (_clock.HasTimers && _clock.NextTimer <= end)
        {
            _clock.Advance(end - _clock.Now);
            await PumpAsync(pumps ?? (_ => true));
        }

        _clock.Jump(end - _clock.Now);
    }

    private async Task PumpAsync(Func<string, bool> which)
    {
        while (_core!.Stations.FirstOrDefault(station => station.HasWork && which(station.Name)) is { } busy) await busy.PumpAsync(CancellationToken.None);
    }
}
