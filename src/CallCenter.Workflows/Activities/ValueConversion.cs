using System.Collections;
using System.Globalization;
using System.Xml;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Activities;

/// <summary>C# objects to values, and values to the declared type of a variable.</summary>
public static class ValueConversion
{
    /// <summary>Outputs and state of activities as values; throws for a type that has no value form.</summary>
    public static Value From(object? value) => value switch
    {
        null => Value.Null,
        Value same => same,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        decimal number => (double)number,
        char letter => letter.ToString(),
        SensitiveText secret => Value.Of(secret),
        TimeSpan duration => XmlConvert.ToString(duration),
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        Enum name => name.ToString(),
        ValueRecord record => Value.Of(record),
        ValueList list => Value.Of(list),
        IEnumerable items => FromItems(items),
        _ => value.ToString() ?? "",
    };

    /// <summary>A value in the type a variable was declared with; left as it is where it does not convert.</summary>
    public static Value ToAlias(Value value, string alias, bool isArray)
    {
        if (isArray || value.AsString is not { } text || value.IsSensitive) return value;
        switch (alias)
        {
            case "Int32" or "Int64" or "Single" or "Double" or "Decimal":
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : value;
            case "Boolean":
                return bool.TryParse(text, out var flag) ? flag : value;
            case "Object" or "JSON" or "JsonElement" or "JsonNode" or "JsonObject" or "ObjectDictionary" or "StringDictionary"
                when text.TrimStart() is ['{' or '[', ..]:
                try { return ValueJson.Parse(text); }
                catch (System.Text.Json.JsonException) { return value; }
            default: return value;
        }
    }

    /// <summary>A variable's initial value for a new scope; lists and records are copied, so that instances do not share them.</summary>
    public static Value Fresh(VariableDefinition variable)
    {
        var value = variable.Default;
        if (variable.IsArray && value.AsString is { } text && text.TrimStart().StartsWith('['))
        {
            try { return ValueJson.Parse(text); }
            catch (System.Text.Json.JsonException) { return value; }
        }

        value = ToAlias(value, variable.TypeName, variable.IsArray);
        return value.AsString is "" && variable.TypeName is not "String" ? Value.Null : value.Copy();
    }

    private static Value FromItems(IEnumerable items)
    {
        var list = new ValueList();
        foreach (var item in items) list.Add(From(item));
        return Value.Of(list);
    }
}
