using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>The messages a partition takes at once, by instance, and what they come to.</summary>
internal sealed class PartitionBatch
{
    private readonly Dictionary<string, InstanceWork> _byId = new(StringComparer.Ordinal);

    public PartitionBatch() => Context = new(Commit);

    public CommitBatch Commit { get; } = new();
    public StepContext Context { get; }
    public List<InstanceWork> Works { get; } = [];
    public IEnumerable<InstanceWork> Changed => Works.Where(work => work.Changed && work.Failure is null);
    public IEnumerable<Message> Messages => Works.SelectMany(work => work.Messages);
    public int MessageCount { get; private set; }

    public void Add(Message message)
    {
        if (!_byId.TryGetValue(message.InstanceId, out var work))
        {
            _byId[message.InstanceId] = work = new(message.InstanceId);
            Works.Add(work);
        }

        work.Messages.Add(message);
        MessageCount++;
    }

    public InstanceWork? Find(string instanceId) => _byId.GetValueOrDefault(instanceId);
}
