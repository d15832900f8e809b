using CallCenter.Workflows.Runtime.Hosting;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>Instances that could not be stepped or stored, each with its messages in order, waiting for another attempt so that the others go on.</summary>
internal sealed class ParkedInstances(PartitionPorts ports)
{
    private readonly Dictionary<string, Queue<Message>> _parked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);

    /// <summary>Posted to the partition when an instance is to be tried again.</summary>
    public sealed record Release(string InstanceId);

    /// <summary>Queues behind the instance's other messages; false when the instance is not parked.</summary>
    public bool TryAdd(Message message)
    {
        if (!_parked.TryGetValue(message.InstanceId, out var queue)) return false;
        queue.Enqueue(message);
        return true;
    }

    /// <summary>Sets the instance aside and calls back when it is to be tried again; answers after which pause.</summary>
    public TimeSpan Park(string instanceId, IEnumerable<Message> messages, Action release)
    {
        var failures = _failures[instanceId] = _failures.GetValueOrDefault(instanceId) + 1;
        _parked[instanceId] = new(messages);
        var pause = ports.Options.BackOff(failures);
        ports.Clock.After(pause, release);
        return pause;
    }

    public IEnumerable<Message> TakeAll(string instanceId) => _parked.Remove(instanceId, out var queue) ? queue : [];

    public void Recovered(string instanceId)
    {
        if (_failures.Count > 0) _failures.Remove(instanceId);
    }
}
