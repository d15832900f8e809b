using System.Globalization;
using System.Text.Json.Serialization;

namespace CallCenter.Telephony.Asterisk.Ari;

/// <summary>What ARI tells, as far as we use it. Only some members are there in each type of event.</summary>
internal sealed record AriEvent
{
    public string Type { get; init; } = "";

    /// <summary>Asterisk's own time of it, such as <c>2026-11-22T08:24:50.793+0000</c>.</summary>
    public string? Timestamp { get; init; }

    public string? Application { get; init; }
    public AriChannel? Channel { get; init; }
    public IReadOnlyList<string>? Args { get; init; }
    public string? Digit { get; init; }
    public int? Cause { get; init; }
    public string? CauseTxt { get; init; }
    public AriPlayback? Playback { get; init; }
    public AriRecording? Recording { get; init; }

    [JsonIgnore]
    public DateTimeOffset? At =>
        DateTimeOffset.TryParseExact(Timestamp, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}

internal sealed record AriChannel
{
    public const string Up = "Up";

    public required string Id { get; init; }
    public string Name { get; init; } = "";
    public string State { get; init; } = "";
    public AriCaller? Caller { get; init; }
    public AriDialplan? Dialplan { get; init; }
}

internal sealed record AriCaller(string? Number);

internal sealed record AriDialplan(string? Exten, string? AppName, string? AppData);

internal sealed record AriPlayback
{
    public required string Id { get; init; }
    public string State { get; init; } = "";
}

internal sealed record AriRecording
{
    public required string Name { get; init; }

    /// <summary>Seconds, whole ones.</summary>
    public int? Duration { get; init; }

    /// <summary>Seconds of it that were not silent; only told where silence ends the recording.</summary>
    public int? TalkingDuration { get; init; }

    public string? Cause { get; init; }
}

internal sealed record AriBridge
{
    public required string Id { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = [];
}

internal sealed record AriVariable(string? Value);

internal sealed record AriProblem(string? Message, string? Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AriEvent))]
[JsonSerializable(typeof(IReadOnlyList<AriChannel>))]
[JsonSerializable(typeof(IReadOnlyList<AriBridge>))]
[JsonSerializable(typeof(AriVariable))]
[JsonSerializable(typeof(AriProblem))]
internal sealed partial class AriJson : JsonSerializerContext;
