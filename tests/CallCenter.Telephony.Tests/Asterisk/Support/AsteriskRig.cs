using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk;
using CallCenter.Telephony.Speech;
using CallCenter.Telephony.Tests.Contract;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>The adapter on a real Asterisk; callers and agents are telephones of our own that speak SIP and RTP.</summary>
internal sealed class AsteriskRig : ITelephonyRig, ITelephonySink
{
    /// <summary>When nothing has been told or heard for so long, more waiting would bring nothing.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    /// <summary>What was said before is still on its way for so long.</summary>
    private static readonly TimeSpan HearingSettles = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Hearing = TimeSpan.FromMilliseconds(600);
    private const int FewPackets = 5;

    private readonly AsteriskServer _server;
    private readonly AsteriskOptions _options;
    private readonly Lock _gate = new();
    private readonly List<TelephonyEvent> _events = [];
    private readonly HashSet<TelephonyEvent> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<ContactId, SipPhone> _callers = new();
    private readonly Dictionary<string, SipPhone> _agents;
    private SipPhone? _farEnd;
    private long _lastEvent = Stopwatch.GetTimestamp();

    private AsteriskRig(AsteriskServer server, Func<AsteriskOptions, AsteriskOptions>? change)
    {
        _server = server;
        var options = OptionsOf(server);
        _options = change?.Invoke(options) ?? options;
        Adapter = NewAdapter();
        _agents = new[] { "a1", "a2" }.ToDictionary(agent => agent, agent => PhoneOf(server, agent));
    }

    public AsteriskTelephony Adapter { get; private set; }
    public ITelephony Telephony => Adapter;

    public IReadOnlyList<TelephonyEvent> Events
    {
        get
        {
            lock (_gate) return [.. _events];
        }
    }

    public static AsteriskOptions OptionsOf(AsteriskServer server) => new()
    {
        BaseUrl = server.BaseUrl, User = AsteriskServer.User, Password = server.Password, SoundsDirectory = server.Sounds,
    };

    public static SipPhone PhoneOf(AsteriskServer server, string name) => new(IPAddress.Loopback, server.Ports[name], name, server.Sip);

    public static async Task<AsteriskRig> StartAsync(AsteriskServer server, Func<AsteriskOptions, AsteriskOptions>? change = null)
    {
        var rig = new AsteriskRig(server, change);
        await rig.Adapter.StartAsync(rig, default);
        return rig;
    }

    /// <summary>
    /// The adapter is gone without a word to Asterisk, as when its process is killed, and another one takes over. What the first
    /// one told is forgotten.
    /// </summary>
    public async Task RestartAsync()
    {
        await Adapter.DisposeAsync();
        lock (_gate) _events.Clear();
        Adapter = NewAdapter();
        await Adapter.StartAsync(this, default);
    }

    void ITelephonySink.Take(TelephonyEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
            _lastEvent = Stopwatch.GetTimestamp();
        }

