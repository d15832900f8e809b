using System.Net;
using System.Net.Sockets;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>A simple telephone: calls a number, or rings until somebody does something; one call at a time.</summary>
internal sealed class SipPhone : IAsyncDisposable
{
    private readonly UdpClient _socket;
    private readonly IPEndPoint _server;
    private readonly string _user;
    private readonly bool _speaks;
    private readonly Lock _gate = new();
    private readonly Task _loop;
    private SipDialog? _call;

    /// <param name="address">Which of the machine's addresses it has.</param>
    /// <param name="port">Where it listens; 0 is any.</param>
    /// <param name="user">Its number.</param>
    /// <param name="server">The switch.</param>
    /// <param name="speaks">Makes a sound all the time while it talks.</param>
    public SipPhone(IPAddress address, int port, string user, IPEndPoint server, bool speaks = true)
    {
        _socket = new UdpClient(new IPEndPoint(address, port));
        (_server, _user, _speaks) = (server, user, speaks);
        _loop = Task.Run(ListenAsync);
    }

    public IPEndPoint Address => (IPEndPoint)_socket.Client.LocalEndPoint!;

    /// <summary>The call under way, or the last one.</summary>
    public SipDialog? Call
    {
        get
        {
            lock (_gate) return _call;
        }
    }

    /// <summary>What it does by itself when it rings.</summary>
    public Func<SipDialog, Task>? Behaves { get; set; }

    public bool IsRinging => Call is { IsIncoming: true, State: CallState.Ringing };

    /// <summary>How a ringing call is turned away: 603 declines, 486 is busy.</summary>
    public const int Declined = 603;

    public SipDialog Dial(string number)
    {
        var dialog = SipDialog.Outgoing(this, _user, number, _server, _speaks);
        lock (_gate) _call = dialog;
        dialog.Invite();
        return dialog;
    }

    /// <summary>Picks up. False when it does not ring within a moment.</summary>
    public async Task<bool> AnswerAsync()
    {
        for (var tries = 0; tries < 20; tries++)
        {
            // What was withdrawn a moment ago may still be on its way here.
            await Task.Delay(50);
            if (IsRinging && Call!.Accept()) return true;
        }

        return false;
    }

    public void HangUp() => Call?.HangUp();

    public void Send(byte[] message) => _socket.Send(message, message.Length, _server);

    public async ValueTask DisposeAsync()
    {
        HangUp();
        Call?.Dispose();
        _socket.Dispose();
        await _loop;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var packet = await _socket.ReceiveAsync();
                if (SipMessage.Parse(packet.Buffer) is { } message) Take(message);
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            // Switched off.
        }
    }

    private void Take(SipMessage message)
    {
        lock (_gate)
        {
            if (_call is { } call && call.Id == message["Call-ID"])
            {
                call.Take(message);
            }
            else if (message.Method == "INVITE" && message.Status == 0)
            {
                if (_call is { State: not CallState.Over }) SipDialog.Refuse(this, message, 486, "Busy Here");
                else
                {
                    _call?.Dispose();
                    _call = SipDialog.Incoming(this, _user, message, _server, _speaks);
                    _call.Ring();
                    if (Behaves is { } behaves) _ = behaves(_call);
                }
            }
            else if (message.Method == "OPTIONS" && message.Status == 0)
            {
                SipDialog.Refuse(this, message, 200, "OK");
            }
            else if (message.Status == 0 && message.Method != "ACK")
            {
                SipDialog.Refuse(this, message, 481, "No such call");
            }
        }
    }
}
