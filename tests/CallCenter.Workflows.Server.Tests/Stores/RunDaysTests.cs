using CallCenter.Kpis;
using CallCenter.Persistence;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.HeatMaps;
using CallCenter.Persistence.Instances;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Persistence.Sqlite;
using CallCenter.Processes.HeatMaps;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Stores;

/// <summary>Each run that ended is counted once, whatever happens to it and to the server, on each database.</summary>
public abstract class RunDaysContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DayRange Week = DayRange.Of(Monday, 7);

    protected abstract IInstanceStore Instances { get; }

    protected abstract IDbContextFactory<CallCenterDbContext> Contexts { get; }

    [Fact]
    public async Task Count_EndedRuns_ByVersionDayAndGroup()
    {
        await using (var context = Contexts.CreateDbContext())
        {
            context.Add(new ContactVersionRow { ContactId = "call-2", Process = "p", Version = "p:1", Group = "g1", ResolvedAt = Noon });
            context.Add(new ContactVersionRow { ContactId = "call-3", Process = "p", Version = "p:1", ResolvedAt = Noon });
            await context.SaveChangesAsync();
        }

        await EndAsync("i1", "d:1", Noon, "call-1");
        await EndAsync("i2", "d:1", Noon, "call-2");
        await EndAsync("i3", "d:1", Noon, "call-3");
        await EndAsync("i4", "d:1", Noon.AddDays(1), null);
        await EndAsync("i5", "d:2", Noon, null);
        await CommitAsync(new("i6", "d", "d:1", 1, null, null, null, InstanceStatus.Running, InstanceSubStatus.Suspended, 0, false, 1, Noon, Noon, null, [1]), null, Started("i6"));

        using var days = new RunDays(Contexts);
        Assert.Equal(5, await days.CountAsync(TimeZoneInfo.Utc, default));
        Assert.Equal(0, await days.CountAsync(TimeZoneInfo.Utc, default));

        Assert.Equal(["d:1 2 - 2", "d:1 2 g1 1", "d:1 3 - 1", "d:2 2 - 1"], await ToldAsync(days, "d:1", "d:2"));
        Assert.Equal((Monday, Monday.AddDays(1)), await days.SpanAsync(["d:1"], default));
        Assert.Null(await days.SpanAsync(["d:9"], default));
        Assert.Equal(1, await days.UnderWayAsync("d", ["d:1"], Week, TimeZoneInfo.Utc, default));
        Assert.Equal(0, await days.UnderWayAsync("d", ["d:1"], DayRange.Of(Monday.AddDays(1), 6), TimeZoneInfo.Utc, default));
    }

    [Fact]
    public async Task Count_MoreRunsLater_AreAddedToTheSameDay()
    {
        await EndAsync("i1", "d:1", Noon, null);
        using (var before = new RunDays(Contexts)) await before.CountAsync(TimeZoneInfo.Utc, default);
        await EndAsync("i2", "d:1", Noon, null);

        // As after a stop of the server.
        using var days = new RunDays(Contexts);
        Assert.Equal(1, await days.UncountedAsync(default));
        Assert.Equal(1, await days.CountAsync(TimeZoneInfo.Utc, default));

        var tally = Sum(Assert.Single(await days.ReadAsync(["d:1"], Week, default)));
        Assert.Equal((2L, 2L, 2L), (tally.Runs, tally.Nodes["say"].Entries, tally.Nodes["say"].Outcomes["Done"]));
        Assert.Equal(7, tally.Nodes["say"].Dwell.Quantile(0.5)!.Value.TotalSeconds, 7 * DwellTimes.Error);
    }

    [Fact]
    public async Task Count_FailedRunIsTriedAgain_CountsItsWholeWayOnce()
    {
        var row = await EndAsync("i1", "d:1", Noon, null, fails: true);
        using var days = new RunDays(Contexts);
        await days.CountAsync(TimeZoneInfo.Utc, default);
        Assert.Equal((1L, 1L, 0L), await SayAsync(days));

        // It goes on: what was counted stays, until it ends again.
        var goesOn = row with { Status = InstanceStatus.Running, SubStatus = InstanceSubStatus.Suspended, FinishedAt = null, Revision = 2 };
        await CommitAsync(goesOn, 1);
        Assert.Equal(0, await days.CountAsync(TimeZoneInfo.Utc, default));
        var ended = row with { SubStatus = InstanceSubStatus.Finished, Revision = 3 };
        await CommitAsync(ended, 2, new StoredJournal("i1", 4, 1, Noon, Written(Noon.AddMinutes(1), 4, [("say", 2, JournalEvent.Completed)])));
        Assert.Equal(1, await days.CountAsync(TimeZoneInfo.Utc, default));

        Assert.Equal((1L, 1L, 1L), await SayAsync(days));
        Assert.Equal(1, Sum(Assert.Single(await days.ReadAsync(["d:1"], Week, default))).Runs);
    }

    [Fact]
    public async Task Count_FailsTwiceBeforeItIsCounted_CountsItOnce()
    {
        var row = await EndAsync("i1", "d:1", Noon, null, fails: true);
        await CommitAsync(row with { Status = InstanceStatus.Running, SubStatus = InstanceSubStatus.Suspended, FinishedAt = null, Revision = 2 }, 1);
        using var days = new RunDays(Contexts);
        Assert.Equal(0, await days.CountAsync(TimeZoneInfo.Utc, default));
        await CommitAsync(row with { Revision = 3 }, 2);

        Assert.Equal(1, await days.CountAsync(TimeZoneInfo.Utc, default));
        Assert.Equal((1L, 1L, 0L), await SayAsync(days));
    }

    [Fact]
    public async Task Delete_CountedRun_LeavesItsDayAndAnUncountedOneWaitsForNothing()
    {
        await EndAsync("i1", "d:1", Noon, null);
        using var days = new RunDays(Contexts);
        await days.CountAsync(TimeZoneInfo.Utc, default);
        await EndAsync("i2", "d:1", Noon, null);

        await new InstanceReader(Contexts).DeleteAsync(["i1", "i2"], default);

        Assert.Equal(0, await days.CountAsync(TimeZoneInfo.Utc, default));
        Assert.Equal(["d:1 2 - 1"], await ToldAsync(days, "d:1"));
    }

    [Fact]
    public async Task Count_JournalHasLostItsBeginning_IsLeftOut()
    {
        var row = Ended("i1", "d:1", Noon, null, fails: false);
        await CommitAsync(row, null, new StoredJournal("i1", 3, 1, Noon, Written(Noon, 3, [("say", 2, JournalEvent.Completed)])));

        using var days = new RunDays(Contexts);
        Assert.Equal(1, await days.CountAsync(TimeZoneInfo.Utc, default));
        Assert.Empty(await days.ReadAsync(["d:1"], Week, default));
        Assert.Equal(0, await days.UncountedAsync(default));
    }

    private static RunTally Sum(RunDay day)
    {
        var sum = new RunTally();
        day.AddTo(sum);
        return sum;
    }

    private static async Task<(long Entries, long Faults, long Completions)> SayAsync(RunDays days)
    {
        var say = Sum(Assert.Single(await days.ReadAsync(["d:1"], Week, default))).Nodes["say"];
        return (say.Entries, say.Faults, say.Completions);
    }

    private static async Task<IEnumerable<string>> ToldAsync(RunDays days, params string[] versions) => (await days.ReadAsync(versions, Week, default))
        .Select(day => FormattableString.Invariant($"{day.DefinitionVersionId} {day.Day.Day} {day.Group ?? "-"} {Sum(day).Runs}")).Order(StringComparer.Ordinal);

    private async Task<StoredInstance> EndAsync(string id, string version, DateTimeOffset at, string? correlation, bool fails = false)
    {
        var row = Ended(id, version, at, correlation, fails);
        await CommitAsync(row, null, Started(id), new StoredJournal(id, 3, 1, at, Written(at.AddSeconds(7), 3, [("say", 2, fails ? JournalEvent.Faulted : JournalEvent.Completed)])));
        return row;
    }

    private static StoredInstance Ended(string id, string version, DateTimeOffset at, string? correlation, bool fails) => new(
        id, "d", version, 1, correlation, null, null, InstanceStatus.Finished, fails ? InstanceSubStatus.Faulted : InstanceSubStatus.Finished, 0, false, 1, at, at, at, [1]);

    private static StoredJournal Started(string id) => new(id, 1, 2, Noon, Written(Noon, 1, [("flow", 1, JournalEvent.Started), ("say", 2, JournalEvent.Started)]));

    private static byte[] Written(DateTimeOffset at, int sequence, IReadOnlyList<(string Node, int Execution, JournalEvent Event)> lines) => JournalCodec.Write([.. lines.Select((line, i) => new JournalEntry
    {
        Sequence = sequence + i, ExecutionNumber = line.Execution, ParentNumber = line.Execution - 1, At = at, Event = line.Event, Outcomes = line.Event == JournalEvent.Completed ? ["Done"] : null,
        Node = new ActivityNode { Id = line.Node, NodeId = line.Node, Type = "Test" },
    })]);

    private Task CommitAsync(StoredInstance row, int? expected, params StoredJournal[] journal)
    {
        var batch = new CommitBatch { At = row.UpdatedAt };
        batch.Instances.Add(new(row, expected));
        if (row.Status == InstanceStatus.Finished) batch.Finished.Add((row.Id, row.Revision));
        batch.Journal.AddRange(journal);
        return Instances.CommitAsync(batch, default);
    }
}

public sealed class SqliteRunDaysTests : RunDaysContract, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteInstanceStore _instances;

    public SqliteRunDaysTests() => _instances = new(_file.Database);

    protected override IInstanceStore Instances => _instances;

    protected override IDbContextFactory<CallCenterDbContext> Contexts => _file;

    public void Dispose()
    {
        _instances.Dispose();
        _file.Dispose();
    }
}

public sealed class PostgreSqlRunDaysTests : RunDaysContract, IAsyncLifetime, IDisposable
{
    private PostgreSqlTestDatabase _database = null!;
    private PostgreSqlInstanceStore _instances = null!;

    protected override IInstanceStore Instances => _instances;

    protected override IDbContextFactory<CallCenterDbContext> Contexts => _database;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlTestDatabase.CreateAsync();
        _instances = new(_database.Database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _instances.Dispose();
        _database.Dispose();
    }
}