        OnEvent?.Invoke(happened);
    }

    /// <summary>The time from letting a key go to the first sound that follows a silence.</summary>
    public async Task<TimeSpan> KeyToSoundAsync(ContactId contact, char key, TimeSpan after, TimeSpan? patience = null)
    {
        await Task.Delay(after);
        var sound = _callers[contact].Call!.Sound;
        var heard = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        sound.OnSound = at => heard.TrySetResult(at);
        var let = await sound.PressAsync(key);
        return Stopwatch.GetElapsedTime(let, await heard.Task.WaitAsync(patience ?? TimeSpan.FromSeconds(10)));
    }

    public SipPhone Caller(ContactId contact) => _callers[contact];

    /// <summary>Done with each event.</summary>
    public Action<TelephonyEvent>? OnEvent { get; set; }

    public Task<ContactId> CallAsync(string from, string to) => CallAsync(from, to, speaks: true);

    public async Task<ContactId> CallAsync(string from, string to, bool speaks)
    {
        var phone = new SipPhone(AsteriskServer.Outside, 0, from, _server.Sip, speaks);
        phone.Dial(to);
        var contact = await UntilAsync(
            () => Events.OfType<TelephonyEvent.Arrived>().FirstOrDefault(e => e.From == from && !_callers.ContainsKey(e.Contact))?.Contact, TimeSpan.FromSeconds(10));
        if (contact is not { } id) throw new InvalidOperationException($"The call from {from} did not arrive.");
        _callers[id] = phone;
        return id;
    }

    public async Task PressAsync(ContactId contact, string digits)
    {
        // A key before the line is open is none; on the wire the answer may be a moment behind its event.
        var call = _callers[contact].Call!;
        await call.Answered.WaitAsync(TimeSpan.FromSeconds(5));
        foreach (var digit in digits)
        {
            await call.Sound.PressAsync(digit);
            await Task.Delay(60);
        }

        // The last key is on its way for a moment.
        await UntilAsync(() => Count(contact) >= digits.Length || digits.Contains('#') ? true : (bool?)null, TimeSpan.FromSeconds(2));
    }

    public Task HangUpAsync(ContactId contact)
    {
        (_callers.GetValueOrDefault(contact) ?? _farEnd!).HangUp();
        return Task.CompletedTask;
    }

    public Task<bool> AgentAnswersAsync(string agentId) => _agents[agentId].AnswerAsync();

    public Task AgentHangsUpAsync(string agentId)
    {
        _agents[agentId].HangUp();
        return Task.CompletedTask;
    }

    public void FarEnd(LegEnd? refusal)
    {
        _farEnd = PhoneOf(_server, "trunk");
        _farEnd.Behaves = async call =>
        {
            await Task.Delay(300);
            if (refusal is null) call.Accept();
            else if (refusal == LegEnd.Busy) call.RefuseBusy();
            else if (refusal == LegEnd.Declined) call.HangUp();
        };
    }

    public async Task<string> HearersAsync(ContactId contact, string speaker)
    {
        var parties = new SortedDictionary<string, SipPhone>(_agents, StringComparer.Ordinal) { ["caller"] = _callers[contact] };
        var sounds = parties.Where(party => party.Value.Call is { State: CallState.Talking }).ToDictionary(party => party.Key, party => party.Value.Call!.Sound);
        foreach (var (name, sound) in sounds) sound.Mouth = name == speaker ? Sound.Voice : Sound.Silence;
        await Task.Delay(HearingSettles);
        var before = sounds.ToDictionary(party => party.Key, party => party.Value.Voices);
        await Task.Delay(Hearing);
        var hearers = parties.Keys.Where(name => name != speaker && sounds.ContainsKey(name) && sounds[name].Voices - before[name] > FewPackets).ToList();
        foreach (var sound in sounds.Values) sound.Mouth = Sound.Silence;
        await Task.Delay(HearingSettles);
        return string.Join(' ', hearers);
    }

    public async Task<bool> HearsPromptAsync(ContactId contact, string party)
    {
        var sound = (party == "caller" ? _callers[contact] : _agents[party]).Call!.Sound;
        var before = sound.Heard;
        await Task.Delay(HearingSettles);
        return sound.Heard - before > FewPackets;
    }

    public async Task PassAsync(TimeSpan time)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < time)
        {
            await Task.Delay(20);
            if (Stopwatch.GetElapsedTime(since) > Quiet && Stopwatch.GetElapsedTime(Math.Max(_lastEvent, LastHeard())) > Quiet) return;
        }
    }

    public Task<T?> NextAsync<T>(ContactId contact, TimeSpan within) where T : TelephonyEvent => UntilAsync(
        () =>
        {
            lock (_gate)
            {
                var next = _events.OfType<T>().FirstOrDefault(e => TelephonyContractTests.ContactOf(e) == contact && !_taken.Contains(e));
                if (next is not null) _taken.Add(next);
                return next;
            }
        },
        within);

    /// <summary>Hangs everybody up, and sees to it that nothing is left in Asterisk.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var phone in _callers.Values.Concat(_agents.Values)) await phone.DisposeAsync();
        if (_farEnd is not null) await _farEnd.DisposeAsync();
        try
        {
            await _server.UntilEmptyAsync();
        }
        finally
        {
            await Adapter.DisposeAsync();
        }
    }

    private long LastHeard() => _callers.Values.Select(phone => phone.Call!.Sound.LastHeard).DefaultIfEmpty().Max();

    private AsteriskTelephony NewAdapter() => new(_options, new EspeakSpeech(), TimeProvider.System, NullLogger<AsteriskTelephony>.Instance);

    private int Count(ContactId contact) => Events.OfType<TelephonyEvent.DigitKeyed>().Count(e => e.Contact == contact);

    public static async Task<T?> UntilAsync<T>(Func<T?> look, TimeSpan within)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            if (look() is { } found) return found;
            if (Stopwatch.GetElapsedTime(since) > within) return default;
            await Task.Delay(20);
        }
    }
}
