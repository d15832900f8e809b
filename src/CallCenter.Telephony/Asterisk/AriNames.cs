using System.Security.Cryptography;
using System.Text;
using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk.Ari;

namespace CallCenter.Telephony.Asterisk;

/// <summary>
/// Ids of what is ours in Asterisk. A contact's id is its caller's channel id, which Asterisk makes unique for all time; ids we
/// choose begin with our application's name; what belongs to whom also stands in the application's arguments, which Asterisk
/// shows with each channel, so that all of it can be known again after a restart.
/// </summary>
internal sealed class AriNames(string application)
{
    public const string LegKind = "leg";
    public const string SnoopKind = "snoop";
    public const string EarsKind = "ears";
    public const string CallKind = "call";
    public const string AgentKind = "agent";

    /// <summary>A channel variable with the id of what is played last.</summary>
    public const string PlaybackVariable = "CALLCENTER_PLAYBACK";

    /// <summary>What Asterisk takes as the id of a channel.</summary>
    private const int LongestId = 128;

    public string LegChannel(string leg) => Id(LegKind, leg);
    public string SnoopChannel(ContactId contact, string recording) => Id(SnoopKind, Recording(contact, recording));
    public string Bridge(ContactId contact) => Id("talk", contact.Value);

    /// <summary>A supervisor's ears are made anew each time; a dying channel keeps its id for a moment.</summary>
    public string Ears(string leg, int time) => Id(EarsKind, FormattableString.Invariant($"{leg}-{time}"));

    public string Playback(ContactId contact, string playback) => Id("play", $"{contact}-{playback}");

    /// <summary>What is played to a leg alone.</summary>
    public string Announcement(string leg, string playback) => Id("announce", $"{leg}-{playback}");

    public bool IsOurs(string id) => id.StartsWith(application + "-", StringComparison.Ordinal);

    /// <summary>The name of a recording's file, unique for all contacts and without anything a file name cannot have.</summary>
    public static string Recording(ContactId contact, string recording)
    {
        var name = recording.StartsWith(contact.Value, StringComparison.Ordinal) ? recording : $"{contact}-{recording}";
        return string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
    }

    public static string Arguments(params string[] parts) => string.Join(',', parts.Select(Uri.EscapeDataString));

    /// <summary>The arguments our application was given for a channel; null when the channel is not in it.</summary>
    public string[]? ArgumentsOf(AriChannel channel)
    {
        if (channel.Dialplan is not { AppName: "Stasis", AppData: { } data }) return null;
        var parts = data.Split(',');
        return parts[0] == application ? [.. parts.Skip(1).Select(Uri.UnescapeDataString)] : null;
    }

    /// <summary>A part of a request's path.</summary>
    public static string Segment(string id) => Uri.EscapeDataString(id);

    private string Id(string kind, string name)
    {
        var id = $"{application}-{kind}-{name}";
        return id.Length <= LongestId ? id : id[..(LongestId - 17)] + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..16];
    }
}
