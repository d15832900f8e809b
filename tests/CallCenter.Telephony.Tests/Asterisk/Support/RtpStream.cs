using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>A phone's ear and mouth: sound as A-law, keys as events of RFC 4733.</summary>
internal sealed class RtpStream : IDisposable
{
    private const string Keys = "0123456789*#ABCD";
    private const int EventType = 101;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private readonly UdpClient _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private IPEndPoint? _far;
    private ushort _sequence = 1;
    private uint _time = 1000;
    private long _heard;
    private long _lastHeard;
    private long _voices;

    public RtpStream(IPAddress address)
    {
        _socket = new UdpClient(new IPEndPoint(address, 0));
        _ = ListenAsync();
    }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Packets of sound that came.</summary>
    public long Heard => Interlocked.Read(ref _heard);

    /// <summary>When the last one came; see <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long LastHeard => Interlocked.Read(ref _lastHeard);

    /// <summary>What it says all the time, if it speaks: 20 ms of A-law.</summary>
    public byte[] Mouth { get; set; } = Sound.Buzz;

    /// <summary>Packets in which somebody's <see cref="Sound.Voice"/> was heard.</summary>
    public long Voices => Interlocked.Read(ref _voices);

    /// <summary>Called with each packet's time.</summary>
    public Action<long>? OnSound { get; set; }

    public string Description(string address) =>
        $"v=0\r\no=- 1 1 IN IP4 {address}\r\ns=-\r\nc=IN IP4 {address}\r\nt=0 0\r\nm=audio {Port} RTP/AVP 8 {EventType}\r\n"
        + $"a=rtpmap:8 PCMA/8000\r\na=rtpmap:{EventType} telephone-event/8000\r\na=fmtp:{EventType} 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

    public void Begin((string Address, int Port) far, bool speaks)
    {
        if (_far is not null) return;
        _far = new IPEndPoint(IPAddress.Parse(far.Address), far.Port);
        if (speaks) _ = SpeakAsync();
    }

    /// <summary>Presses a key for 100 ms.</summary>
    /// <returns>When it was let go.</returns>
    public async Task<long> PressAsync(char key)
    {
        await _one.WaitAsync();
        try
        {
            for (var i = 1; i <= 5; i++)
            {
                Send(EventType, i == 1, Event(key, i * 160, ends: false));
                await Task.Delay(Frame);
            }

            var let = Stopwatch.GetTimestamp();
            for (var i = 0; i < 3; i++) Send(EventType, false, Event(key, 800, ends: true));
            _time += 1600;
            return let;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
    }

    private static byte[] Event(char key, int duration, bool ends) =>
        [(byte)Keys.IndexOf(key), (byte)(ends ? 0x8A : 0x0A), (byte)(duration >> 8), (byte)duration];

    private async Task SpeakAsync()
    {
        using var timer = new PeriodicTimer(Frame);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await _one.WaitAsync(_stop.Token);
                try
                {
                    Send(8, false, Mouth);
                    _time += 160;
                }
                finally
                {
                    _one.Release();
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Hung up.
        }
    }

    private void Send(int type, bool marker, ReadOnlySpan<byte> payload)
    {
        if (_far is null || _stop.IsCancellationRequested) return;
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)(type | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), _time);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 4711);
        payload.CopyTo(packet.AsSpan(12));
        _socket.Send(packet, packet.Length, _far);
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var packet = await _socket.ReceiveAsync(_stop.Token);
                if (packet.Buffer.Length <= 12 || (packet.Buffer[1] & 0x7F) == EventType) continue;
                var now = Stopwatch.GetTimestamp();
                Interlocked.Increment(ref _heard);
                Interlocked.Exchange(ref _lastHeard, now);
                if (Sound.HasVoice(packet.Buffer.AsSpan(12))) Interlocked.Increment(ref _voices);
                OnSound?.Invoke(now);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Hung up.
        }
    }
}
