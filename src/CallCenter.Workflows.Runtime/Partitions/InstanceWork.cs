using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>What one batch does to one instance.</summary>
internal sealed class InstanceWork(string instanceId)
{
    private readonly List<Bookmark> _added = [];
    private readonly List<int> _removed = [];
    private readonly List<JournalEntry> _journal = [];

    public string InstanceId { get; } = instanceId;

    /// <summary>Null when the store has none of that id.</summary>
    public WorkflowInstance? Instance { get; set; }

    public WorkflowGraph? Graph { get; set; }

    /// <summary>What the store holds; null for a new instance.</summary>
    public int? StoredRevision { get; set; }

    /// <summary>Why the instance cannot be stepped now.</summary>
    public Exception? Failure { get; set; }

    public bool Changed { get; private set; }

    /// <summary>The last step stopped for a commit and wants to go on after it.</summary>
    public bool Continues { get; private set; }

    private bool HasFinished { get; set; }

    public List<Message> Messages { get; } = [];
    public IReadOnlyList<Bookmark> BookmarksAdded => _added;
    public IReadOnlyList<int> BookmarksRemoved => _removed;
    public List<OutgoingCommand> Commands { get; } = [];
    public List<PendingAsk> Asks { get; } = [];

    /// <summary>Takes one occurrence in; false when it met nothing.</summary>
    public bool Step(Occurrence occurrence, DateTimeOffset now, StepResult result)
    {
        WorkflowEngine.Step(Graph!, Instance!, occurrence, now, result);
        if (!result.Changed) return false;
        Changed = true;
        Continues = result.Continues;
        HasFinished |= result.Finished;
        Graph = result.MovedTo ?? Graph;
        foreach (var number in result.BookmarksRemoved)
        {
            if (_added.RemoveAll(bookmark => bookmark.Number == number) == 0) _removed.Add(number);
        }

        _added.AddRange(result.BookmarksAdded);
        _journal.AddRange(result.Journal);
        Commands.AddRange(result.Commands);
        Asks.AddRange(result.Asks);
        return true;
    }

    /// <summary>Adds the rows of this instance to a batch. Throws when something in it cannot be written.</summary>
    public void WriteTo(CommitBatch batch, InstanceCodec states, IPayloadCodec payloads)
    {
        var instance = Instance!;
        var commands = Commands.Select(command => Stored(command, payloads)).ToList();
        var journal = _journal.Count > 0 ? JournalCodec.Write(_journal) : null;
        var row = new StoredInstance(
            instance.Id, instance.DefinitionId, instance.DefinitionVersionId, instance.DefinitionVersion, instance.CorrelationId, instance.Name,
            instance.ParentInstanceId, instance.Status, instance.SubStatus, instance.Incidents.Count,
            instance.Status == InstanceStatus.Running && (Continues || instance.PendingAsks.Any()), instance.Revision,
            instance.CreatedAt, instance.UpdatedAt, instance.FinishedAt, states.Write(instance, Graph!));
        batch.Instances.Add(new(row, StoredRevision));
        if (HasFinished && instance.Status == InstanceStatus.Finished) batch.Finished.Add((instance.Id, instance.Revision));
        foreach (var bookmark in _added) batch.BookmarksAdded.Add(new(instance.Id, bookmark.Number, bookmark.Stimulus, bookmark.DueAt));
        foreach (var number in _removed) batch.BookmarksRemoved.Add((instance.Id, number));
        batch.CommandsAdded.AddRange(commands);
        if (journal is not null) batch.Journal.Add(new(instance.Id, _journal[0].Sequence, _journal.Count, _journal[0].At, journal));
    }

    private static StoredCommand Stored(OutgoingCommand command, IPayloadCodec payloads)
    {
        var (type, json) = payloads.Write(command.Command);
        return new(command.InstanceId, command.Number, type, json);
    }
}
