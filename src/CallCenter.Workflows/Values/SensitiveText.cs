namespace CallCenter.Workflows;

/// <summary>
/// A text that must not be read by people or stored in clear, such as a keyed-in card number. It reads as dots
/// everywhere; stores encrypt it, journals mask it, and only an activity that needs the clear text reveals it.
/// </summary>
public sealed class SensitiveText(string text)
{
    /// <summary>What stands in the place of sensitive text wherever a person may read it.</summary>
    public const string Mask = "••••";

    public string Reveal() => text;
    public override string ToString() => Mask;
}
