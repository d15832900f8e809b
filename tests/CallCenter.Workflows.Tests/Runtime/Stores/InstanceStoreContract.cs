using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Xunit;

namespace CallCenter.Workflows.Tests.Runtime.Stores;

/// <summary>What every instance store promises. Run on each of them.</summary>
public abstract class InstanceStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    protected abstract IInstanceStore Store { get; }

    [Fact]
    public async Task Commit_NewInstance_IsLoadedAsWritten()
    {
        var row = Row("i1") with { CorrelationId = "呼叫-1", Name = "热线", FinishedAt = Noon.AddHours(1), IncidentCount = 2, IsAsking = true };
        await CommitAsync(batch => batch.Instances.Add(new(row, null)));

        var loaded = Assert.Single(await Store.LoadAsync(["i1", "unknown"], default));

        Assert.Equal(row.State, loaded.State);
        Assert.Equal(row with { State = loaded.State }, loaded);
    }

    [Fact]
    public async Task Commit_ExpectedRevision_ReplacesEveryColumnThatChanges()
    {
        await CommitAsync(batch => batch.Instances.Add(new(Row("i1"), null)));
        var changed = Row("i1") with
        {
            Revision = 2, Status = InstanceStatus.Finished, SubStatus = InstanceSubStatus.Faulted, CorrelationId = "c", Name = "n", IncidentCount = 1,
            IsAsking = true, UpdatedAt = Noon.AddMinutes(1), FinishedAt = Noon.AddMinutes(1), State = [9, 9],
        };

        await CommitAsync(batch => batch.Instances.Add(new(changed, 1)));

        var loaded = Assert.Single(await Store.LoadAsync(["i1"], default));
        Assert.Equal([9, 9], loaded.State);
        Assert.Equal(changed with { State = loaded.State }, loaded);
    }

    [Fact]
    public async Task Commit_OnlyStateChanged_IsWritten()
    {
        await CommitAsync(batch => batch.Instances.Add(new(Row("i1") with { CorrelationId = "c" }, null)));

        await CommitAsync(batch => batch.Instances.Add(new(Row("i1") with { CorrelationId = "c", Revision = 2, State = [7] }, 1)));

        var loaded = Assert.Single(await Store.LoadAsync(["i1"], default));
        Assert.Equal((2, (byte)7), (loaded.Revision, loaded.State[0]));
    }

    [Fact]
    public async Task Commit_MovedToAnotherVersion_IsWritten()
    {
        await CommitAsync(batch => batch.Instances.Add(new(Row("i1"), null)));

        await CommitAsync(batch => batch.Instances.Add(new(Row("i1") with { Revision = 2, DefinitionVersionId = "v9", DefinitionVersion = 9 }, 1)));

        var loaded = Assert.Single(await Store.LoadAsync(["i1"], default));
        Assert.Equal(("v9", 9, 2), (loaded.DefinitionVersionId, loaded.DefinitionVersion, loaded.Revision));
    }

    [Fact]
    public async Task Commit_OtherRevision_IsRefusedAsAWhole()
    {
        await CommitAsync(batch => batch.Instances.Add(new(Row("i1") with { Revision = 5 }, null)));

        var stale = await Assert.ThrowsAsync<StaleInstanceException>(() => CommitAsync(batch =>
        {
            batch.Instances.Add(new(Row("i2"), null));
            batch.Instances.Add(new(Row("i1") with { Revision = 5 }, 4));
            batch.BookmarksAdded.Add(new("i2", 1, new("Event", "a"), null));
        }));

        Assert.Equal("i1", stale.InstanceId);
        Assert.Single(await Store.LoadAsync(["i1", "i2"], default));
        Assert.Empty(await Store.FindBookmarksAsync([new("Event", "a")], default));
    }

    [Fact]
    public async Task Commit_NewInstanceThatExists_IsRefused()
    {
        await CommitAsync(batch => batch.Instances.Add(new(Row("i1"), null)));

        await Assert.ThrowsAsync<StaleInstanceException>(() => CommitAsync(batch => batch.Instances.Add(new(Row("i1"), null))));
    }

    [Fact]
    public async Task Commit_ManyAtOnceOneRefused_OthersAreWritten()
    {
        await CommitAsync(batch => batch.Instances.Add(new(Row("taken"), null)));
        var commits = Enumerable.Range(0, 20).Select(number => CommitAsync(batch =>
            batch.Instances.Add(new(Row(number == 7 ? "taken" : $"i{number}"), null)))).ToList();

        await Assert.ThrowsAsync<StaleInstanceException>(() => Task.WhenAll(commits));

        Assert.Equal(19, (await Store.LoadAsync([.. Enumerable.Range(0, 20).Select(number => $"i{number}")], default)).Count);
    }

    [Fact]
    public async Task FindBookmarks_ByNameAndKey_FindsExactlyThose()
    {
        await CommitAsync(batch =>
        {
            batch.BookmarksAdded.Add(new("i1", 1, new("DigitPressed", "c1"), null));
            batch.BookmarksAdded.Add(new("i2", 1, new("DigitPressed", "c2"), null));
            batch.BookmarksAdded.Add(new("i2", 2, new("ContactEnded", "c1"), null));
            batch.BookmarksAdded.Add(new("i3", 1, null, Noon));
        });

        var found = await Store.FindBookmarksAsync([new("DigitPressed", "c1"), new("ContactEnded", "c1"), new("ContactEnded", "c9")], default);

        Assert.Equal([("i1", 1), ("i2", 2)], found.Select(bookmark => (bookmark.InstanceId, bookmark.Number)).Order());
    }

    [Fact]
    public async Task Commit_BookmarkRemovedAndAddedAgain_IsThere()
    {
        await CommitAsync(batch => batch.BookmarksAdded.Add(new("i1", 1, new("Event", "a"), null)));
        await CommitAsync(batch =>
        {
            batch.BookmarksRemoved.Add(("i1", 1));
            batch.BookmarksAdded.Add(new("i1", 1, new("Event", "b"), null));
        });

        Assert.Empty(await Store.FindBookmarksAsync([new("Event", "a")], default));
        Assert.Single(await Store.FindBookmarksAsync([new("Event", "b")], default));
        await CommitAsync(batch => batch.BookmarksRemoved.Add(("i1", 1)));
        Assert.Empty(await Store.FindBookmarksAsync([new("Event", "b")], default));
    }

    [Fact]
    public async Task FindDue_Pages_GiveEveryTimerOnceInOrder()
    {
        await CommitAsync(batch =>
        {
            for (var i = 0; i < 10; i++) batch.BookmarksAdded.Add(new($"i{i % 5}", i, null, Noon.AddSeconds(i / 3)));
            batch.BookmarksAdded.Add(new("later", 1, null, Noon.AddHours(1)));
            batch.BookmarksAdded.Add(new("no-timer", 1, new("Event", "a"), null));
        });

        var read = new List<StoredBookmark>();
        TimerPosition? position = null;
        while (await Store.FindDueAsync(position, Noon.AddMinutes(1), 4, default) is { Count: > 0 } page)
        {
            read.AddRange(page);
            position = new(page[^1].DueAt!.Value, page[^1].InstanceId, page[^1].Number);
        }

        Assert.Equal(10, read.Count);
        Assert.Equal(10, read.Select(bookmark => bookmark.Number).Distinct().Count());
        Assert.Equal(read.Select(bookmark => bookmark.DueAt).Order(), read.Select(bookmark => bookmark.DueAt));
    }

    [Fact]
    public async Task Outbox_SentCommand_IsGone()
    {
        await CommitAsync(batch =>
        {
            batch.CommandsAdded.Add(new("i1", 12, "PlayPrompt", """{"text":"您好"}"""));
            batch.CommandsAdded.Add(new("i1", 4, "AnswerContact", "{}"));
            batch.CommandsAdded.Add(new("i2", 3, "AnswerContact", "{}"));
        });
        await CommitAsync(batch => batch.CommandsSent.Add(("i2", 3)));

        var outbox = await Store.ReadOutboxAsync(default);

        Assert.Equal([4, 12], outbox.Select(command => command.Number));
        Assert.Equal("""{"text":"您好"}""", outbox[1].Json);
    }

    [Fact]
    public async Task Inbox_RemovedStimulus_IsGone()
    {
        var first = new StoredStimulus("s1", new("Event", "a"), "Text", "\"x\"", "c1", Noon, Noon.AddSeconds(30));
        var second = new StoredStimulus("s2", new("Event", "a"), null, null, null, Noon.AddSeconds(1), Noon.AddSeconds(31));
        await CommitAsync(batch => batch.StimuliAdded.AddRange([second, first]));
        Assert.Equal([first, second], await Store.ReadInboxAsync(default));

        await CommitAsync(batch => batch.StimuliRemoved.Add("s1"));

        Assert.Equal([second], await Store.ReadInboxAsync(default));
    }

    [Fact]
    public async Task Taken_UntilItExpires_IsRemembered()
    {
        await CommitAsync(batch =>
        {
            batch.Taken.AddRange([new("s1", "i1"), new("s1", "i2"), new("刺激", "i3")]);
            batch.TakenUntil = Noon.AddMinutes(2);
        });

        Assert.Equal([new("s1", "i1"), new("s1", "i2"), new("刺激", "i3")], await Store.ReadTakenAsync(Noon.AddMinutes(1), default));
        Assert.Empty(await Store.ReadTakenAsync(Noon.AddMinutes(2), default));
    }

    [Fact]
    public async Task FindAsking_OnlyRunningThatAsk()
    {
        await CommitAsync(batch =>
        {
            batch.Instances.Add(new(Row("i1") with { IsAsking = true }, null));
            batch.Instances.Add(new(Row("i2"), null));
            batch.Instances.Add(new(Row("i3") with { IsAsking = true, Status = InstanceStatus.Finished }, null));
        });

        Assert.Equal(["i1"], await Store.FindAskingAsync(default));
        await CommitAsync(batch => batch.Instances.Add(new(Row("i1") with { Revision = 2 }, 1)));
        Assert.Empty(await Store.FindAskingAsync(default));
    }

    [Theory]
    [InlineData("d1", null, true)]
    [InlineData("d1", "c1", true)]
    [InlineData(null, "c1", true)]
    [InlineData("d1", "c2", false)]
    [InlineData("d2", null, false)]
    [InlineData("d2", "c1", false)]
    public async Task AnyRunning_AsksForBothOrEither(string? definitionId, string? correlationId, bool expected)
    {
        await CommitAsync(batch =>
        {
            batch.Instances.Add(new(Row("i1") with { CorrelationId = "c1" }, null));
            batch.Instances.Add(new(Row("i2") with { CorrelationId = "c2", DefinitionId = "d2", Status = InstanceStatus.Finished }, null));
        });

        Assert.Equal(expected, await Store.AnyRunningAsync(definitionId, correlationId, default));
    }

    [Fact]
    public async Task FindChildren_ByParentAndStatus_FindsExactlyThose()
    {
        await CommitAsync(batch =>
        {
            batch.Instances.Add(new(Row("i1"), null));
            batch.Instances.Add(new(Row("i2") with { ParentInstanceId = "i1" }, null));
            batch.Instances.Add(new(Row("i3") with { ParentInstanceId = "i1" }, null));
            batch.Instances.Add(new(Row("i4") with { ParentInstanceId = "i1", Status = InstanceStatus.Finished }, null));
            batch.Instances.Add(new(Row("i5") with { ParentInstanceId = "i2" }, null));
        });

        Assert.Equal(["i2", "i3"], (await Store.FindChildrenAsync("i1", InstanceStatus.Running, default)).Order());
        Assert.Equal(["i4"], await Store.FindChildrenAsync("i1", InstanceStatus.Finished, default));
        Assert.Empty(await Store.FindChildrenAsync("i4", InstanceStatus.Running, default));
    }

    protected static StoredInstance Row(string id) => new(
        id, "d1", "d1:1", 1, null, null, null, InstanceStatus.Running, InstanceSubStatus.Suspended, 0, false, 1, Noon, Noon, null, [1, 2, 3]);

    private async Task CommitAsync(Action<CommitBatch> fill)
    {
        var batch = new CommitBatch { At = Noon };
        fill(batch);
        await Store.CommitAsync(batch, default);
    }
}
