namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Where a member stands that is read and then written: its object and key are evaluated once.</summary>
internal struct Located
{
    public Value Target;
    public Value Key;
}

/// <summary>Something that can be assigned to.</summary>
internal abstract class Place
{
    public virtual void Locate(Frame frame, ref Located located) { }

    public abstract Value Read(Frame frame, in Located located);

    public abstract void Write(Frame frame, in Located located, in Value value);

    /// <summary>Locates and writes at once.</summary>
    public void Assign(Frame frame, in Value value)
    {
        var located = default(Located);
        Locate(frame, ref located);
        Write(frame, located, value);
    }
}

internal sealed class LocalPlace(int index) : Place
{
    public int Index => index;

    public override Value Read(Frame frame, in Located located) => frame.Locals[index];

    public override void Write(Frame frame, in Located located, in Value value) => frame.Locals[index] = value;
}

/// <summary>A variable in a cell, of this function or captured. Declarations write without looking; assignments must come after them.</summary>
internal sealed class CellPlace(bool captured, int index, bool declares, string name, int at) : Place
{
    private Cell Find(Frame frame) => captured ? frame.Captured[index] : frame.Cells[index];

    public override Value Read(Frame frame, in Located located) => Check(frame, Find(frame)).Value;

    public override void Write(Frame frame, in Located located, in Value value)
    {
        var cell = Find(frame);
        if (!declares) Check(frame, cell);
        cell.Value = value;
    }

    private Cell Check(Frame frame, Cell cell) => Marker.IsUnset(cell.Value) ? throw CheckedLocalNode.Unset(frame.Run, name, at) : cell;
}

/// <summary>A local variable whose declaration stands further down.</summary>
internal sealed class CheckedLocalPlace(int index, string name, int at) : Place
{
    public override Value Read(Frame frame, in Located located)
    {
        var value = frame.Locals[index];
        return Marker.IsUnset(value) ? throw CheckedLocalNode.Unset(frame.Run, name, at) : value;
    }

    public override void Write(Frame frame, in Located located, in Value value)
    {
        Read(frame, located);
        frame.Locals[index] = value;
    }
}

internal sealed class ConstantPlace(Node read, string name, int at) : Place
{
    public override Value Read(Frame frame, in Located located) => read.Evaluate(frame);

    public override void Write(Frame frame, in Located located, in Value value)
    {
        frame.Run.At = at;
        throw frame.Run.TypeError($"Cannot assign to the constant '{name}': declare it with let.", $"不能给常量“{name}”赋值:请用 let 声明。");
    }
}

internal sealed class VariablePlace(string name) : Place
{
    public override Value Read(Frame frame, in Located located) => frame.Run.GetVariable(name);

    public override void Write(Frame frame, in Located located, in Value value) => frame.Run.SetVariable(name, value);
}

internal sealed class MemberPlace(Node target, string name, int at, string? shown) : Place
{
    public override void Locate(Frame frame, ref Located located) => located.Target = target.Evaluate(frame);

    public override Value Read(Frame frame, in Located located)
    {
        frame.Run.At = at;
        if (located.Target.IsNothing) throw Properties.CannotRead(frame.Run, located.Target, name, shown);
        return Properties.Get(frame.Run, located.Target, name);
    }

    public override void Write(Frame frame, in Located located, in Value value)
    {
        frame.Run.At = at;
        Properties.Set(frame.Run, located.Target, name, value);
    }
}

internal sealed class IndexPlace(Node target, Node key, int at) : Place
{
    public override void Locate(Frame frame, ref Located located)
    {
        located.Target = target.Evaluate(frame);
        located.Key = key.Evaluate(frame);
        // A key that is an object becomes a text once, not once per access.
        if (!Operators.IsPrimitive(located.Key)) located.Key = Operators.ToKey(frame.Run, located.Key);
    }

    public override Value Read(Frame frame, in Located located)
    {
        frame.Run.At = at;
        return Properties.GetIndex(frame.Run, located.Target, located.Key);
    }

    public override void Write(Frame frame, in Located located, in Value value)
    {
        frame.Run.At = at;
        Properties.SetIndex(frame.Run, located.Target, located.Key, value);
    }
}
