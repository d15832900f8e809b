using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities;

/// <summary>By which keys a contact's events are offered to the engine.</summary>
public static class ContactStimuli
{
    /// <summary>The part of a trigger key that stands for every number.</summary>
    public const string AnyNumber = "*";

    /// <summary>
    /// The keys of an event, the most fitting first. An arrival has the key of its number and that of any number: offer it to
    /// the first that starts a flow. All other events have one key, their contact's id.
    /// </summary>
    public static IReadOnlyList<StimulusKey> KeysOf(ContactEvent happened) => happened is Telephony.ContactArrived arrived
        ? [Arrival(arrived.Channel, PhoneNumber.Normalize(arrived.To)), Arrival(arrived.Channel, AnyNumber)]
        : [new StimulusKey(happened.GetType().Name, happened.Contact.Value)];

    internal static StimulusKey Arrival(string channel, string number) => new(nameof(Telephony.ContactArrived), $"{channel}:{number}");
}
