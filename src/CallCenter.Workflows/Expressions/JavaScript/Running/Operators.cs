namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>ECMAScript's conversions and operators.</summary>
internal static class Operators
{
    public static bool ToBoolean(in Value value)
    {
        if (value.IsTrue) return true;
        if (value.IsNumber) return value.Number != 0 && !double.IsNaN(value.Number);
        if (value.IsNothing || value.IsFalse) return false;
        return value.AsString is not { Length: 0 };
    }

    public static double ToNumber(ScriptRun run, in Value value) => value.IsNumber ? value.Number : ToNumberSlowly(run, value);

    private static double ToNumberSlowly(ScriptRun run, Value value)
    {
        if (value.IsUndefined) return double.NaN;
        if (value.IsTrue) return 1;
        if (value.IsNull || value.IsFalse) return 0;
        if (value.AsString is { } text)
        {
            run.Work(text.Length / 16);
            return Numbers.Parse(text);
        }

        return ToNumber(run, ToPrimitive(run, value, PrimitiveHint.Number));
    }

    public static double ToInteger(ScriptRun run, in Value value) => Numbers.ToInteger(ToNumber(run, value));

    public static int ToInt32(ScriptRun run, in Value value) => Numbers.ToInt32(ToNumber(run, value));

    public static string ToText(ScriptRun run, in Value value)
    {
        if (value.Reference is string text) return text;
        return ToTextSlowly(run, value);
    }

    private static string ToTextSlowly(ScriptRun run, Value value)
    {
        if (value.IsNumber)
        {
            run.Work((int)value.Number == value.Number ? 1 : 5);
            return Value.NumberText(value.Number);
        }

        if (value.AsString is { } text) return text;
        if (value.IsUndefined) return "undefined";
        if (value.IsNull) return "null";
        if (value.IsTrue) return "true";
        if (value.IsFalse) return "false";
        return ToText(run, ToPrimitive(run, value, PrimitiveHint.Text));
    }

    /// <summary>The name of the property that a computed key stands for.</summary>
    public static string ToKey(ScriptRun run, in Value value) => ToText(run, value);

    public static Value ToPrimitive(ScriptRun run, Value value, PrimitiveHint hint)
    {
        switch (value.Reference)
        {
            case ValueRecord record: return RecordToPrimitive(run, record, hint);
            case ValueList list: return ArrayBuiltIns.Join(run, list, ",");
            case ScriptObject other: return other.ToPrimitive(run, hint);
            default: return value;
        }
    }

    private static Value RecordToPrimitive(ScriptRun run, ValueRecord record, PrimitiveHint hint)
    {
        var names = hint == PrimitiveHint.Text ? ("toString", "valueOf") : ("valueOf", "toString");
        foreach (var name in (ReadOnlySpan<string>)[names.Item1, names.Item2])
        {
            if (record[name].Reference is not Callable own) continue;
            var result = own.Call(run, Value.Of(record), default);
            if (IsPrimitive(result)) return result;
        }

        return "[object Object]";
    }

    public static bool IsPrimitive(in Value value) => value.Reference is not (ValueList or ValueRecord or TransientValue) || value.IsString;

    public static string TypeOf(in Value value)
    {
        if (value.IsUndefined) return "undefined";
        if (value.IsNumber) return "number";
        if (value.IsString) return "string";
        if (value.IsBoolean) return "boolean";
        return value.Reference is Callable ? "function" : "object";
    }

    public static bool StrictEquals(in Value left, in Value right)
    {
        if (left.IsNumber) return right.IsNumber && left.Number == right.Number;
        if (ReferenceEquals(left.Reference, right.Reference)) return true;
        if (left.Reference is string text && right.Reference is string other) return string.Equals(text, other, StringComparison.Ordinal);
        return left.IsString && right.IsString && string.Equals(left.AsString, right.AsString, StringComparison.Ordinal);
    }

