namespace CallCenter.Telephony;

/// <summary>Takes contacts' events from the floor, one at a time and in order: the workflow runtime's side.</summary>
public interface IContactEventSink
{
    /// <summary>Returns when the event cannot be lost any more.</summary>
    ValueTask PublishAsync(ContactEvent happened);
}

/// <summary>What has changed on the floor, by name only: whoever wants to show it asks for a snapshot, as often as they can draw.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">Which of them.</param>
public readonly record struct FloorChange(FloorThing Kind, string Id);

public enum FloorThing { Contact, Queue, Agent }

/// <summary>Looks on. Called on the floor's own loop: returns at once and never throws.</summary>
public interface IFloorListener
{
    void Changed(FloorChange change);
}
