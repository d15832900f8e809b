namespace CallCenter.Workflows;

/// <summary>A list of values, as a JSON array.</summary>
public sealed class ValueList : List<Value>
{
    public ValueList() { }
    public ValueList(int capacity) : base(capacity) { }

    /// <summary>Properties that a script gave the list by name, such as <c>index</c> of a match. They are no part of its content and never stored.</summary>
    internal ValueRecord? Named { get; set; }

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
