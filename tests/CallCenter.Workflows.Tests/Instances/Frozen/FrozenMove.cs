using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Telephony;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances.Frozen;

/// <summary>Something that happens to an instance, in a form that can be kept in a file.</summary>
/// <param name="Do">start, offer, timer, answer, retry, continue or cancel.</param>
/// <param name="Name">Of a stimulus; the trigger's activity of a start.</param>
/// <param name="Key">Of a stimulus.</param>
/// <param name="Type">The registered name of the payload's type.</param>
/// <param name="Json">The payload.</param>
internal sealed record FrozenMove(
    string Do,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Json = null)
{
    /// <summary>As the server registers them: the names in stored rows are part of what must stay readable.</summary>
    public static PayloadCodec Payloads { get; } = new(new PayloadTypes().AddDerivedFrom<ContactCommand>().AddDerivedFrom<ContactEvent>()
        .Add<AskOpening>().Add<OpeningAnswer>().Add<AskBlocked>().Add<BlockedAnswer>().Add<AskCustomer>().Add<CustomerAnswer>(), new TestSecretCodec());

    public object? Payload => Type is null ? null : Payloads.Read(Type, Json!);

    public static FrozenMove Start(string? trigger = null, object? payload = null) => With(new("start", trigger), payload);

    public static FrozenMove Offer(string name, string key, object? payload = null) => With(new("offer", name, key), payload);

    public static FrozenMove Happens(string key, string payload = "null") => Offer("Event", key, ValueJson.Parse(payload));

    public static FrozenMove Of(ContactEvent happened) => Offer(happened.GetType().Name, happened.Contact.Value, happened);

    public static FrozenMove Timer { get; } = new("timer");
    public static FrozenMove Retry { get; } = new("retry");
    public static FrozenMove Continue { get; } = new("continue");
    public static FrozenMove Cancel { get; } = new("cancel");

    public static FrozenMove Answer(object answer) => With(new("answer"), answer);

    private static FrozenMove With(FrozenMove move, object? payload)
    {
        if (payload is null) return move;
        var (type, json) = Payloads.Write(payload);
        return move with { Type = type, Json = json };
    }
}
