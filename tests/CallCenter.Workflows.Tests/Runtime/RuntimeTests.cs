using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime;

public sealed class RuntimeTests
{
    [Fact]
    public async Task Start_FlowThatWaits_IsDurableWhenItAnswers()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits());

        var id = await fixture.StartInstanceAsync("waits", "c1");

        Assert.Equal(InstanceSubStatus.Suspended, fixture.StatusOf(id!));
        Assert.Equal("c1", fixture.Store.Instances[id!].CorrelationId);
        Assert.Single(fixture.Store.Bookmarks);
    }

    [Fact]
    public async Task Start_UnknownDefinition_SaysSo()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits());

        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => fixture.StartInstanceAsync("nothing"));
    }

    [Fact]
    public async Task Offer_BookmarkWaits_ResumesIt()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits());
        var id = await fixture.StartInstanceAsync("waits");

        var result = await fixture.OfferAsync("s1", "Test", "a");

        Assert.Equal([id!], result.Resumed);
        Assert.Equal(InstanceSubStatus.Finished, fixture.StatusOf(id!));
        Assert.Empty(fixture.Store.Bookmarks);
    }

    [Fact]
    public async Task Offer_BeforeItsBookmark_WaitsForIt()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits());

        Assert.True((await fixture.OfferAsync("s1", "Test", "a")).Waits);
        Assert.Single(fixture.Store.Inbox);
        var id = await fixture.StartInstanceAsync("waits");
        await fixture.Runtime.UntilIdleAsync();

        Assert.Equal(InstanceSubStatus.Finished, fixture.StatusOf(id!));
        Assert.Empty(fixture.Store.Inbox);
    }

    [Fact]
    public async Task Offer_SameIdTwice_HasOneEffect()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits());
        await fixture.StartInstanceAsync("waits");
        await fixture.OfferAsync("s1", "Test", "a");
        var second = await fixture.StartInstanceAsync("waits");

        await fixture.OfferAsync("s1", "Test", "a");

        Assert.Equal(InstanceSubStatus.Suspended, fixture.StatusOf(second!));
    }

    [Fact]
    public async Task Offer_SameIdAfterRestart_HasOneEffect()
    {
        var store = new MemoryInstanceStore();
        await using (var before = await RuntimeFixture.StartAsync(store, [Waits()]))
        {
            await before.StartInstanceAsync("waits");
            await before.OfferAsync("s1", "Test", "a");
        }

        await using var after = await RuntimeFixture.StartAsync(store, [Waits()]);
        await after.OfferAsync("s1", "Test", "a");

        Assert.Single(store.Instances);
        Assert.Empty(store.Inbox);
    }

    [Fact]
    public async Task Offer_ToTriggerWithAlternatives_StartsExactlyOne()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Triggered("any", "*"), Triggered("line", "4008"));

        var exact = await fixture.Runtime.OfferAsync(new("s1", new("Test", "4008"), null, "c1", [new("Test", "*")]));
        var other = await fixture.Runtime.OfferAsync(new("s2", new("Test", "9999"), null, "c2", [new("Test", "*")]));
        var nobody = await fixture.Runtime.OfferAsync(new("s3", new("Test", "9999"), null, "c3", []));

        Assert.Equal("line", fixture.Store.Instances[Assert.Single(exact.Started)].DefinitionId);
        Assert.Equal("any", fixture.Store.Instances[Assert.Single(other.Started)].DefinitionId);
        Assert.Equal(OfferResult.None, nobody);
    }

    [Fact]
    public async Task Offer_TenThousandWithDuplicates_EachOnce()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits(perCorrelation: true));
        var ids = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(number => fixture.StartInstanceAsync("waits", $"c{number}")));

        var offers = Enumerable.Range(0, 10_000).Concat(Enumerable.Range(0, 10_000)).Select(number => fixture.OfferAsync($"s{number}", "Own", $"c{number}"));
        await Task.WhenAll(offers);

        Assert.All(ids, id => Assert.Equal(InstanceSubStatus.Finished, fixture.StatusOf(id!)));
        Assert.Empty(fixture.Store.Bookmarks);
        Assert.Empty(fixture.Store.Inbox);
    }

    [Fact]
    public async Task Cancel_RunningInstance_EndsItOnce()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits());
        var id = await fixture.StartInstanceAsync("waits");

        Assert.True(await fixture.Runtime.CancelAsync(id!, "wrong number"));
        Assert.False(await fixture.Runtime.CancelAsync(id!, "again"));
        Assert.False(await fixture.Runtime.CancelAsync("unknown", "nobody"));
        Assert.Equal(InstanceSubStatus.Cancelled, fixture.StatusOf(id!));
        Assert.Empty(fixture.Store.Bookmarks);
    }

    [Theory]
    [InlineData("Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core", "c2", true)]
    [InlineData("Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core", "c2", false)]
    [InlineData("Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core", "c1", true)]
    [InlineData("Elsa.Workflows.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Core", "c1", true)]
    [InlineData(null, "c1", false)]
    public async Task Start_ActivationStrategy_AllowsOrForbids(string? strategy, string correlationId, bool forbidden)
    {
        await using var fixture = await RuntimeFixture.StartAsync(Waits() with { Options = new() { ActivationStrategy = strategy } });
        await fixture.StartInstanceAsync("waits", "c1");

        var second = await fixture.StartInstanceAsync("waits", correlationId);

        Assert.Equal(forbidden, second is null);
    }

    [Fact]
    public async Task Send_ReceiverFailsForOneInstance_OthersGoOnAndItFollows()
    {
        await using var fixture = await RuntimeFixture.StartAsync(Sends());
        var refused = 0;
        fixture.Sender.Refuses = key => key.StartsWith(fixture.Store.Instances.Keys.Order(StringComparer.Ordinal).First(), StringComparison.Ordinal)
            && Interlocked.Increment(ref refused) <= 3;
        await fixture.StartInstanceAsync("sends");
        await fixture.StartInstanceAsync("sends");

        await fixture.Sender.WhenSentAsync(2);
        await fixture.DisposeAsync();

        Assert.Equal(2, fixture.Sender.Sent.Select(sent => sent.Key).Distinct().Count());
        Assert.Equal(4, refused);
        Assert.Empty(fixture.Store.Outbox);
    }

    [Fact]
    public async Task Send_CommandLeftByLastRun_IsSentWithItsKey()
    {
        var store = new MemoryInstanceStore();
        var (type, json) = new TestPayloadCodec().Write("left behind");
        store.Outbox[("i1", 7)] = new("i1", 7, type, json);

        await using var fixture = await RuntimeFixture.StartAsync(store, [Waits()]);
        await fixture.Sender.WhenSentAsync(1);
        await fixture.DisposeAsync();

        Assert.Equal(("i1:7", (object)"left behind"), fixture.Sender.Sent.Single());
        Assert.Empty(store.Outbox);
    }

    [Fact]
    public async Task Commit_OneInstanceCannotBeStored_OthersOfItsPartitionGoOn()
    {
        var store = new MemoryInstanceStore();
        await using var fixture = await RuntimeFixture.StartAsync(store, [Waits(perCorrelation: true)], inner => new PoisonedStore(inner, "poison"));
        var starts = Enumerable.Range(0, 200).Select(number => fixture.StartInstanceAsync("waits", number == 77 ? "poison" : $"c{number}")).ToList();

        var results = await Task.WhenAll(starts.Select(async start => await Record.ExceptionAsync(() => start)));

        Assert.IsType<InvalidDataException>(Assert.Single(results, result => result is not null));
        Assert.Equal(199, store.Instances.Count);
    }

    private static WorkflowDefinition Waits(bool perCorrelation = false) => Named("waits", perCorrelation
        ? new Flow().Add("w", "Test.WaitOwn")
        : new Flow().Add("w", "Test.WaitFor", node => node.Literal("name", "a")));

    private static WorkflowDefinition Sends() => Named("sends", new Flow().Add("s", "Test.Sends").Add("w", "Test.WaitOwn").Connect("s -> w"));

    private static WorkflowDefinition Triggered(string id, string key) => Named(id, new Flow()
        .Add("t", "Test.Trigger", node => node.Literal("name", key).Starts()).Add("w", "Test.WaitFor", node => node.Literal("name", "x")).Connect("t -> w"));

    private static WorkflowDefinition Named(string id, Flow flow) => flow.Definition() with { Id = $"{id}:1", DefinitionId = id };

    private sealed class PoisonedStore(IInstanceStore inner, string correlationId) : IInstanceStore
    {
        public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken) =>
            batch.Instances.Any(write => write.Row.CorrelationId == correlationId)
                ? Task.FromException(new InvalidDataException("This row cannot be stored."))
                : inner.CommitAsync(batch, cancellationToken);

        public Task<IReadOnlyList<StoredInstance>> LoadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
            inner.LoadAsync(instanceIds, cancellationToken);

        public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(
            IReadOnlyCollection<StimulusKey> stimuli, CancellationToken cancellationToken) => inner.FindBookmarksAsync(stimuli, cancellationToken);

        public Task<IReadOnlyList<StoredBookmark>> FindDueAsync(TimerPosition? after, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
            inner.FindDueAsync(after, until, most, cancellationToken);

        public Task<IReadOnlyList<StoredCommand>> ReadOutboxAsync(CancellationToken cancellationToken) => inner.ReadOutboxAsync(cancellationToken);
        public Task<IReadOnlyList<StoredStimulus>> ReadInboxAsync(CancellationToken cancellationToken) => inner.ReadInboxAsync(cancellationToken);
        public Task<IReadOnlyList<string>> FindAskingAsync(CancellationToken cancellationToken) => inner.FindAskingAsync(cancellationToken);

        public Task<IReadOnlyList<TakenStimulus>> ReadTakenAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            inner.ReadTakenAsync(now, cancellationToken);

        public Task<IReadOnlyList<string>> FindChildrenAsync(string parentInstanceId, InstanceStatus status, CancellationToken cancellationToken) =>
            inner.FindChildrenAsync(parentInstanceId, status, cancellationToken);

        public Task<bool> AnyRunningAsync(string? definitionId, string? correlation, CancellationToken cancellationToken) =>
            inner.AnyRunningAsync(definitionId, correlation, cancellationToken);
    }

    [Fact]
    public async Task Stimulus_ThatIsFleetingAndMeetsNobody_WaitsNowhere()
    {
        await using var fixture = await RuntimeFixture.StartAsync(new Flow().Add("w", "Test.WaitFor", node => node.Literal("name", "a")).Definition());
        var result = await fixture.Runtime.OfferAsync(new("s1", new("Test", "a"), null) { IsFleeting = true });
        Assert.Equal(OfferResult.None, result);
        await fixture.Runtime.UntilIdleAsync();

        var id = await fixture.StartInstanceAsync("d1");
        await fixture.Runtime.UntilIdleAsync();
        Assert.Equal(InstanceSubStatus.Suspended, fixture.StatusOf(id!));
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => fixture.Runtime.OfferAsync(new($"t{i}", new("Test", "a"), null) { IsFleeting = true })));
        Assert.Single(results, taken => taken.Resumed.Count == 1);
        Assert.All(results, taken => Assert.False(taken.Waits));
    }
}
