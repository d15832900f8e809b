using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The names that every script has.</summary>
internal static class GlobalNames
{
    public const string Array = "Array";
    public const string String = "String";
    public const string Number = "Number";
    public const string Boolean = "Boolean";
    public const string Object = "Object";

    private static readonly FrozenDictionary<string, Value> Values = Collect().ToFrozenDictionary(StringComparer.Ordinal);

    public static Value? Find(string name) => Values.TryGetValue(name, out var value) ? value : default(Value?);

    private static Dictionary<string, Value> Collect()
    {
        var names = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["NaN"] = double.NaN,
            ["Infinity"] = double.PositiveInfinity,
            ["Math"] = Value.OfTransient(MathBuiltIns.Math),
            ["JSON"] = Value.OfTransient(JsonBuiltIns.Json),
            ["variables"] = Value.OfTransient(VariablesObject.Instance),
            ["input"] = Value.OfTransient(InputObject.Instance),
        };
        foreach (var constructor in (ReadOnlySpan<Constructor>)[
            ObjectBuiltIns.Constructor, ArrayBuiltIns.Constructor, StringBuiltIns.Constructor, NumberBuiltIns.Constructor,
            BooleanBuiltIns.Constructor, DateBuiltIns.Constructor, MapBuiltIns.MapConstructor, MapBuiltIns.SetConstructor,
            PatternBuiltIns.Constructor, .. ErrorBuiltIns.Constructors])
        {
            names[constructor.Name] = Value.OfTransient(constructor);
        }

        foreach (var (name, function) in NumberBuiltIns.Globals) names[name] = Value.OfTransient(function);
        foreach (var (name, function) in UriBuiltIns.Globals) names[name] = Value.OfTransient(function);
        foreach (var (name, function) in ElsaBuiltIns.Globals) names[name] = Value.OfTransient(function);
        return names;
    }
}
