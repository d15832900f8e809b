using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>The instances of a partition that are kept in memory as they are in the store, the least recently used leaving first.</summary>
internal sealed class HotInstances(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<HotInstance>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<HotInstance> _byUse = [];

    public int Count => _byId.Count;

    public bool TryGet(string id, out HotInstance hot)
    {
        if (!_byId.TryGetValue(id, out var node))
        {
            hot = default;
            return false;
        }

        _byUse.Remove(node);
        _byUse.AddLast(node);
        hot = node.Value;
        return true;
    }

    public void Keep(WorkflowInstance instance, WorkflowGraph graph)
    {
        Forget(instance.Id);
        _byId[instance.Id] = _byUse.AddLast(new HotInstance(instance, graph, instance.Revision));
        if (_byId.Count > capacity) Forget(_byUse.First!.Value.Instance.Id);
    }

    public void Forget(string id)
    {
        if (_byId.Remove(id, out var node)) _byUse.Remove(node);
    }
}

/// <param name="Revision">The revision in the store.</param>
internal readonly record struct HotInstance(WorkflowInstance Instance, WorkflowGraph Graph, int Revision);
