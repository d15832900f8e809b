using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Runtime.Stores;

/// <summary>Where instances live between steps. One implementation per kind of database; all pass one contract-test suite.</summary>
public interface IInstanceStore
{
    /// <summary>
    /// Writes a partition's batch in one transaction: all of it or nothing. Throws <see cref="StaleInstanceException"/> when an
    /// instance in it has another revision than expected.
    /// </summary>
    Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken);

    /// <summary>The instances that exist among the ids, in any order.</summary>
    Task<IReadOnlyList<StoredInstance>> LoadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken);

    /// <summary>All bookmarks waiting for any of the stimuli.</summary>
    Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(IReadOnlyCollection<StimulusKey> stimuli, CancellationToken cancellationToken);

    /// <summary>The timers due up to a moment, by due time, instance and number; only those after a position, where one is given.</summary>
    Task<IReadOnlyList<StoredBookmark>> FindDueAsync(TimerPosition? after, DateTimeOffset until, int most, CancellationToken cancellationToken);

    /// <summary>Commands committed but not known to be sent, those of one instance by number; read once at start.</summary>
    Task<IReadOnlyList<StoredCommand>> ReadOutboxAsync(CancellationToken cancellationToken);

    /// <summary>Stimuli that found no bookmark yet; read once at start.</summary>
    Task<IReadOnlyList<StoredStimulus>> ReadInboxAsync(CancellationToken cancellationToken);

    /// <summary>Ids of running instances that wait for an answer or stopped for a commit, to take them up again at start.</summary>
    Task<IReadOnlyList<string>> FindAskingAsync(CancellationToken cancellationToken);

    /// <summary>Ids of the instances that an instance started and that have that status.</summary>
    Task<IReadOnlyList<string>> FindChildrenAsync(string parentInstanceId, InstanceStatus status, CancellationToken cancellationToken);

    /// <summary>Which stimuli had their effect where, as far as still remembered at that moment; read once at start.</summary>
    Task<IReadOnlyList<TakenStimulus>> ReadTakenAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Whether an instance runs of this definition and with this correlation id; null of either means any.</summary>
    Task<bool> AnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken);
}

/// <summary>What a partition writes at once.</summary>
public sealed class CommitBatch
{
    /// <summary>The centre's time, by which a store forgets what has expired.</summary>
    public DateTimeOffset At { get; set; }

    public List<InstanceWrite> Instances { get; } = [];

    /// <summary>Instances that came to their end in this batch, and the revision in which they did; a failed one may end again.</summary>
    public List<(string InstanceId, int Revision)> Finished { get; } = [];

    public List<StoredBookmark> BookmarksAdded { get; } = [];
    public List<(string InstanceId, int Number)> BookmarksRemoved { get; } = [];
    public List<StoredJournal> Journal { get; } = [];
    public List<StoredCommand> CommandsAdded { get; } = [];
    public List<(string InstanceId, int Number)> CommandsSent { get; } = [];
    public List<StoredStimulus> StimuliAdded { get; } = [];

    /// <summary>Ids of stimuli that leave the inbox, because they were taken or their time is over.</summary>
    public List<string> StimuliRemoved { get; } = [];

    /// <summary>Effects of stimuli in this batch, remembered until <see cref="TakenUntil"/>.</summary>
    public List<TakenStimulus> Taken { get; } = [];

    public DateTimeOffset TakenUntil { get; set; }

    public bool IsEmpty => Instances.Count + BookmarksAdded.Count + BookmarksRemoved.Count + Journal.Count + CommandsAdded.Count
        + CommandsSent.Count + StimuliAdded.Count + StimuliRemoved.Count + Taken.Count == 0;
}

/// <summary>An instance's new row.</summary>
/// <param name="Row">What is written.</param>
/// <param name="ExpectedRevision">The revision that the store holds, or null when the instance is new.</param>
public readonly record struct InstanceWrite(StoredInstance Row, int? ExpectedRevision);

/// <summary>That a stimulus had its effect on a target, an instance resumed or a definition started.</summary>
public readonly record struct TakenStimulus(string StimulusId, string Target);

/// <summary>A place in the order of timers.</summary>
public sealed record TimerPosition(DateTimeOffset DueAt, string InstanceId, int Number);

/// <summary>One row per instance: what lists filter by, and the state as bytes.</summary>
public sealed record StoredInstance(
    string Id, string DefinitionId, string DefinitionVersionId, int DefinitionVersion, string? CorrelationId, string? Name, string? ParentInstanceId,
    InstanceStatus Status, InstanceSubStatus SubStatus, int IncidentCount, bool IsAsking, int Revision,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt, byte[] State);

public sealed record StoredBookmark(string InstanceId, int Number, StimulusKey? Stimulus, DateTimeOffset? DueAt);

/// <summary>The journal entries of one step of one instance, packed.</summary>
/// <param name="InstanceId">Whose.</param>
/// <param name="FirstSequence">The sequence of the first entry; orders the rows.</param>
/// <param name="Count">How many entries.</param>
/// <param name="At">The time of the step.</param>
/// <param name="Entries">See <c>JournalCodec</c>.</param>
public sealed record StoredJournal(string InstanceId, int FirstSequence, int Count, DateTimeOffset At, byte[] Entries);

public sealed record StoredCommand(string InstanceId, int Number, string Type, string Json);

/// <summary>A stimulus that waits for its bookmark.</summary>
public sealed record StoredStimulus(
    string Id, StimulusKey Stimulus, string? PayloadType, string? PayloadJson, string? CorrelationId, DateTimeOffset At, DateTimeOffset ExpiresAt);

/// <summary>Someone else changed the instance since it was read.</summary>
public sealed class StaleInstanceException(string instanceId) : Exception($"Instance {instanceId} was changed by another writer.")
{
    public string InstanceId { get; } = instanceId;
}
