namespace CallCenter.Workflows;

/// <summary>A list of values, as a JSON array.</summary>
public sealed class ValueList : List<Value>
{
    public ValueList() { }
    public ValueList(int capacity) : base(capacity) { }

    /// <summary>Same length and equal items in the same order.</summary>
    public bool ContentEquals(ValueList other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (Count != other.Count) return false;
        for (var i = 0; i < Count; i++)
        {
            if (this[i] != other[i]) return false;
        }

        return true;
    }
}
