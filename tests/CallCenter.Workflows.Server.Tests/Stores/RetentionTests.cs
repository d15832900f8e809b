using CallCenter.Persistence;
using CallCenter.Persistence.Instances;
using CallCenter.Persistence.Retention;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Retention;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Stores;

public sealed class SqliteRetentionTests : RetentionContract, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteInstanceStore _instances;

    public SqliteRetentionTests() => _instances = new(_file.Database);

    protected override IInstanceStore Instances => _instances;

    protected override IDbContextFactory<CallCenterDbContext> Contexts => _file;

    public void Dispose()
    {
        _instances.Dispose();
        _file.Dispose();
    }
}

/// <summary>What retention takes out and what it leaves, on each database.</summary>
public abstract class RetentionContract
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    protected abstract IInstanceStore Instances { get; }

    protected abstract IDbContextFactory<CallCenterDbContext> Contexts { get; }

    private InstanceReader Reader => new(Contexts);

    private RetentionStore Store => new(Contexts, Reader);

    [Fact]
    public async Task Sweep_NoRules_KeepsEverything()
    {
        await FinishedAsync("a", daysAgo: 5000);

        Assert.Equal(new(0, 0), await SweepAsync());
        Assert.Equal(["a"], await LeftAsync());
    }

    [Fact]
    public async Task Sweep_Age_TakesInstancesFinishedLongerAgoWithTheirJournals()
    {
        await Store.SetRuleAsync(null, new(TimeSpan.FromDays(30), null, null), default);
        for (var day = 25; day < 35; day++) await FinishedAsync($"d{day}", daysAgo: day);
        await RunningAsync("old-but-running", daysAgo: 400);

        Assert.Equal(new(4, 0), await SweepAsync());

        Assert.Equal(["d25", "d26", "d27", "d28", "d29", "d30", "old-but-running"], await LeftAsync());
        Assert.Empty(await Reader.ReadJournalAsync("d31", 0, default));
        Assert.Single(await Reader.ReadJournalAsync("d30", 0, default));
    }

    [Fact]
    public async Task Sweep_LongLivedInstance_CountsFromItsEnd()
    {
        await Store.SetRuleAsync(null, new(TimeSpan.FromDays(30), null, null), default);
        await FinishedAsync("long", daysAgo: 10, createdDaysAgo: 300);

        Assert.Equal(0, (await SweepAsync()).Instances);
    }

    [Fact]
    public async Task Sweep_OwnRule_HoldsInsteadOfTheDefault()
    {
        await Store.SetRuleAsync(null, new(TimeSpan.FromDays(30), null, null), default);
        await Store.SetRuleAsync("hotline", new(TimeSpan.FromDays(365), null, null), default);
        await FinishedAsync("other", daysAgo: 100, definition: "survey");
        await FinishedAsync("kept", daysAgo: 100, definition: "hotline");

        Assert.Equal(1, (await SweepAsync()).Instances);
        Assert.Equal(["kept"], await LeftAsync());

        Assert.True(await Store.RemoveRuleAsync("hotline", default));
        Assert.False(await Store.RemoveRuleAsync("hotline", default));
        Assert.Equal(1, (await SweepAsync()).Instances);
    }

    [Fact]
    public async Task Sweep_Count_KeepsTheYoungestOfEachDefinition()
    {
        await Store.SetRuleAsync(null, new(null, 3, null), default);
        for (var day = 1; day <= 10; day++)
        {
            await FinishedAsync($"a{day:D2}", daysAgo: day, definition: "a");
            if (day <= 2) await FinishedAsync($"b{day:D2}", daysAgo: day, definition: "b");
        }

        await RunningAsync("waiting", daysAgo: 50, definition: "a");

        Assert.Equal(7, (await SweepAsync()).Instances);
        Assert.Equal(["a01", "a02", "a03", "b01", "b02", "waiting"], await LeftAsync());
    }

    [Fact]
    public async Task Sweep_JournalAge_TakesJournalsOfFinishedInstancesAndLeavesThese()
    {
        await Store.SetRuleAsync(null, new(null, null, TimeSpan.FromDays(7)), default);
        for (var day = 5; day < 12; day++) await FinishedAsync($"d{day:D2}", daysAgo: day);
        await RunningAsync("running", daysAgo: 100);

        Assert.Equal(new(0, 4), await SweepAsync());

        Assert.Equal(8, (await LeftAsync()).Count);
        Assert.Empty(await Reader.ReadJournalAsync("d08", 0, default));
        Assert.Single(await Reader.ReadJournalAsync("d07", 0, default));
        Assert.Single(await Reader.ReadJournalAsync("running", 0, default));
    }

    [Fact]
    public async Task Rules_Set_AreReadAsSet()
    {
        var rule = new RetentionRule(TimeSpan.FromDays(3), 5, TimeSpan.FromDays(1));
        await Store.SetRuleAsync(null, RetentionRule.KeepAll, default);
        await Store.SetRuleAsync("x", RetentionRule.KeepAll, default);
        await Store.SetRuleAsync("x", rule, default);

        var rules = await Store.ReadRulesAsync(default);

        Assert.Equal((RetentionRule.KeepAll, rule, 1), (rules.Default, rules.Of("x"), rules.Own.Count));
    }

    /// <summary>Pages of three, so that every test goes over page ends.</summary>
    private Task<RetentionResult> SweepAsync() => new RetentionSweep(Store, new StoppedClock(), pageSize: 3).RunAsync(default);

    private Task FinishedAsync(string id, int daysAgo, int? createdDaysAgo = null, string definition = "flow") =>
        AddAsync(id, definition, Now.AddDays(-(createdDaysAgo ?? daysAgo)), Now.AddDays(-daysAgo));

    private Task RunningAsync(string id, int daysAgo, string definition = "flow") => AddAsync(id, definition, Now.AddDays(-daysAgo), null);

    private Task AddAsync(string id, string definition, DateTimeOffset created, DateTimeOffset? finished)
    {
        var batch = new CommitBatch { At = created };
        var status = finished is null ? InstanceStatus.Running : InstanceStatus.Finished;
        var subStatus = finished is null ? InstanceSubStatus.Suspended : InstanceSubStatus.Finished;
        batch.Instances.Add(new(new(id, definition, definition + ":1", 1, null, null, null, status, subStatus, 0, false, 1, created, finished ?? created, finished, [1]), null));
        batch.Journal.Add(new(id, 1, 1, finished ?? created, [1]));
        return Instances.CommitAsync(batch, default);
    }

    private async Task<List<string>> LeftAsync() =>
        [.. (await Reader.ListAsync(new() { Take = 100 }, default)).Items.Select(item => item.Id).Order(StringComparer.Ordinal)];

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
