using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk;
using CallCenter.Telephony.Tests.Asterisk.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Telephony.Tests.Asterisk;

/// <summary>What the network does to ARI: dropped streams, events early, late, twice and out of order, answers that are none.</summary>
public sealed class FakeAriTests : IAsyncLifetime, IAsyncDisposable, ITelephonySink
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private static readonly ContactId Caller = new("1.1");
    private readonly string _sounds = Directory.CreateTempSubdirectory("callcenter-sounds-").FullName;
    private readonly List<TelephonyEvent> _events = [];
    private FakeAri _ari = null!;
    private AsteriskTelephony _line = null!;
    private int _keys;

    public async Task InitializeAsync()
    {
        _ari = await FakeAri.StartAsync();
        _line = NewAdapter();
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _ari.DisposeAsync();
        Directory.Delete(_sounds, recursive: true);
    }

    void ITelephonySink.Take(TelephonyEvent happened)
    {
        lock (_events) _events.Add(happened);
    }

    private AsteriskTelephony NewAdapter(TimeSpan? sweep = null) => new(
        new AsteriskOptions
        {
            BaseUrl = _ari.Address, User = "u", Password = "p", SoundsDirectory = _sounds, FirstRetry = TimeSpan.FromMilliseconds(20),
            StartTimeout = TimeSpan.FromSeconds(5), SweepEvery = sweep ?? TimeSpan.FromMinutes(5),
        },
        new ToneSpeech(), TimeProvider.System, NullLogger<AsteriskTelephony>.Instance);

    private string Key() => $"key-{++_keys}";
    private IReadOnlyList<T> Of<T>() where T : TelephonyEvent
    {
        lock (_events) return [.. _events.OfType<T>()];
    }

    private async Task<T> NextAsync<T>(int number = 1) where T : TelephonyEvent =>
        await AsteriskRig.UntilAsync(() => Of<T>().ElementAtOrDefault(number - 1), Soon) ?? throw new InvalidOperationException($"No {typeof(T).Name} {number} came.");

    /// <summary>All events told so far have been taken in: this one comes after them.</summary>
    private async Task SettleAsync()
    {
        var mark = $"mark-{++_keys}";
        await _ari.ArriveAsync(mark);
        Assert.NotNull(await AsteriskRig.UntilAsync(() => Of<TelephonyEvent.Arrived>().FirstOrDefault(e => e.Contact.Value == mark), Soon));
    }

    private async Task StartAsync(bool withCaller = true)
    {
        await _line.StartAsync(this, default);
        if (!withCaller) return;
        await _ari.ArriveAsync(Caller.Value);
        await NextAsync<TelephonyEvent.Answered>();
    }

    private ValueTask<TelephonyResult> PlayAsync(string id) => _line.PlayAsync(Caller, new Playback(id, "hello", null, "en", null), Key(), default);

    [Fact]
    public async Task Events_EachTwice_AreToldOnce()
    {
        _ari.Times = 2;
        await StartAsync();
        await PlayAsync("p1");
        await _ari.FinishAsync("callcenter-play-1.1-p1");
        await _ari.PressAsync("1.1", '5');
        await _line.DialAsync(Caller, new Dial("leg", "a1", null, "1", Soon), Key(), default);
        await _ari.ArriveAsync("callcenter-leg-leg", "leg,1.1,leg,a1");
        await _ari.DestroyAsync("callcenter-leg-leg", 16);
        await _ari.HangUpAsync("1.1");
        await SettleAsync();

        Assert.Single(Of<TelephonyEvent.PlaybackFinished>());
        Assert.Single(Of<TelephonyEvent.DigitKeyed>());
        Assert.Single(Of<TelephonyEvent.LegAnswered>());
        Assert.Single(Of<TelephonyEvent.LegEnded>());
        Assert.Single(Of<TelephonyEvent.Gone>());
        Assert.Single(Of<TelephonyEvent.Arrived>(), e => e.Contact == Caller);
    }

    [Fact]
    public async Task SameKeyTwiceInARow_IsTwoKeys()
    {
        await StartAsync();
        await _ari.PressAsync("1.1", '5');
        await _ari.PressAsync("1.1", '5');
        await SettleAsync();

        Assert.Equal(2, Of<TelephonyEvent.DigitKeyed>().Count);
    }

    [Fact]
    public async Task Event_BeforeTheAnswerOfItsRequest_IsUnderstood()
    {
        await StartAsync();
        _ari.Before = async asked =>
        {
            if (asked.StartsWith("POST channels/1.1/play/", StringComparison.Ordinal))
            {
                await _ari.FinishAsync("callcenter-play-1.1-p1");
                await NextAsync<TelephonyEvent.PlaybackFinished>();
            }

            return null;
        };

        Assert.Equal(TelephonyResult.Done, await PlayAsync("p1"));
        Assert.Equal("p1", Assert.Single(Of<TelephonyEvent.PlaybackFinished>()).Playback);
    }

    [Fact]
    public async Task Events_AfterTheEnd_MeanNothing()
    {
        await StartAsync();
        await PlayAsync("p1");
        await _ari.HangUpAsync("1.1");
        await _ari.FinishAsync("callcenter-play-1.1-p1");
        await _ari.PressAsync("1.1", '1');
        await _ari.DestroyAsync("1.1", 16);
        await SettleAsync();

        Assert.IsType<TelephonyEvent.Gone>(_events.Last(e => e is not TelephonyEvent.Arrived and not TelephonyEvent.Answered));
        Assert.Empty(Of<TelephonyEvent.DigitKeyed>());
    }

    [Fact]
    public async Task End_BeforeItsBeginning_LeavesNoContact()
    {
        await StartAsync(withCaller: false);
        await _ari.HangUpAsync("1.1");
        await _ari.ArriveAsync("1.1");
        await SettleAsync();

        Assert.DoesNotContain(Caller, await _line.ListContactsAsync(default));
        Assert.DoesNotContain(Of<TelephonyEvent.Arrived>(), e => e.Contact == Caller);
    }

    [Fact]
    public async Task Stream_Dropped_WhatHappenedMeanwhileIsToldAfterwards()
    {
        await StartAsync();
        await _ari.ArriveAsync("1.2");
        await NextAsync<TelephonyEvent.Arrived>(2);
        await PlayAsync("p1");
        _ari.Playbacks.Clear();
        _ari.Channels.TryRemove("1.2", out _);
        _ari.Put("1.3");

        await _ari.DropAsync();

        Assert.Equal("1.2", (await NextAsync<TelephonyEvent.Gone>()).Contact.Value);
        Assert.Equal("1.3", (await NextAsync<TelephonyEvent.Arrived>(3)).Contact.Value);
        Assert.Equal("p1", (await NextAsync<TelephonyEvent.PlaybackFinished>()).Playback);
        await _ari.PressAsync("1.1", '9');
        Assert.Equal('9', (await NextAsync<TelephonyEvent.DigitKeyed>()).Digit);
        Assert.Equal(2, _ari.Connections);
    }

    [Fact]
    public async Task Stream_DroppedAgainAndAgain_ComesBack()
    {
        await StartAsync();
        for (var drop = 2; drop <= 5; drop++)
        {
            await _ari.DropAsync();
            await AsteriskRig.UntilAsync(() => _ari.Connections == drop && _line.Link.IsUp ? "up" : null, Soon);
        }

        await _ari.PressAsync("1.1", '1');
        await NextAsync<TelephonyEvent.DigitKeyed>();
        Assert.Empty(Of<TelephonyEvent.Gone>());
        Assert.Single(Of<TelephonyEvent.Arrived>());
    }

    [Fact]
    public async Task Nonsense_InTheStream_IsPassedOver()
    {
        await StartAsync();
        await _ari.TellNonsenseAsync();
        await _ari.PressAsync("1.1", '1');

        await NextAsync<TelephonyEvent.DigitKeyed>();
        Assert.Equal(1, _ari.Connections);
    }

    [Fact]
    public async Task Orphans_OfOurs_AreRemovedAndOthersAreLeft()
    {
        _ari.Put("callcenter-leg-old", "leg,9.9,old,a1");
        _ari.Channels["other-app"] = "";
        _ari.Bridges["callcenter-talk-9.9"] = [];
        _ari.Bridges["conference"] = [];

        await StartAsync(withCaller: false);

        Assert.Equal(["DELETE bridges/callcenter-talk-9.9", "DELETE channels/callcenter-leg-old"], _ari.Requests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sweep_ApplicationForgottenByAsterisk_ConnectsAgain()
    {
        await _line.DisposeAsync();
        _line = NewAdapter(sweep: TimeSpan.FromMilliseconds(50));
        await StartAsync();
        _ari.KnowsApplication = false;

        Assert.NotNull(await AsteriskRig.UntilAsync(() => _ari.Connections > 1 ? "again" : null, Soon));
    }

    [Fact]
    public async Task Sweep_HangUpNeverTold_IsFound()
    {
        await _line.DisposeAsync();
        _line = NewAdapter(sweep: TimeSpan.FromMilliseconds(50));
        await StartAsync();
        _ari.Channels.TryRemove("1.1", out _);

        Assert.Equal(("missed", Caller), ((await NextAsync<TelephonyEvent.Gone>()).Cause, Of<TelephonyEvent.Gone>()[0].Contact));
        Assert.Equal(1, _ari.Connections);
    }

    [Fact]
    public async Task Link_WrongPassword_SaysSoAndTheStartGoesOn()
    {
        _ari.RefusesEverybody = true;
        await _line.DisposeAsync();
        _line = new AsteriskTelephony(
            new AsteriskOptions { BaseUrl = _ari.Address, User = "u", Password = "wrong", SoundsDirectory = _sounds, StartTimeout = TimeSpan.FromMilliseconds(300) },
            new ToneSpeech(), TimeProvider.System, NullLogger<AsteriskTelephony>.Instance);

        await _line.StartAsync(this, default);

        Assert.False(_line.Link.IsUp);
        Assert.Contains("401", _line.Link.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, TelephonyResult.Gone)]
    [InlineData(409, TelephonyResult.Gone)]
    [InlineData(422, TelephonyResult.Gone)]
    [InlineData(500, TelephonyResult.Refused)]
    public async Task Answer_OfEachKind_HasItsMeaning(int status, TelephonyResult result)
    {
        await StartAsync();
        _ari.Before = asked => Task.FromResult<int?>(asked.StartsWith("POST", StringComparison.Ordinal) ? status : null);

        Assert.Equal(result, await PlayAsync("p1"));
        Assert.Equal(result, await _line.StartRecordingAsync(Caller, "r1", Key(), default));
        Assert.Equal(result, await _line.RecordMessageAsync(Caller, "m1", Soon, Key(), default));
        Assert.Equal(result, await _line.StartMusicAsync(Caller, "default", Key(), default));
        Assert.Empty(Of<TelephonyEvent.PlaybackFinished>());
    }

    [Fact]
    public async Task CallerGone_WhileTheTalkIsMade_LeavesNoBridge()
    {
        await StartAsync();
        await _line.DialAsync(Caller, new Dial("leg", "a1", null, "1", Soon), Key(), default);
        await _ari.ArriveAsync("callcenter-leg-leg", "leg,1.1,leg,a1");
        await NextAsync<TelephonyEvent.LegAnswered>();
        _ari.Before = async asked =>
        {
            if (asked != "POST bridges/callcenter-talk-1.1") return null;
            _ari.Bridges["callcenter-talk-1.1"] = [];
            await _ari.HangUpAsync("1.1");
            await NextAsync<TelephonyEvent.Gone>();
            return null;
        };

        await _line.TalkAsync(Caller, new Talk(true, ["leg"], "default"), Key(), default);

        Assert.NotNull(await AsteriskRig.UntilAsync(() => _ari.Bridges.IsEmpty && !_ari.Channels.ContainsKey("callcenter-leg-leg") ? "clean" : null, Soon));
    }
}
