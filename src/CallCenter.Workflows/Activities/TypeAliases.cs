using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Activities;

/// <summary>Elsa's serialisation names of the types that inputs and variables can have.</summary>
public static class TypeAliases
{
    private static readonly Dictionary<Type, string> Aliases = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int32",
        [typeof(long)] = "Int64",
        [typeof(double)] = "Double",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "Guid",
        [typeof(TimeSpan)] = "TimeSpan",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateTimeOffset)] = "DateTimeOffset",
        [typeof(Value)] = "Object",
        [typeof(CronExpression)] = "String",
    };

    /// <summary>The CLR type that an input of that alias takes; values of other types are taken as they are.</summary>
    public static Type TypeOf(string alias, bool isArray) =>
        isArray ? typeof(ValueList)
        : alias is "ObjectDictionary" or "StringDictionary" or "JsonObject" ? typeof(ValueRecord)
        : alias is "Single" ? typeof(double)
        : Aliases.FirstOrDefault(pair => pair.Value == alias) is { Key: { } type } ? type
        : typeof(Value);

    /// <summary>The alias of a CLR type; lists get <c>[]</c>, enums and the rest count as text and objects.</summary>
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Aliases.TryGetValue(type, out var alias)) return alias;
        if (type.IsEnum) return "String";
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return Of(type.GetGenericArguments()[0]) + "[]";
        if (type == typeof(ValueRecord)) return "ObjectDictionary";
        return "Object";
    }
}
