namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Making and changing lists and records within the memory budget.</content>
internal sealed partial class ScriptRun
{
    private const int ItemBytes = 16;
    private const int MemberBytes = 64;

    private readonly List<ValueList> _entered = [];

    /// <summary>Notes that a list is being written as text; false when it is already, that is, when it contains itself.</summary>
    public bool EnterList(ValueList list)
    {
        EnsureStack(this);
        Work(1 + _entered.Count / 8);
        foreach (var outer in _entered)
        {
            if (ReferenceEquals(outer, list)) return false;
        }

        _entered.Add(list);
        return true;
    }

    public void LeaveList() => _entered.RemoveAt(_entered.Count - 1);

    public ValueList NewList(long capacity = 0)
    {
        Charge(64 + ItemBytes * capacity);
        return new ValueList((int)capacity);
    }

    public ValueRecord NewRecord(int capacity = 0)
    {
        Charge(64 + MemberBytes * capacity);
        return new ValueRecord(capacity);
    }

    /// <summary>Adds to a list that the script may share.</summary>
    public void Append(ValueList list, in Value value)
    {
        if (list.Count == list.Capacity) Charge(ItemBytes * Math.Max(4L, list.Capacity));
        list.Add(value);
    }

    public void SetItem(ValueList list, int index, in Value value)
    {
        _changed = true;
        if (index < list.Count)
        {
            list[index] = value;
            return;
        }

        Extend(list, index);
        Append(list, value);
    }

    public void Extend(ValueList list, long length)
    {
        var missing = length - list.Count;
        if (missing <= 0) return;
        Charge(ItemBytes * missing);
        Work(missing / 8);
        list.EnsureCapacity((int)length);
        while (list.Count < length) list.Add(default);
    }

    public void SetMember(ValueRecord record, string name, in Value value)
    {
        _changed = true;
        var before = record.Count;
        record[name] = value;
        if (record.Count > before) Charge(MemberBytes);
    }

    /// <summary>A text as a value, its memory counted.</summary>
    public Value NewText(string text)
    {
        Charge(Texts.MemoryOf(text.Length));
        return text;
    }
}
