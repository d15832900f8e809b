namespace CallCenter.Telephony.Asterisk;

public enum LinkPhase { Connecting, Synchronising, Up, Down }

/// <summary>How the link to Asterisk is at a moment.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Since">Since when.</param>
/// <param name="Fault">Why it is down; null when it is not.</param>
public sealed record LinkState(LinkPhase Phase, DateTimeOffset Since, string? Fault)
{
    public bool IsUp => Phase == LinkPhase.Up;
}
