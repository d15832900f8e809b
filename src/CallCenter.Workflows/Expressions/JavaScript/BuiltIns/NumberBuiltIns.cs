using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>Number</c>, and parseInt, parseFloat, isNaN, isFinite.</summary>
internal static class NumberBuiltIns
{
    private const double LargestSafe = 9007199254740991;

    public static readonly FrozenDictionary<string, BuiltIn> Methods = new MethodTable()
        .Add("toString", 1, ToText)
        .Add("toLocaleString", 0, ToLocaleText)
        .Add("valueOf", 0, (run, in self, a) => Self(run, self))
        .Add("toFixed", 1, ToFixed)
        .Add("toPrecision", 1, ToPrecision)
        .Add("toExponential", 1, ToExponential)
        .Freeze();

    public static readonly FrozenDictionary<string, BuiltIn> Globals = new MethodTable()
        .Add("parseInt", 2, (run, in self, a) => Numbers.ParseInteger(a.TextAt(run, 0), (int)a.IntegerAt(run, 1)))
        .Add("parseFloat", 1, (run, in self, a) => Numbers.ParsePrefix(a.TextAt(run, 0)))
        .Add("isNaN", 1, (run, in self, a) => double.IsNaN(a.NumberAt(run, 0)))
        .Add("isFinite", 1, (run, in self, a) => double.IsFinite(a.NumberAt(run, 0)))
        .Freeze();

