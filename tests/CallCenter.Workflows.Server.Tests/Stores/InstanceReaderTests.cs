using CallCenter.Persistence;
using CallCenter.Persistence.Instances;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Stores;

/// <summary>What people see of instances, on each database.</summary>
public abstract class InstanceReaderContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    protected abstract IInstanceStore Instances { get; }

    protected abstract IDbContextFactory<CallCenterDbContext> Contexts { get; }

    private InstanceReader Reader => new(Contexts);

    [Fact]
    public async Task List_EachFilter_FindsWhatItSays()
    {
        await FillAsync();

        await FindsAsync(["i3", "i2", "i1"], new());
        await FindsAsync(["i2"], new() { SearchTerm = " hotline " });
        await FindsAsync(["i1"], new() { SearchTerm = "CALL-" });
        await FindsAsync(["i3"], new() { SearchTerm = "投诉" });
        await FindsAsync([], new() { SearchTerm = "%" });
        await FindsAsync(["i2"], new() { Ids = ["i2", "i9"] });
        await FindsAsync(["i3"], new() { DefinitionIds = ["d3"] });
        await FindsAsync(["i1"], new() { DefinitionVersionIds = ["d1:1"], Version = 1 });
        await FindsAsync(["i1"], new() { CorrelationId = "call-1" });
        await FindsAsync(["i2"], new() { HasIncidents = true });
        await FindsAsync(["i3", "i1"], new() { HasIncidents = false });
        await FindsAsync(["i3"], new() { Statuses = [InstanceStatus.Finished] });
        await FindsAsync(["i2", "i1"], new() { SubStatuses = [InstanceSubStatus.Suspended] });
        await FindsAsync(["i3"], new() { Moments = [new(InstanceMoment.Finished, MomentOperator.GreaterThan, Noon)] });
        await FindsAsync(["i2", "i1"], new() { Moments = [new(InstanceMoment.Created, MomentOperator.LessThanOrEqual, Noon.AddHours(2))] });
    }

    [Theory]
    [InlineData(InstanceOrder.Created, true, "i1 i2 i3")]
    [InlineData(InstanceOrder.Updated, true, "i3 i2 i1")]
    [InlineData(InstanceOrder.Created, false, "i3 i2 i1")]
    public async Task List_OrderAndPage_CountAll(InstanceOrder order, bool ascending, string expected)
    {
        await FillAsync();

        var page = await Reader.ListAsync(new() { OrderBy = order, Ascending = ascending, Skip = 1, Take = 1 }, default);

        Assert.Equal((expected.Split(' ')[1], 3L), (Assert.Single(page.Items).Id, page.TotalCount));
    }

    [Fact]
    public async Task Get_AndJournal_AreAsWritten()
    {
        await FillAsync();

        var row = await Reader.GetAsync("i3", default);
        Assert.Equal(("投诉", InstanceStatus.Finished, Noon.AddHours(4)), (row!.Name, row.Status, row.FinishedAt));
        Assert.Equal([3, 4], row.State);
        Assert.Equal(row.CreatedAt, (await Reader.FindSummaryAsync("i3", default))!.CreatedAt);
        Assert.Null(await Reader.GetAsync("i9", default));
        Assert.Equal([3, 5], (await Reader.ReadJournalAsync("i3", 4, default)).Select(line => line.FirstSequence));
    }

    [Fact]
    public async Task Delete_RunningAndFinished_TakesTheFinishedWithTheirJournal()
    {
        await FillAsync();

        Assert.Equal(1, await Reader.DeleteAsync(["i1", "i3", "i9"], default));

        Assert.NotNull(await Reader.GetAsync("i1", default));
        Assert.Null(await Reader.GetAsync("i3", default));
        Assert.Empty(await Reader.ReadJournalAsync("i3", 0, default));
    }

    private async Task FindsAsync(string[] expected, InstanceFilter filter)
    {
        var page = await Reader.ListAsync(filter, default);
        Assert.Equal(expected, page.Items.Select(item => item.Id));
        Assert.Equal(expected.Length, page.TotalCount);
    }

    private async Task FillAsync()
    {
        var batch = new CommitBatch { At = Noon };
        var row = new StoredInstance(
            "i1", "d1", "d1:1", 1, "call-1", null, null, InstanceStatus.Running, InstanceSubStatus.Suspended, 0, false, 1, Noon.AddHours(1), Noon.AddHours(9), null, [1]);
        batch.Instances.Add(new(row, null));
        batch.Instances.Add(new(row with
        {
            Id = "i2", DefinitionId = "d2", DefinitionVersionId = "d2:7", DefinitionVersion = 7, CorrelationId = null, Name = "The Hotline", IncidentCount = 1,
            CreatedAt = Noon.AddHours(2), UpdatedAt = Noon.AddHours(8),
        }, null));
        batch.Instances.Add(new(row with
        {
            Id = "i3", DefinitionId = "d3", DefinitionVersionId = "d3:2", DefinitionVersion = 2, CorrelationId = null, Name = "投诉", State = [3, 4],
            Status = InstanceStatus.Finished, SubStatus = InstanceSubStatus.Finished, CreatedAt = Noon.AddHours(3), UpdatedAt = Noon.AddHours(4), FinishedAt = Noon.AddHours(4),
        }, null));
        batch.Journal.Add(new("i3", 1, 2, Noon, [1]));
        batch.Journal.Add(new("i3", 3, 2, Noon, [2]));
        batch.Journal.Add(new("i3", 5, 1, Noon, [3]));
        await Instances.CommitAsync(batch, default);
    }
}

public sealed class SqliteInstanceReaderTests : InstanceReaderContract, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteInstanceStore _instances;

    public SqliteInstanceReaderTests() => _instances = new(_file.Database);

    protected override IInstanceStore Instances => _instances;

    protected override IDbContextFactory<CallCenterDbContext> Contexts => _file;

    public void Dispose()
    {
        _instances.Dispose();
        _file.Dispose();
    }
}

public sealed class PostgreSqlInstanceReaderTests : InstanceReaderContract, IAsyncLifetime, IDisposable
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
