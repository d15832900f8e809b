using System.Numerics;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>Math</c>. Random numbers come from the instance.</summary>
internal static class MathBuiltIns
{
    public static readonly FixedObject Math = new("Math", Functions().Freeze(), new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        ["PI"] = System.Math.PI,
        ["E"] = System.Math.E,
        ["LN2"] = 0.6931471805599453,
        ["LN10"] = 2.302585092994046,
        ["LOG2E"] = 1.4426950408889634,
        ["LOG10E"] = 0.4342944819032518,
        ["SQRT2"] = 1.4142135623730951,
        ["SQRT1_2"] = 0.7071067811865476,
    });

    private static MethodTable Functions()
    {
        var table = new MethodTable();
        foreach (var (name, function) in (ReadOnlySpan<(string, Func<double, double>)>)[
            ("abs", System.Math.Abs), ("floor", System.Math.Floor), ("ceil", System.Math.Ceiling), ("trunc", System.Math.Truncate), ("round", Round),
            ("sign", Sign), ("sqrt", System.Math.Sqrt), ("cbrt", CubeRoot), ("exp", System.Math.Exp), ("expm1", ExponentialMinusOne),
            ("log", System.Math.Log), ("log10", System.Math.Log10), ("log2", System.Math.Log2), ("log1p", LogarithmOfOnePlus),
            ("sin", System.Math.Sin), ("cos", System.Math.Cos), ("tan", System.Math.Tan), ("asin", System.Math.Asin), ("acos", System.Math.Acos), ("atan", System.Math.Atan),
            ("sinh", System.Math.Sinh), ("cosh", System.Math.Cosh), ("tanh", System.Math.Tanh), ("asinh", System.Math.Asinh), ("acosh", System.Math.Acosh), ("atanh", System.Math.Atanh),
            ("fround", number => (float)number)])
        {
            table.Add(name, 1, (run, in self, a) => function(a.NumberAt(run, 0)));
        }

        return table
            .Add("atan2", 2, (run, in self, a) => System.Math.Atan2(a.NumberAt(run, 0), a.NumberAt(run, 1)))
            .Add("pow", 2, (run, in self, a) => Numbers.Power(a.NumberAt(run, 0), a.NumberAt(run, 1)))
            .Add("max", 2, (run, in self, a) => Most(run, a, double.NegativeInfinity, largest: true))
            .Add("min", 2, (run, in self, a) => Most(run, a, double.PositiveInfinity, largest: false))
            .Add("hypot", 2, Hypotenuse)
            .Add("imul", 2, (run, in self, a) => (double)(Operators.ToInt32(run, a.At(0)) * Operators.ToInt32(run, a.At(1))))
            .Add("clz32", 1, (run, in self, a) => (double)BitOperations.LeadingZeroCount((uint)Operators.ToInt32(run, a.At(0))))
            .Add("random", 0, (run, in self, a) => run.Scope.NextRandom());
    }

    /// <summary>Half goes up, towards positive infinity; what lies in [-0.5, 0) gives -0.</summary>
    private static double Round(double number)
    {
        if (!double.IsFinite(number) || System.Math.Abs(number) >= 4503599627370496) return number;
        var floor = System.Math.Floor(number);
        var rounded = number - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 && (number < 0 || double.IsNegative(number)) ? -0.0 : rounded;
    }

    /// <summary>Exact where the root is whole, which the library misses by a bit.</summary>
    private static double CubeRoot(double number)
    {
        var root = System.Math.Cbrt(number);
        var whole = System.Math.Round(root);
        return whole * whole * whole == number && whole != 0 ? whole : root;
    }

    private static double Sign(double number) => number > 0 ? 1 : number < 0 ? -1 : number;

    private static double ExponentialMinusOne(double x) => System.Math.Abs(x) < 1e-5 ? x + x * x / 2 + x * x * x / 6 : System.Math.Exp(x) - 1;

    private static double LogarithmOfOnePlus(double x) => System.Math.Abs(x) < 1e-5 ? x - x * x / 2 + x * x * x / 3 : System.Math.Log(1 + x);

    private static Value Most(ScriptRun run, ReadOnlySpan<Value> a, double start, bool largest)
    {
        var result = start;
        foreach (var item in a)
        {
            var number = Operators.ToNumber(run, item);
            result = largest ? System.Math.Max(result, number) : System.Math.Min(result, number);
        }

        run.Work(a.Length / 8);
        return result;
    }

    private static Value Hypotenuse(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        double sum = 0;
        var infinite = false;
        foreach (var item in a)
        {
            var number = Operators.ToNumber(run, item);
            infinite |= double.IsInfinity(number);
            sum += number * number;
        }

        return infinite ? double.PositiveInfinity : System.Math.Sqrt(sum);
    }
}
