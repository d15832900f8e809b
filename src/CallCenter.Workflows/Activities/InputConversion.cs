using System.Globalization;
using System.Xml;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Activities;

/// <summary>Evaluated values to the C# types of inputs, with errors that say what would be right.</summary>
public static class InputConversion
{
    /// <summary>Converts; undefined and null give null (the input's default then holds).</summary>
    public static bool TryConvert(Value value, Type type, out object? result, out Text? error)
    {
        error = null;
        result = null;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Value))
        {
            result = value;
            return true;
        }

        if (value.IsNothing) return true;
        if (plain != typeof(string) && value.AsString is { } blank && string.IsNullOrWhiteSpace(blank)) return true;
        result = Convert(value, plain);
        if (result is not null) return true;
        error = Explain(value, plain);
        return false;
    }

    private static object? Convert(Value value, Type type)
    {
        if (type == typeof(string)) return value.IsSensitive ? value.AsString : value.ToString();
        if (type == typeof(bool)) return Boolean(value);
        if (type == typeof(TimeSpan)) return Duration(value);
        if (type == typeof(DateTimeOffset)) return Moment(value);
        if (type == typeof(DateTime)) return Moment(value) is DateTimeOffset moment ? moment.UtcDateTime : null;
        if (type == typeof(Guid)) return Guid.TryParse(value.AsString, out var id) ? id : null;
        if (type == typeof(SensitiveText)) return new SensitiveText(value.AsString ?? value.ToString());
        if (type == typeof(ValueRecord)) return Structured(value).AsRecord;
        if (type == typeof(CronExpression)) return CronExpression.TryParse(value.AsString, out var expression, out _) ? expression : null;
        if (type.IsEnum) return Enumerated(value, type);
        if (type == typeof(IReadOnlyList<string>)) return Texts(value);
        if (type == typeof(IReadOnlyList<Value>) || type == typeof(ValueList)) return Structured(value).AsList;
        return Number(value, type);
    }

    private static object? Boolean(Value value)
    {
        if (value.IsBoolean) return value.IsTrue;
        return bool.TryParse(value.AsString?.Trim(), out var parsed) ? parsed : null;
    }

    private static object? Number(Value value, Type type)
    {
        double number;
        if (value.IsNumber) number = value.Number;
        else if (!double.TryParse(value.AsString?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out number)) return null;
        if (type == typeof(double)) return number;
        if (type == typeof(float)) return (float)number;
        if (type == typeof(decimal)) return Math.Abs(number) < 7.9e27 ? (decimal)number : null;
        if (number != Math.Truncate(number)) return null;
        if (type == typeof(int)) return number is >= int.MinValue and <= int.MaxValue ? (int)number : null;
        if (type == typeof(long)) return Math.Abs(number) <= 9.007199254740992e15 ? (long)number : null;
        return null;
    }

    /// <summary>ISO 8601 (<c>PT10S</c>), <c>hh:mm:ss</c>, or a number of seconds.</summary>
    private static object? Duration(Value value)
    {
        if (value.IsNumber) return Math.Abs(value.Number) < 1e11 ? TimeSpan.FromSeconds(value.Number) : null;
        var text = value.AsString?.Trim();
        if (text is null) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
            return Math.Abs(seconds) < 1e11 ? TimeSpan.FromSeconds(seconds) : null;
        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal))
        {
            try { return XmlConvert.ToTimeSpan(text); }
            catch (Exception exception) when (exception is FormatException or OverflowException) { return null; }
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    private static object? Moment(Value value) => DateTimeOffset.TryParse(
        value.AsString, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null;

    private static object? Enumerated(Value value, Type type)
    {
        var text = value.IsNumber ? Value.NumberText(value.Number) : value.AsString?.Trim();
        return Enum.TryParse(type, text, ignoreCase: true, out var parsed) && Enum.IsDefined(type, parsed) ? parsed : null;
    }

    private static IReadOnlyList<string>? Texts(Value value)
    {
        var structured = Structured(value);
        if (structured.AsList is { } list) return [.. list.Select(item => item.ToString())];
        return structured.AsString is { } text ? text.Split([',', '，', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;
    }

    private static Value Structured(Value value)
    {
        if (value.AsString is not { } text || text.TrimStart() is not ['[' or '{', ..]) return value;
        try { return ValueJson.Parse(text); }
        catch (System.Text.Json.JsonException) { return value; }
    }

    private static Text Explain(Value value, Type type)
    {
        if (type == typeof(CronExpression) && !CronExpression.TryParse(value.ToString(), out _, out var mistake)) return mistake;
        var shown = value.ToString();
        if (shown.Length > 60) shown = shown[..60] + "…";
        var (zh, en) = type switch
        {
            _ when type == typeof(bool) => ("应为 true 或 false", "true or false is right"),
            _ when type == typeof(int) || type == typeof(long) => ("应为整数", "a whole number is right"),
            _ when type == typeof(double) || type == typeof(decimal) => ("应为数字", "a number is right"),
            _ when type == typeof(TimeSpan) => ("应为时长，如 PT10S、00:00:10 或秒数", "a duration such as PT10S, 00:00:10 or a number of seconds is right"),
            _ when type == typeof(DateTimeOffset) => ("应为日期时间，如 2026-11-22T09:00:00+08:00", "a date and time such as 2026-11-22T09:00:00+08:00 is right"),
            _ when type.IsEnum => ($"应为其中之一：{string.Join('、', Enum.GetNames(type))}", $"one of {string.Join(", ", Enum.GetNames(type))} is right"),
            _ when type == typeof(IReadOnlyList<string>) => ("应为文本列表，如 [\"1 售前\",\"2 技术\"]", "a list of texts such as [\"1 Sales\",\"2 Support\"] is right"),
            _ => ($"应为 {TypeAliases.Of(type)}", $"{TypeAliases.Of(type)} is right"),
        };
        return new($"“{shown}”不合要求：{zh}。", $"'{shown}' does not fit: {en}.");
    }
}
