namespace CallCenter.Telephony.Asterisk;

/// <summary>Causes of Q.850 as Asterisk tells them.</summary>
internal static class HangupCause
{
    /// <summary>Why a leg that nobody answered ended.</summary>
    public static LegEnd EndOf(int? cause) => cause switch
    {
        17 => LegEnd.Busy,
        18 or 19 => LegEnd.NoAnswer,

        // 0 and 16: the far end gave up by itself without saying why.
        0 or 16 or 21 => LegEnd.Declined,
        _ => LegEnd.Failed,
    };

    /// <summary>A caller's end in a word.</summary>
    public static string NameOf(int? cause) => cause switch
    {
        null or 0 or 16 or 31 => "normal",
        26 => "answered-elsewhere",
        27 or 38 or 41 or 42 => "network",
        44 or 47 or 58 => "channel-unavailable",
        _ => FormattableString.Invariant($"q850-{cause}"),
    };
}
