using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Rollouts;
using CallCenter.Processes.Statistics;

namespace CallCenter.Persistence.Pilots;

/// <summary>Plans of pilots and roll-outs as JSON: the closed sets among them tell their kind, and what is computed is left out.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(), new TextSets() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TellKinds } },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"A {typeof(T).Name} was expected and nothing is there.");

    private static void TellKinds(JsonTypeInfo type)
    {
        if (type.Type == typeof(PilotDesign))
            Tell(type, typeof(PilotDesign.Parallel), typeof(PilotDesign.Switchback), typeof(PilotDesign.SteppedWedge));
        else if (type.Type == typeof(AssignmentMechanism))
            Tell(type, typeof(AssignmentMechanism.Choose), typeof(AssignmentMechanism.ChooseMatched), typeof(AssignmentMechanism.FlipPairs), typeof(AssignmentMechanism.OrderWaves));
        else if (type.Type == typeof(WaveGate))
            Tell(type, typeof(WaveGate.Time), typeof(WaveGate.Kpi), typeof(WaveGate.SignOff), typeof(WaveGate.Trained));
    }

    private static void Tell(JsonTypeInfo type, params ReadOnlySpan<Type> kinds)
    {
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var kind in kinds) type.PolymorphismOptions.DerivedTypes.Add(new(kind, kind.Name));
    }

    /// <summary>Sets of texts that are only read: the framework writes but does not make them.</summary>
    private sealed class TextSets : JsonConverter<IReadOnlySet<string>>
    {
        public override IReadOnlySet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<HashSet<string>>(ref reader, options) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlySet<string> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Order(StringComparer.Ordinal), options);
    }
}
