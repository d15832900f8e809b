using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Workflows;

/// <summary>Values to and from JSON text. Undefined members are left out, undefined items and NaN become null.</summary>
public static class ValueJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads one JSON text. Throws <see cref="JsonException"/> naming line and position when it is not JSON.</summary>
    public static Value Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return From(document.RootElement);
    }

    public static Value From(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.True: return Value.True;
            case JsonValueKind.False: return Value.False;
            case JsonValueKind.Number: return element.GetDouble();
            case JsonValueKind.String: return element.GetString();
            case JsonValueKind.Null: return Value.Null;
            case JsonValueKind.Array:
                var list = new ValueList(element.GetArrayLength());
                foreach (var item in element.EnumerateArray()) list.Add(From(item));
                return Value.Of(list);
            case JsonValueKind.Object:
                var record = new ValueRecord();
                foreach (var member in element.EnumerateObject()) record[member.Name] = From(member.Value);
                return Value.Of(record);
            default: return Value.Undefined;
        }
    }

    /// <summary>Compact JSON; sensitive text is masked.</summary>
    public static string Write(Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact)) Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean: writer.WriteBooleanValue(value.IsTrue); break;
            case ValueKind.Number when double.IsFinite(value.Number):
                writer.WriteRawValue(Value.NumberText(value.Number), skipInputValidation: true);
                break;
            case ValueKind.String: writer.WriteStringValue(value.ToString()); break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsList!) Write(writer, item);
                writer.WriteEndArray();
                break;
            case ValueKind.Record:
                writer.WriteStartObject();
                foreach (var (name, member) in value.AsRecord!)
                {
                    if (member.IsUndefined) continue;
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }
}
