using System.Net;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

internal enum CallState { Calling, Ringing, Talking, Over }

/// <summary>One call of a <see cref="SipPhone"/>.</summary>
internal sealed class SipDialog : IDisposable
{
    private readonly SipPhone _phone;
    private readonly string _local;
    private readonly IPEndPoint _server;
    private readonly bool _speaks;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _remote;
    private string _target;
    private int _cseq = 1;
    private string _inviteBranch = NewToken();
    private SipMessage? _invite;

    private SipDialog(SipPhone phone, string id, string local, string remote, string target, IPEndPoint server, bool speaks, bool isIncoming)
    {
        (_phone, Id, _local, _remote, _target, _server, _speaks, IsIncoming) = (phone, id, local, remote, target, server, speaks, isIncoming);
        Sound = new RtpStream(phone.Address.Address);
    }

    public string Id { get; }
    public bool IsIncoming { get; }
    public CallState State { get; private set; } = CallState.Calling;
    public RtpStream Sound { get; }

    /// <summary>Completes when the other side answers.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Completes when it is over, with the last response to the call.</summary>
    public Task<int> Over => _over.Task;

    public static SipDialog Outgoing(SipPhone phone, string user, string number, IPEndPoint server, bool speaks) => new(
        phone, NewToken(), $"<sip:{user}@{phone.Address}>;tag={NewToken()}", $"<sip:{number}@{server}>", $"sip:{number}@{server}", server, speaks, false);

    public static SipDialog Incoming(SipPhone phone, string user, SipMessage invite, IPEndPoint server, bool speaks) =>
        new(phone, invite["Call-ID"], $"{invite["To"]};tag={NewToken()}", invite["From"], invite.ContactUri, server, speaks, true) { _invite = invite };

    public static void Refuse(SipPhone phone, SipMessage request, int status, string reason) =>
        phone.Send(SipMessage.Format($"SIP/2.0 {status} {reason}", Echo(request, request["To"].Contains("tag=", StringComparison.Ordinal) ? request["To"] : request["To"] + ";tag=" + NewToken())));

    public void Invite() => Request("INVITE", _inviteBranch, Sound.Description(_phone.Address.Address.ToString()));

    public void Ring()
    {
        State = CallState.Ringing;
        Respond(_invite!, 180, "Ringing");
    }

    /// <summary>False when there is nothing to pick up.</summary>
    public bool Accept()
    {
        if (State != CallState.Ringing || !IsIncoming) return false;
        State = CallState.Talking;
        Respond(_invite!, 200, "OK", Sound.Description(_phone.Address.Address.ToString()));
        if (_invite!.Media is { } far) Sound.Begin(far, _speaks);
        _answered.TrySetResult();
        return true;
    }

    /// <summary>Turns a ringing call away as a busy line does.</summary>
    public void RefuseBusy()
    {
        Respond(_invite!, 486, "Busy Here");
        End(486);
    }

    public void HangUp()
    {
        switch (State)
        {
            case CallState.Talking: Request("BYE", NewToken()); break;
            case CallState.Ringing when IsIncoming: Respond(_invite!, SipPhone.Declined, "Decline"); break;
            case CallState.Over: return;
            default:
                // It is over when the other side has said so; who waits for nothing need not hear it.
                Request("CANCEL", _inviteBranch, cseq: 1);
                return;
        }

        End(0);
    }

    public void Take(SipMessage message)
    {
        if (message.Status > 0) TakeResponse(message);
        else TakeRequest(message);
    }

    public void Dispose() => Sound.Dispose();

    private void TakeResponse(SipMessage response)
    {
        if (response.Method != "INVITE") return;
        if (response.Status < 200)
        {
            State = CallState.Ringing;
            return;
        }

        _remote = response["To"];
        if (response.Status >= 300)
        {
            Request("ACK", _inviteBranch, cseq: 1);
            End(response.Status);
            return;
        }

        _target = response.ContactUri;
        Request("ACK", NewToken(), cseq: 1);
        if (State == CallState.Over)
        {
            Request("BYE", NewToken());
            return;
        }

        State = CallState.Talking;
        if (response.Media is { } far) Sound.Begin(far, _speaks);
        _answered.TrySetResult();
    }

    private void TakeRequest(SipMessage request)
    {
        switch (request.Method)
        {
            case "BYE":
                Respond(request, 200, "OK");
                End(0);
                break;
            case "CANCEL":
                Respond(request, 200, "OK");
                if (State == CallState.Ringing)
                {
                    Respond(_invite!, 487, "Request Terminated");
                    End(487);
                }

                break;
            case "INVITE" when State == CallState.Talking: Respond(request, 200, "OK", Sound.Description(_phone.Address.Address.ToString())); break;
            case "OPTIONS" or "UPDATE" or "INFO": Respond(request, 200, "OK"); break;
        }
    }

    private void End(int status)
    {
        State = CallState.Over;
        Sound.Dispose();
        _over.TrySetResult(status);
    }

    private void Request(string method, string branch, string body = "", int cseq = 0)
    {
        var number = cseq > 0 ? cseq : method == "INVITE" ? _cseq : ++_cseq;
        _phone.Send(SipMessage.Format(
            $"{method} {_target} SIP/2.0",
            [
                ("Via", $"SIP/2.0/UDP {_phone.Address};rport;branch=z9hG4bK{branch}"), ("Max-Forwards", "70"), ("From", _local), ("To", _remote),
                ("Call-ID", Id), ("CSeq", $"{number} {method}"), ("Contact", $"<sip:{_phone.Address}>"),
            ],
            body));
    }

    private void Respond(SipMessage request, int status, string reason, string body = "") => _phone.Send(SipMessage.Format(
        $"SIP/2.0 {status} {reason}",
        [.. Echo(request, request == _invite || request["To"].Contains("tag=", StringComparison.Ordinal) ? ReplyTo(request) : _local), ("Contact", $"<sip:{_phone.Address}>")], body));

    private string ReplyTo(SipMessage request) => request == _invite ? _local : request["To"];

    private static IEnumerable<(string, string)> Echo(SipMessage request, string to) =>
    [
        .. request.All("Via").Select(via => ("Via", via)), .. request.All("Record-Route").Select(route => ("Record-Route", route)),
        ("From", request["From"]), ("To", to), ("Call-ID", request["Call-ID"]), ("CSeq", request["CSeq"]),
    ];

    private static string NewToken() => Guid.NewGuid().ToString("N");
}
