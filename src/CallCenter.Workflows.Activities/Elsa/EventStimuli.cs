using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>
/// What events are found by. Who waits for an event waits for it published to all, to its correlation id, and to its instance
/// alone; so a published event finds exactly whom it is for, however many wait for that name.
/// </summary>
public static class EventStimuli
{
    /// <summary>Longer keys are hashed: databases index keys of a bounded length.</summary>
    private const int LongestKey = 200;

    /// <summary>An event for all who wait for its name; also what triggers are found by.</summary>
    public static StimulusKey ToAll(string eventName) => Key(eventName);

    /// <summary>An event for the instances with a correlation id.</summary>
    public static StimulusKey ToCorrelated(string eventName, string correlationId) => Key($"{eventName}\u001fcorrelation\u001f{correlationId}");

    /// <summary>An event for one instance.</summary>
    public static StimulusKey ToInstance(string eventName, string instanceId) => Key($"{eventName}\u001finstance\u001f{instanceId}");

    private static StimulusKey Key(string text) =>
        new(Event.Stimulus, text.Length <= LongestKey ? text : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
}
