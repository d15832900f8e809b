using System.Collections;

namespace CallCenter.Routing;

/// <summary>
/// A sorted set that knows the rank of its items: all operations take logarithmic time. A treap whose priorities are a mix of a
/// counter, so the same inputs build the same tree.
/// </summary>
internal sealed class RankedSet<T>(IComparer<T> order) : IEnumerable<T>
{
    private Node? _root;
    private ulong _added;

    public int Count => SizeOf(_root);

    /// <summary>Adds an item that is not there yet.</summary>
    public void Add(T item)
    {
        var (less, more) = Split(_root, item);
        _root = Merge(Merge(less, new Node(item, Mix(++_added))), more);
    }

    public bool Remove(T item)
    {
        var before = Count;
        _root = Without(_root, item);
        return Count < before;
    }

    /// <summary>How many items come before it.</summary>
    public int RankOf(T item)
    {
        var rank = 0;
        for (var node = _root; node is not null;)
        {
            if (order.Compare(item, node.Item) <= 0)
            {
                node = node.Less;
            }
            else
            {
                rank += SizeOf(node.Less) + 1;
                node = node.More;
            }
        }

        return rank;
    }

    public IEnumerator<T> GetEnumerator()
    {
        var path = new Stack<Node>();
        var node = _root;
        while (node is not null || path.Count > 0)
        {
            for (; node is not null; node = node.Less) path.Push(node);
            node = path.Pop();
            yield return node.Item;
            node = node.More;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private (Node? Less, Node? More) Split(Node? node, T at)
    {
        if (node is null) return (null, null);
        if (order.Compare(node.Item, at) < 0)
        {
            (node.More, var rest) = Split(node.More, at);
            return (Counted(node), rest);
        }

        (var first, node.Less) = Split(node.Less, at);
        return (first, Counted(node));
    }

    private static Node? Merge(Node? less, Node? more)
    {
        if (less is null) return more;
        if (more is null) return less;
        if (less.Priority > more.Priority)
        {
            less.More = Merge(less.More, more);
            return Counted(less);
        }

        more.Less = Merge(less, more.Less);
        return Counted(more);
    }

    private Node? Without(Node? node, T item)
    {
        if (node is null) return null;
        var compared = order.Compare(item, node.Item);
        if (compared == 0) return Merge(node.Less, node.More);
        if (compared < 0) node.Less = Without(node.Less, item);
        else node.More = Without(node.More, item);
        return Counted(node);
    }

    private static Node Counted(Node node)
    {
        node.Size = SizeOf(node.Less) + SizeOf(node.More) + 1;
        return node;
    }

    private static int SizeOf(Node? node) => node?.Size ?? 0;

    /// <summary>SplitMix64's finaliser (Steele, Lea and Flood, 2014): neighbouring numbers become unlike ones.</summary>
    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private sealed class Node(T item, ulong priority)
    {
        public T Item { get; } = item;
        public ulong Priority { get; } = priority;
        public int Size { get; set; } = 1;
        public Node? Less { get; set; }
        public Node? More { get; set; }
    }
}
