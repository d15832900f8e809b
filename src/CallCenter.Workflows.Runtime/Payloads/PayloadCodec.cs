using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Runtime.Payloads;

/// <summary>Opaque objects as JSON under registered names. A member of type <see cref="SensitiveText"/> is encrypted; sensitive text within values is masked.</summary>
public sealed class PayloadCodec(PayloadTypes types, ISecretCodec secrets) : IPayloadCodec
{
    private readonly JsonSerializerOptions _options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new ValueConverter(), new RecordConverter(), new ListConverter(), new SecretConverter(secrets) },
    };

    public (string Type, string Json) Write(object payload)
    {
        var type = payload.GetType();
        return (types.NameOf(type), JsonSerializer.Serialize(payload, type, _options));
    }

    public object Read(string type, string json) => JsonSerializer.Deserialize(json, types.Find(type), _options)
        ?? throw new JsonException($"The stored {type} is null.");

    private sealed class ValueConverter : JsonConverter<Value>
    {
        public override bool HandleNull => true;

        public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

        public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) => ValueJson.Write(writer, value);
    }

    private sealed class RecordConverter : JsonConverter<ValueRecord>
    {
        public override ValueRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ReadValue(ref reader).AsRecord ?? throw new JsonException("An object was expected.");

        public override void Write(Utf8JsonWriter writer, ValueRecord value, JsonSerializerOptions options) => ValueJson.Write(writer, Value.Of(value));
    }

    private sealed class ListConverter : JsonConverter<ValueList>
    {
        public override ValueList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ReadValue(ref reader).AsList ?? throw new JsonException("An array was expected.");

        public override void Write(Utf8JsonWriter writer, ValueList value, JsonSerializerOptions options) => ValueJson.Write(writer, Value.Of(value));
    }

    private sealed class SecretConverter(ISecretCodec secrets) : JsonConverter<SensitiveText>
    {
        public override SensitiveText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(secrets.Reveal(reader.GetString() ?? throw new JsonException("An encrypted text was expected.")));

        public override void Write(Utf8JsonWriter writer, SensitiveText value, JsonSerializerOptions options) => writer.WriteStringValue(secrets.Protect(value.Reveal()));
    }

    private static Value ReadValue(ref Utf8JsonReader reader)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return ValueJson.From(document.RootElement);
    }
}
