namespace CallCenter.Workflows;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind
{
    /// <summary>Nothing was ever set; the default of <see cref="Value"/>.</summary>
    Undefined,
    Null,
    Boolean,
    /// <summary>An IEEE 754 double, as in JSON and JavaScript.</summary>
    Number,
    String,
    List,
    Record,
    /// <summary>Lives only while a script runs (functions, dates, maps, patterns); never stored.</summary>
    Transient,
}

/// <summary>
/// One JSON-like value: what inputs, outputs, variables and expressions are made of. Sixteen bytes, numbers and
/// booleans are not boxed. Lists and records are mutable and shared by reference, as in JavaScript.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private static readonly object NullTag = new();
    private static readonly object NumberTag = new();
    private static readonly object TrueTag = new();
    private static readonly object FalseTag = new();

    private readonly object? _reference;
    private readonly double _number;

    /// <summary>What stands behind a value that is no number, boolean or null.</summary>
    internal object? Reference => _reference;

    private Value(object reference, double number = 0)
    {
        _reference = reference;
        _number = number;
    }

    public static Value Undefined => default;
    public static Value Null => new(NullTag);
    public static Value True => new(TrueTag);
    public static Value False => new(FalseTag);
    public static Value EmptyString => new("");

    public static Value Of(bool value) => new(value ? TrueTag : FalseTag);
    public static Value Of(double value) => new(NumberTag, value);
    public static Value Of(string? value) => value is null ? Null : new(value);
    public static Value Of(SensitiveText value) => new(value);
    internal static Value Of(TextValue value) => new(value);
    public static Value Of(ValueList value) => new(value);
    public static Value Of(ValueRecord value) => new(value);

    /// <summary>Wraps an object that only a script can see while it runs, such as a function or a date.</summary>
    public static Value OfTransient(TransientValue value) => new(value);

    public static Value ListOf(params ReadOnlySpan<Value> items)
    {
        var list = new ValueList(items.Length);
        foreach (var item in items) list.Add(item);
        return new(list);
    }

    public static implicit operator Value(bool value) => Of(value);
    public static implicit operator Value(double value) => Of(value);
    public static implicit operator Value(string? value) => Of(value);

    public ValueKind Kind
    {
        get
        {
            var reference = _reference;
            if (reference is null) return ValueKind.Undefined;
            if (ReferenceEquals(reference, NumberTag)) return ValueKind.Number;
            if (reference is string) return ValueKind.String;
            if (ReferenceEquals(reference, TrueTag) || ReferenceEquals(reference, FalseTag)) return ValueKind.Boolean;
            if (ReferenceEquals(reference, NullTag)) return ValueKind.Null;
            return reference switch
            {
                ValueRecord => ValueKind.Record,
                ValueList => ValueKind.List,
                SensitiveText or TextValue => ValueKind.String,
                _ => ValueKind.Transient,
            };
        }
    }

    public bool IsUndefined => _reference is null;
    public bool IsNull => ReferenceEquals(_reference, NullTag);

    /// <summary>Undefined or null.</summary>
    public bool IsNothing => _reference is null || ReferenceEquals(_reference, NullTag);

    public bool IsNumber => ReferenceEquals(_reference, NumberTag);
    public bool IsTrue => ReferenceEquals(_reference, TrueTag);
    public bool IsFalse => ReferenceEquals(_reference, FalseTag);
    public bool IsBoolean => IsTrue || IsFalse;
    public bool IsString => _reference is string or SensitiveText or TextValue;
    public bool IsSensitive => _reference is SensitiveText;

    /// <summary>The number; 0 unless <see cref="IsNumber"/>.</summary>
    public double Number => _number;

    /// <summary>The text when this is a string (in clear, also for sensitive text), else null.</summary>
    public string? AsString => _reference as string ?? OtherText();

    private string? OtherText() => _reference switch
    {
        SensitiveText sensitive => sensitive.Reveal(),
        TextValue other => other.Text,
        _ => null,
    };

    public ValueList? AsList => _reference as ValueList;
    public ValueRecord? AsRecord => _reference as ValueRecord;
    public TransientValue? AsTransient => _reference as TransientValue;

    /// <summary>The member of a record; undefined when this is no record or has no such member.</summary>
    public Value this[string name] => _reference is ValueRecord record ? record[name] : default;

    /// <summary>Same kind and same content, lists and records member by member; NaN equals NaN.</summary>
    public bool Equals(Value other)
    {
        var kind = Kind;
        if (kind != other.Kind) return false;
        return kind switch
        {
            ValueKind.Undefined or ValueKind.Null => true,
            ValueKind.Number => _number.Equals(other._number),
            ValueKind.Boolean => ReferenceEquals(_reference, other._reference),
            ValueKind.String => string.Equals(AsString, other.AsString, StringComparison.Ordinal),
            ValueKind.List => ((ValueList)_reference!).ContentEquals((ValueList)other._reference!),
            ValueKind.Record => ((ValueRecord)_reference!).ContentEquals((ValueRecord)other._reference!),
            _ => ReferenceEquals(_reference, other._reference),
        };
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.Number => _number.GetHashCode(),
        ValueKind.String => AsString!.GetHashCode(StringComparison.Ordinal),
        ValueKind.List => _reference is ValueList list ? list.Count : 0,
        ValueKind.Record => _reference is ValueRecord record ? record.Count : 0,
        _ => _reference?.GetHashCode() ?? 0,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>What a person reads: strings as they are (sensitive ones masked), numbers in JavaScript's form, the rest as JSON.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => "",
        ValueKind.Boolean => IsTrue ? "true" : "false",
        ValueKind.Number => NumberText(_number),
        ValueKind.String => _reference!.ToString()!,
        ValueKind.List or ValueKind.Record => ValueJson.Write(this),
        _ => _reference!.ToString() ?? "",
    };

    /// <summary>A number in the shortest form that reads back the same, as ECMAScript's Number::toString writes it.</summary>
    public static string NumberText(double number) => NumberFormat.Shortest(number);

    /// <summary>A copy that shares no list and no record with this value.</summary>
    public Value Copy()
    {
        if (_reference is ValueList list)
        {
            var items = new ValueList(list.Count);
            foreach (var item in list) items.Add(item.Copy());
            return Of(items);
        }

        if (_reference is ValueRecord record)
        {
            var members = new ValueRecord(record.Count);
            foreach (var (name, member) in record) members[name] = member.Copy();
            return Of(members);
        }

        return this;
    }
}