    public static readonly Constructor Constructor = new("Number", 1, (run, in self, a) => a.Length == 0 ? 0 : a.NumberAt(run, 0), null)
    {
        Prototype = Methods,
        Functions = new MethodTable()
            .Add("isInteger", 1, (run, in self, a) => IsWhole(a.At(0)))
            .Add("isSafeInteger", 1, (run, in self, a) => IsWhole(a.At(0)) && Math.Abs(a[0].Number) <= LargestSafe)
            .Add("isFinite", 1, (run, in self, a) => a.At(0).IsNumber && double.IsFinite(a[0].Number))
            .Add("isNaN", 1, (run, in self, a) => a.At(0).IsNumber && double.IsNaN(a[0].Number))
            .Add("parseInt", 2, Globals["parseInt"].Code)
            .Add("parseFloat", 1, Globals["parseFloat"].Code)
            .Freeze(),
        Constants = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["MAX_SAFE_INTEGER"] = LargestSafe,
            ["MIN_SAFE_INTEGER"] = -LargestSafe,
            ["MAX_VALUE"] = double.MaxValue,
            ["MIN_VALUE"] = double.Epsilon,
            ["EPSILON"] = Math.Pow(2, -52),
            ["POSITIVE_INFINITY"] = double.PositiveInfinity,
            ["NEGATIVE_INFINITY"] = double.NegativeInfinity,
            ["NaN"] = double.NaN,
        },
    };

    private static bool IsWhole(in Value value) => value.IsNumber && double.IsFinite(value.Number) && value.Number == Math.Truncate(value.Number);

    private static double Self(ScriptRun run, in Value self) => self.IsNumber
        ? self.Number
        : throw run.TypeError($"A number is needed, not {run.Describe(self)}.", $"需要数字,而不是 {run.Describe(self)}。");

    private static Value ToText(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var number = Self(run, self);
        var radix = a.IntegerAt(run, 0, 10);
        if (radix is < 2 or > 36) throw run.RangeError("toString needs a base from 2 to 36.", "toString 的进制必须在 2 到 36 之间。");
        return radix == 10 || !double.IsFinite(number) ? run.NewText(Value.NumberText(number)) : run.NewText(InRadix(run, number, (int)radix));
    }

    private static string InRadix(ScriptRun run, double number, int radix)
    {
        run.Work(20);
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var negative = number < 0;
        number = Math.Abs(number);
        var whole = new BigInteger(Math.Floor(number));
        var fraction = number - Math.Floor(number);
        var built = new StringBuilder();
        if (whole.IsZero) built.Append('0');
        for (; !whole.IsZero; whole /= radix) built.Insert(0, Digits[(int)(whole % radix)]);
        if (fraction > 0)
        {
            built.Append('.');
            // As many digits as it takes to tell the number from its neighbours.
            var precision = Math.Max(0.5 * (Math.BitIncrement(number) - number), double.Epsilon);
            do
            {
                fraction *= radix;
                precision *= radix;
                var digit = (int)fraction;
                fraction -= digit;
                if (fraction > 1 - precision || (fraction >= 0.5 && fraction + precision > 1))
                {
                    built.Append(digit + 1 < radix ? Digits[digit + 1] : Digits[digit]);
                    break;
                }

                built.Append(Digits[digit]);
            }
            while (fraction >= precision && built.Length < 1100);
        }

        return negative ? "-" + built : built.ToString();
    }

    private static int DigitsOf(ScriptRun run, ReadOnlySpan<Value> a, string method, int least)
    {
        var digits = a.IntegerAt(run, 0);
        if (digits < least || digits > 100) throw run.RangeError($"{method} needs a number of digits from {least} to 100.", $"{method} 的位数必须在 {least} 到 100 之间。");
        run.Work(5 + (long)digits / 2);
        return (int)digits;
    }

    private static Value ToFixed(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var number = Self(run, self);
        var digits = DigitsOf(run, a, "toFixed", 0);
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21) return Value.NumberText(number);
        var text = RoundHalfUp(Math.Abs(number), digits).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        if (digits > 0) text = text.Insert(text.Length - digits, ".");
        return run.NewText(number < 0 && text.AsSpan().ContainsAnyExcept('0', '.') || number < 0 ? "-" + text : text);
    }

    /// <summary>number * 10^digits, exactly, half going up.</summary>
    private static BigInteger RoundHalfUp(double number, int digits)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7ff);
        var mantissa = new BigInteger(bits & 0xfffffffffffffL);
        if (exponent == 0) exponent++;
        else mantissa += BigInteger.One << 52;
        exponent -= 1075;
        var scaled = mantissa * BigInteger.Pow(10, digits);
        if (exponent >= 0) return scaled << exponent;
        return (scaled + (BigInteger.One << (-exponent - 1))) >> -exponent;
    }

    private static Value ToExponential(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var number = Self(run, self);
        var given = !a.At(0).IsUndefined;
        var digits = DigitsOf(run, a, "toExponential", 0);
        if (!double.IsFinite(number)) return Value.NumberText(number);
        var text = given
            ? number.ToString("e" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : ShortestExponential(number);
        return run.NewText(TrimExponent(text));
    }

    private static string ShortestExponential(double number)
    {
        for (var digits = 0; digits < 17; digits++)
        {
            var text = number.ToString("e" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == number) return text;
        }

        return number.ToString("e16", CultureInfo.InvariantCulture);
    }

    /// <summary>1.5e+003 becomes 1.5e+3.</summary>
    private static string TrimExponent(string text)
    {
        var at = text.IndexOf('e', StringComparison.Ordinal);
        var exponent = text[(at + 2)..].TrimStart('0');
        return text[..(at + 2)] + (exponent.Length == 0 ? "0" : exponent);
    }

    private static Value ToPrecision(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var number = Self(run, self);
        if (a.At(0).IsUndefined) return Value.NumberText(number);
        if (!double.IsFinite(number)) return Value.NumberText(number);
        var precision = DigitsOf(run, a, "toPrecision", 1);
        var exponential = number.ToString("e" + (precision - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var exponent = int.Parse(exponential.AsSpan(exponential.IndexOf('e', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        if (exponent < -6 || exponent >= precision) return run.NewText(TrimExponent(exponential));
        return run.NewText(number.ToString("F" + (precision - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>Thousands by commas and at most three decimals, as English and Chinese write numbers.</summary>
    private static Value ToLocaleText(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var number = Self(run, self);
        if (!double.IsFinite(number)) return Value.NumberText(number);
        var options = a.At(1);
        var least = (int)Math.Clamp(options["minimumFractionDigits"].Number, 0, 20);
        var most = (int)Math.Clamp(options["maximumFractionDigits"] is { IsNumber: true } given ? given.Number : Math.Max(3, least), least, 20);
        var text = RoundHalfUp(Math.Abs(number), most).ToString(CultureInfo.InvariantCulture).PadLeft(most + 1, '0');
        var whole = text[..^most];
        var fraction = text[^most..].TrimEnd('0').PadRight(least, '0');
        var grouped = new StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) grouped.Append(',');
            grouped.Append(whole[i]);
        }

        if (fraction.Length > 0) grouped.Append('.').Append(fraction);
        return run.NewText(double.IsNegative(number) ? "-" + grouped : grouped.ToString());
    }
}

/// <summary><c>Boolean</c>.</summary>
internal static class BooleanBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods = new MethodTable()
        .Add("toString", 0, (run, in self, a) => Operators.ToText(run, self))
        .Add("valueOf", 0, (run, in self, a) => self)
        .Freeze();

    public static readonly Constructor Constructor = new("Boolean", 1, (run, in self, a) => Operators.ToBoolean(a.At(0)), null) { Prototype = Methods };
}
