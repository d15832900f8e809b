namespace CallCenter.Contacts;

/// <summary>Whether calls of a line or a queue are recorded. The narrowest rule wins: the flow's own word, then the queue's, the line's, the centre's.</summary>
public enum RecordingRule
{
    /// <summary>Nothing of its own: the next wider rule holds.</summary>
    AsCentre,
    Always,
    Never,
}
