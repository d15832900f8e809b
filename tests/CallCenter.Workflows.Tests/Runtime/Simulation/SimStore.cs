using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>The database survives crashes; each call of one process's store is an operation that the schedule decides about.</summary>
internal sealed class SimStore(MemoryInstanceStore database, SimSchedule schedule) : IInstanceStore
{
    public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken) => schedule.Begin(Describe(batch), isWrite: true, () =>
    {
        database.CommitAsync(batch, cancellationToken).GetAwaiter().GetResult();
        return 0;
    });

    public Task<IReadOnlyList<StoredInstance>> LoadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        Read("load", () => database.LoadAsync(instanceIds, cancellationToken));

    public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(IReadOnlyCollection<StimulusKey> stimuli, CancellationToken cancellationToken) =>
        Read("find bookmarks", () => database.FindBookmarksAsync(stimuli, cancellationToken));

    public Task<IReadOnlyList<StoredBookmark>> FindDueAsync(
        TimerPosition? after, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        Read("find due", () => database.FindDueAsync(after, until, most, cancellationToken));

    public Task<IReadOnlyList<StoredCommand>> ReadOutboxAsync(CancellationToken cancellationToken) => database.ReadOutboxAsync(cancellationToken);

    public Task<IReadOnlyList<StoredStimulus>> ReadInboxAsync(CancellationToken cancellationToken) => database.ReadInboxAsync(cancellationToken);

    public Task<IReadOnlyList<string>> FindAskingAsync(CancellationToken cancellationToken) => database.FindAskingAsync(cancellationToken);

    public Task<IReadOnlyList<TakenStimulus>> ReadTakenAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadTakenAsync(now, cancellationToken);

    public Task<bool> AnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken) =>
        database.AnyRunningAsync(definitionId, correlationId, cancellationToken);

    public Task<IReadOnlyList<string>> FindChildrenAsync(string parentInstanceId, InstanceStatus status, CancellationToken cancellationToken) =>
        Read("find children", () => database.FindChildrenAsync(parentInstanceId, status, cancellationToken));

    private string Describe(CommitBatch batch) => schedule.Trace is null
        ? "commit"
        : $"commit instances [{string.Join(' ', batch.Instances.Select(write => $"{write.Row.Id}@{write.ExpectedRevision}-{write.Row.Revision}"))}]"
            + $" +bookmarks [{string.Join(' ', batch.BookmarksAdded.Select(bookmark => $"{bookmark.InstanceId}:{bookmark.Number}={bookmark.Stimulus}"))}]"
            + $" -bookmarks [{string.Join(' ', batch.BookmarksRemoved)}] +inbox [{string.Join(' ', batch.StimuliAdded.Select(stimulus => stimulus.Id))}]"
            + $" -inbox [{string.Join(' ', batch.StimuliRemoved)}] taken [{string.Join(' ', batch.Taken)}]";

    private Task<T> Read<T>(string what, Func<Task<T>> read) => schedule.Begin(what, isWrite: false, () => read().GetAwaiter().GetResult());
}
