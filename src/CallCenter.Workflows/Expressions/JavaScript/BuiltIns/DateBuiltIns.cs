using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A date of the script; outside of the script it is its ISO text.</summary>
internal sealed class DateObject(double time) : ScriptObject
{
    public double Time { get; set; } = time;

    public override string ClassName => "Date";

    protected override Value GetBuiltIn(ScriptRun run, string name) =>
        DateBuiltIns.Methods.TryGetValue(name, out var method) ? Value.OfTransient(method)
        : name == "constructor" ? Value.OfTransient(DateBuiltIns.Constructor) : default;

    public override Value ToPrimitive(ScriptRun run, PrimitiveHint hint) => hint == PrimitiveHint.Number ? Time : DateText.Full(Time);

    public override Value ToPlain(ScriptRun run) => double.IsNaN(Time) ? Value.Null : DateText.Iso(Time);
}

/// <summary><c>Date</c>. The clock is that of the step; the local time zone is UTC.</summary>
internal static class DateBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods = AddSetters(AddGetters(new MethodTable()))
        .Add("toISOString", 0, (run, in self, a) => DateText.Iso(Valid(run, self)))
        .Add("toJSON", 1, (run, in self, a) => double.IsNaN(Self(run, self).Time) ? Value.Null : DateText.Iso(Self(run, self).Time))
        .Add("toString", 0, (run, in self, a) => DateText.Full(Self(run, self).Time))
        .Add("toDateString", 0, (run, in self, a) => Shown(run, self, DateText.DatePart))
        .Add("toTimeString", 0, (run, in self, a) => Shown(run, self, DateText.TimePart))
        .Add("toUTCString", 0, (run, in self, a) => Shown(run, self, DateText.Utc))
        .Add("toLocaleDateString", 0, (run, in self, a) => IsChinese(a) is var chinese ? Shown(run, self, time => DateText.LocalDate(time, chinese)) : default)
        .Add("toLocaleTimeString", 0, (run, in self, a) => IsChinese(a) is var chinese ? Shown(run, self, time => DateText.LocalTime(time, chinese)) : default)
        .Add("toLocaleString", 0, (run, in self, a) => IsChinese(a) is var chinese
            ? Shown(run, self, time => DateText.LocalDate(time, chinese) + (chinese ? " " : ", ") + DateText.LocalTime(time, chinese))
            : default)
        .Freeze();

    public static readonly Constructor Constructor = new("Date", 7, (run, in self, a) => DateText.Full(Now(run)), Construct)
    {
        Prototype = Methods,
        Functions = new MethodTable()
            .Add("now", 0, (run, in self, a) => Now(run))
            .Add("parse", 1, (run, in self, a) => Parse(run, a.TextAt(run, 0)))
            .Add("UTC", 7, (run, in self, a) => FromParts(run, a))
            .Freeze(),
    };

    private static double Now(ScriptRun run) => run.Scope.Now.ToUnixTimeMilliseconds();

    private static DateObject Self(ScriptRun run, in Value self) =>
        self.Reference as DateObject ?? throw run.TypeError($"A Date is needed, not {run.Describe(self)}. Write new Date(value).", $"需要 Date,而不是 {run.Describe(self)}。请写 new Date(value)。");

    private static double Valid(ScriptRun run, in Value self) =>
        Self(run, self).Time is var time && double.IsNaN(time) ? throw run.RangeError("Invalid time value", "日期无效") : time;

    private static Value Shown(ScriptRun run, in Value self, Func<double, string> show)
    {
        run.Work(5);
        var time = Self(run, self).Time;
        return double.IsNaN(time) ? "Invalid Date" : run.NewText(show(time));
    }

    private static bool IsChinese(ReadOnlySpan<Value> a) => a.At(0).AsString?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ?? false;

    private static Value Construct(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        run.Charge(64);
        if (a.Length == 0) return Value.OfTransient(new DateObject(Now(run)));
        if (a.Length > 1) return Value.OfTransient(new DateObject(FromParts(run, a)));
        if (a[0].Reference is DateObject other) return Value.OfTransient(new DateObject(other.Time));
        var value = Operators.ToPrimitive(run, a[0], PrimitiveHint.None);
        run.Work(2);
        return Value.OfTransient(new DateObject(value.IsString ? Parse(run, value.AsString!) : DateMath.Clip(Operators.ToNumber(run, value))));
    }

    private static double FromParts(ScriptRun run, ReadOnlySpan<Value> a)
    {
        var year = a.NumberAt(run, 0);
        if (Math.Truncate(year) is >= 0 and <= 99) year = 1900 + Math.Truncate(year);
        return DateMath.Clip(DateMath.TimeOf(year, Part(run, a, 1, 0), Part(run, a, 2, 1), Part(run, a, 3, 0), Part(run, a, 4, 0), Part(run, a, 5, 0), Part(run, a, 6, 0)));
    }

    private static double Parse(ScriptRun run, string text)
    {
        run.Work(25);
        return DateText.Parse(text);
    }

    private static double Part(ScriptRun run, ReadOnlySpan<Value> a, int index, double otherwise) => index < a.Length ? Operators.ToNumber(run, a[index]) : otherwise;

    private static MethodTable AddGetters(MethodTable table)
    {
        foreach (var (name, read) in (ReadOnlySpan<(string, Func<DateMath.Fields, double>)>)[
            ("FullYear", f => f.Year), ("Month", f => f.Month), ("Date", f => f.DayOfMonth), ("Day", f => f.Weekday),
            ("Hours", f => f.Hours), ("Minutes", f => f.Minutes), ("Seconds", f => f.Seconds), ("Milliseconds", f => f.Milliseconds)])
        {
            NativeCall get = (run, in self, a) => Self(run, self).Time is var time && double.IsNaN(time) ? double.NaN : read(DateMath.Split(time));
            table.Add("get" + name, 0, get).Add("getUTC" + name, 0, get);
        }

        return table
            .Add("getTime", 0, (run, in self, a) => Self(run, self).Time)
            .Add("valueOf", 0, (run, in self, a) => Self(run, self).Time)
            .Add("getTimezoneOffset", 0, (run, in self, a) => double.IsNaN(Self(run, self).Time) ? double.NaN : 0);
    }

    private static MethodTable AddSetters(MethodTable table)
    {
        foreach (var (name, first) in (ReadOnlySpan<(string, int)>)[
            ("FullYear", 0), ("Month", 1), ("Date", 2), ("Hours", 3), ("Minutes", 4), ("Seconds", 5), ("Milliseconds", 6)])
        {
            NativeCall set = (run, in self, a) => SetParts(run, Self(run, self), first, a);
            table.Add("set" + name, 1, set).Add("setUTC" + name, 1, set);
        }

        return table.Add("setTime", 1, (run, in self, a) => Self(run, self).Time = DateMath.Clip(a.NumberAt(run, 0)));
    }

    /// <summary>Sets the part at <paramref name="first"/> and, as far as arguments are given, the finer parts of the same group after it.</summary>
    private static Value SetParts(ScriptRun run, DateObject date, int first, ReadOnlySpan<Value> a)
    {
        var time = double.IsNaN(date.Time) && first == 0 ? 0 : date.Time;
        var f = DateMath.Split(double.IsNaN(time) ? 0 : time);
        Span<double> parts = [f.Year, f.Month, f.DayOfMonth, f.Hours, f.Minutes, f.Seconds, f.Milliseconds];
        var last = first < 3 ? 2 : 6;
        parts[first] = a.NumberAt(run, 0);
        for (var i = 1; i < a.Length && first + i <= last; i++) parts[first + i] = Operators.ToNumber(run, a[i]);
        date.Time = double.IsNaN(time) ? double.NaN : DateMath.Clip(DateMath.TimeOf(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]));
        return date.Time;
    }
}
