namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>Commands of a partition that reached their receiver and whose rows are still in the outbox.</summary>
internal sealed class SentCommands
{
    private readonly Lock _lock = new();
    private readonly List<(string InstanceId, int Number)> _sent = [];

    /// <summary>True when it is the only one, so that somebody should see to it.</summary>
    public bool Add(string instanceId, int number)
    {
        lock (_lock)
        {
            _sent.Add((instanceId, number));
            return _sent.Count == 1;
        }
    }

    public void MoveTo(List<(string InstanceId, int Number)> target)
    {
        lock (_lock)
        {
            target.AddRange(_sent);
            _sent.Clear();
        }
    }

    public void TakeBack(List<(string InstanceId, int Number)> notCommitted)
    {
        lock (_lock) _sent.InsertRange(0, notCommitted);
    }
}
