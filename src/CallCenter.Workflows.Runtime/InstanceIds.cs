namespace CallCenter.Workflows.Runtime;

internal static class InstanceIds
{
    /// <summary>Ids ordered by time: new rows go to the end of every index, however many there are.</summary>
    public static string New(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>The same on every machine and in every process, as <see cref="string.GetHashCode()"/> is not.</summary>
    public static int Partition(string instanceId, int partitions)
    {
        var hash = 2166136261u;
        foreach (var character in instanceId) hash = (hash ^ character) * 16777619u;
        hash ^= hash >> 15;
        return (int)(hash % (uint)partitions);
    }
}
