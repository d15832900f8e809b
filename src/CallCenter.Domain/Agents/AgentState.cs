namespace CallCenter.Agents;

public enum AgentState
{
    /// <summary>Not signed in.</summary>
    Offline,

    /// <summary>Waits for a contact.</summary>
    Available,

    /// <summary>A contact is offered and the phone rings.</summary>
    Reserved,

    /// <summary>Talks with a contact.</summary>
    Busy,

    /// <summary>Finishes work on the last contact.</summary>
    WrapUp,

    /// <summary>Signed in but not to be given contacts, for a reason.</summary>
    Break,
}

/// <summary>Why an agent was put on a break by the centre and not by themselves.</summary>
public static class BreakReasons
{
    /// <summary>An offered contact rang until its deadline.</summary>
    public const string NoAnswer = "NoAnswer";

    /// <summary>An offered contact was declined.</summary>
    public const string Declined = "Declined";
}
