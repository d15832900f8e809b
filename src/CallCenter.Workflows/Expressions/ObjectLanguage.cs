using System.Text.Json;

namespace CallCenter.Workflows.Expressions;

/// <summary>
/// <c>Object</c>: JSON, stored as its text or as the value itself. Text that does not look like JSON stands for
/// itself, since designers also store plain names under this type.
/// </summary>
public sealed class ObjectLanguage : IExpressionLanguage
{
    public string Type => "Object";

    public CompiledExpression Compile(Value source) =>
        source.AsString is { } text && !source.IsSensitive ? ConstantExpression.Of(Read(text)) : ConstantExpression.Of(source);

    private static Value Read(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty) return Value.Null;
        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException problem)
        {
            if (trimmed[0] is not ('{' or '[' or '"')) return text;
            throw NotJson(problem);
        }
    }

    private static ExpressionException NotJson(JsonException problem)
    {
        var line = (int)(problem.LineNumber ?? 0) + 1;
        var column = (int)(problem.BytePositionInLine ?? 0) + 1;
        var reason = problem.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        return new($"This is not JSON (line {line}, column {column}): {reason} Write for example {{\"name\": \"value\"}} or [1, 2].", line, column, inner: problem)
        {
            ChineseMessage = $"这不是有效的 JSON(第 {line} 行,第 {column} 列)。请写成例如 {{\"name\": \"value\"}} 或 [1, 2]。",
        };
    }
}