    /// <summary>As === but NaN equals NaN: what includes, Map and Set use.</summary>
    public static bool SameValueZero(in Value left, in Value right) =>
        (left.IsNumber && right.IsNumber && double.IsNaN(left.Number) && double.IsNaN(right.Number)) || StrictEquals(left, right);

    public static bool LooseEquals(ScriptRun run, in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber) return left.Number == right.Number;
        if (left.IsNothing || right.IsNothing) return left.IsNothing && right.IsNothing;
        var (leftPrimitive, rightPrimitive) = (IsPrimitive(left), IsPrimitive(right));
        if (!leftPrimitive && !rightPrimitive) return ReferenceEquals(left.Reference, right.Reference);
        if (!leftPrimitive) return LooseEquals(run, ToPrimitive(run, left, PrimitiveHint.None), right);
        if (!rightPrimitive) return LooseEquals(run, left, ToPrimitive(run, right, PrimitiveHint.None));
        if ((left.IsString && right.IsString) || (left.IsBoolean && right.IsBoolean)) return StrictEquals(left, right);
        return ToNumber(run, left) == ToNumber(run, right);
    }

    public static Value Add(ScriptRun run, in Value left, in Value right)
    {
        if (left.IsNumber && right.IsNumber) return left.Number + right.Number;
        return AddSlowly(run, left, right);
    }

    private static Value AddSlowly(ScriptRun run, Value left, Value right)
    {
        left = ToPrimitive(run, left, PrimitiveHint.None);
        right = ToPrimitive(run, right, PrimitiveHint.None);
        if (left.IsString || right.IsString) return Texts.Concatenate(run, left, right);
        return ToNumber(run, left) + ToNumber(run, right);
    }

    /// <summary>Less than zero, zero or more as the operands compare; null when one of them is NaN.</summary>
    public static int? Compare(ScriptRun run, Value left, Value right)
    {
        left = ToPrimitive(run, left, PrimitiveHint.Number);
        right = ToPrimitive(run, right, PrimitiveHint.Number);
        if (left.IsString && right.IsString)
        {
            run.Work(Math.Min(left.AsString!.Length, right.AsString!.Length) / 32);
            return string.CompareOrdinal(left.AsString, right.AsString);
        }

        var (leftNumber, rightNumber) = (ToNumber(run, left), ToNumber(run, right));
        if (double.IsNaN(leftNumber) || double.IsNaN(rightNumber)) return null;
        return leftNumber.CompareTo(rightNumber);
    }

    public static Value Arithmetic(ScriptRun run, string sign, in Value left, in Value right)
    {
        if (sign == "+") return Add(run, left, right);
        var x = ToNumber(run, left);
        var y = ToNumber(run, right);
        return sign switch
        {
            "-" => x - y,
            "*" => x * y,
            "/" => x / y,
            "%" => Remainder(x, y),
            "**" => Numbers.Power(x, y),
            "&" => (double)(Numbers.ToInt32(x) & Numbers.ToInt32(y)),
            "|" => (double)(Numbers.ToInt32(x) | Numbers.ToInt32(y)),
            "^" => (double)(Numbers.ToInt32(x) ^ Numbers.ToInt32(y)),
            "<<" => (double)(Numbers.ToInt32(x) << (Numbers.ToInt32(y) & 31)),
            ">>" => (double)(Numbers.ToInt32(x) >> (Numbers.ToInt32(y) & 31)),
            _ => (double)((uint)Numbers.ToInt32(x) >> (Numbers.ToInt32(y) & 31)),
        };
    }

    /// <summary>The remainder; whole numbers of moderate size take the quick way, which C's fmod does not.</summary>
    public static double Remainder(double x, double y)
    {
        var (a, b) = ((int)x, (int)y);
        return a == x && b == y && a > 0 && b > 0 ? a % b : x % y;
    }
}

/// <summary>What an object is asked to become.</summary>
internal enum PrimitiveHint
{
    None,
    Number,
    Text,
}
