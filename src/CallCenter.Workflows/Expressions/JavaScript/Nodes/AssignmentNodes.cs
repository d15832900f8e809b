namespace CallCenter.Workflows.Expressions.JavaScript;

internal sealed class AssignLocalNode(int index, Node value) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var result = value.Evaluate(frame);
        frame.Locals[index] = result;
        return result;
    }
}

internal sealed class AssignNode(Place place, Node value) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var located = default(Located);
        place.Locate(frame, ref located);
        var result = value.Evaluate(frame);
        place.Write(frame, located, result);
        return result;
    }
}

/// <summary><c>place += value</c> and its like.</summary>
internal sealed class CompoundNode(Place place, string sign, Node value) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var located = default(Located);
        place.Locate(frame, ref located);
        var before = place.Read(frame, located);
        var result = Operators.Arithmetic(frame.Run, sign, before, value.Evaluate(frame));
        place.Write(frame, located, result);
        return result;
    }
}

/// <summary><c>&amp;&amp;=</c>, <c>||=</c> and <c>??=</c>, which assign only when they must.</summary>
internal sealed class LogicalAssignNode(Place place, string sign, Node value) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var located = default(Located);
        place.Locate(frame, ref located);
        var before = place.Read(frame, located);
        var keeps = sign switch
        {
            "&&" => !Operators.ToBoolean(before),
            "||" => Operators.ToBoolean(before),
            _ => !before.IsNothing,
        };
        if (keeps) return before;
        var result = value.Evaluate(frame);
        place.Write(frame, located, result);
        return result;
    }
}

internal sealed class UpdateLocalNode(int index, double change, bool prefix) : Node
{
    public override Value Evaluate(Frame frame)
    {
        ref var local = ref frame.Locals[index];
        var before = local.IsNumber ? local.Number : Operators.ToNumber(frame.Run, local);
        // The array may have been replaced while an object became a number.
        frame.Locals[index] = before + change;
        return prefix ? before + change : before;
    }
}

internal sealed class UpdateNode(Place place, double change, bool prefix) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var located = default(Located);
        place.Locate(frame, ref located);
        var before = Operators.ToNumber(frame.Run, place.Read(frame, located));
        place.Write(frame, located, before + change);
        return prefix ? before + change : before;
    }
}
