using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>What a caller or an agent does, played by <c>sipp</c>.</summary>
internal sealed class Sipp
{
    private const string Media = """
        v=0
        o=sipp 1 1 IN IP[local_ip_type] [local_ip]
        s=-
        c=IN IP[media_ip_type] [media_ip]
        t=0 0
        m=audio [auto_media_port] RTP/AVP 8 96
        a=rtpmap:8 PCMA/8000
        a=rtpmap:96 telephone-event/8000
        a=fmtp:96 0-15
        """;

    private const string Invited = """
        <recv request="INVITE" rrs="true"><action>
        <ereg regexp="sip:.*" search_in="hdr" header="From:" assign_to="1"/><ereg regexp="sip:.*" search_in="hdr" header="To:" assign_to="2"/>
        </action></recv>
        <Reference variables="1,2"/>

        """;

    private readonly StringBuilder _steps = new();
    private readonly bool _calls;

    private Sipp(bool calls) => _calls = calls;

    /// <summary>Somebody who calls and waits to be answered.</summary>
    public static Sipp Caller()
    {
        var it = new Sipp(calls: true);
        it._steps.Append(Request("INVITE", "", 1, Media)).Append("""
            <recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/>
            <recv response="200" rrs="true"/>

            """).Append(Request("ACK", "[peer_tag_param]", 1));
        return it;
    }

    /// <summary>Somebody who is called, and picks up after a time.</summary>
    public static Sipp Called(TimeSpan after)
    {
        var it = new Sipp(calls: false);
        it._steps.Append(Invited).Append(Response(180, "Ringing"));
        it.Wait(after)._steps.Append(Response(200, "OK", Media)).Append("""<recv request="ACK" crlf="true"/>""");
        return it;
    }

    public Sipp Wait(TimeSpan time)
    {
        _steps.Append(CultureInfo.InvariantCulture, $"<pause milliseconds=\"{time.TotalMilliseconds:0}\"/>\n");
        return this;
    }

    public Sipp Wait(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    /// <summary>Keys as events of RFC 4733.</summary>
    public Sipp Press(string keys)
    {
        _steps.Append(CultureInfo.InvariantCulture, $"<nop><action><exec play_dtmf=\"{keys}\"/></action></nop>\n");
        return this;
    }

    public Sipp HangUp()
    {
        _steps.Append(_calls ? Request("BYE", "[peer_tag_param]", 2) : Bye()).Append("<recv response=\"200\"/>\n");
        return this;
    }

    /// <summary>Waits until the other side hangs up.</summary>
    public Sipp UntilHungUp()
    {
        _steps.Append("<recv request=\"BYE\"/>\n").Append(Response(200, "OK"));
        return this;
    }

    /// <summary>Plays it, for each call.</summary>
    /// <param name="server">The switch.</param>
    /// <param name="own">Where it stands.</param>
    /// <param name="number">Whom it calls.</param>
    /// <param name="from">The caller's number.</param>
    /// <param name="calls">How many calls, all at once.</param>
    /// <param name="within">The longest it may take.</param>
    /// <returns>What it printed; it threw when a call did not go as written.</returns>
    public async Task<string> PlayAsync(IPEndPoint server, IPEndPoint own, string number, string from, int calls, TimeSpan within)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"""
            <?xml version="1.0" encoding="UTF-8" ?>
            <!DOCTYPE scenario SYSTEM "sipp.dtd">
            <scenario name="test">
            {_steps}
            </scenario>
            """);
        string[] arguments =
        [
            "-sf", file, "-i", own.Address.ToString(), .. own.Port > 0 ? ["-p", Text(own.Port)] : Array.Empty<string>(), "-s", number, "-key", "from", from,
            "-m", Text(calls), "-l", Text(calls), "-r", Text(calls), "-nostdin", "-timeout", Text((int)within.TotalSeconds), "-timeout_error", server.ToString(),
        ];
        using var process = Process.Start(new ProcessStartInfo("sipp", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            using var limit = new CancellationTokenSource(within + TimeSpan.FromSeconds(5));
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"sipp ended with {process.ExitCode}:\n{await errors}\n{Tail(await output)}");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            File.Delete(file);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    private static string Tail(string text) => text[Math.Max(0, text.Length - 3000)..];

    private static string Request(string method, string tag, int number, string body = "") => $"""
        <send {(method == "ACK" ? "" : "retrans=\"500\"")}><![CDATA[
        {method} {(method == "INVITE" ? "sip:[service]@[remote_ip]:[remote_port]" : "[next_url]")} SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
        From: <sip:[from]@[local_ip]:[local_port]>;tag=[pid]-[call_number]
        To: <sip:[service]@[remote_ip]:[remote_port]>{tag}
        Call-ID: [call_id]
        CSeq: {number} {method}
        Contact: <sip:[from]@[local_ip]:[local_port]>
        Max-Forwards: 70
        {Body(body)}
        ]]></send>

        """;

    private static string Response(int status, string reason, string body = "") => $"""
        <send><![CDATA[
        SIP/2.0 {status} {reason}
        [last_Via:]
        [last_From:]
        [last_To:];tag=[pid]-[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Contact: <sip:[local_ip]:[local_port]>
        {Body(body)}
        ]]></send>

        """;

    private static string Bye() => """
        <send retrans="500"><![CDATA[
        BYE [next_url] SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
        From: <[$2];tag=[pid]-[call_number]
        To: <[$1]
        Call-ID: [call_id]
        CSeq: 1 BYE
        Max-Forwards: 70
        Content-Length: 0

        ]]></send>

        """;

    private static string Body(string body) => body.Length == 0 ? "Content-Length: 0\n" : $"Content-Type: application/sdp\nContent-Length: [len]\n\n{body}";
}
