using System.Net;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk;
using CallCenter.Telephony.Tests.Asterisk.Support;

namespace CallCenter.Telephony.Tests.Asterisk;

/// <summary>One side goes away and comes back: the server, its link, or Asterisk itself.</summary>
[Collection(AsteriskCollection.Name)]
public sealed class AsteriskRestartTests(AsteriskFixture asterisk)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private int _keys;

    private string Key() => $"key-{++_keys}";

    private static Playback Say(string id) => new(id, "您好，欢迎致电，请稍候。", null, "zh-CN", null);

    [Fact]
    public async Task Server_GoneInMidCall_TakesTheCallerOnAgain()
    {
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        var contact = await rig.CallAsync("13800000001", "8008101992");
        await rig.Telephony.AnswerAsync(contact, Key(), default);
        await rig.Telephony.PlayAsync(contact, Say("p1"), Key(), default);

        await rig.RestartAsync();

        Assert.Contains(contact, await rig.Telephony.ListContactsAsync(default));
        Assert.Equal("8008101992", (await rig.NextAsync<TelephonyEvent.Arrived>(contact, Soon))?.To);
        Assert.NotNull(await rig.NextAsync<TelephonyEvent.Answered>(contact, Soon));
        Assert.Equal("p1", (await rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, Soon))?.Playback);
        await rig.PressAsync(contact, "7");
        Assert.Equal('7', (await rig.NextAsync<TelephonyEvent.DigitKeyed>(contact, Soon))?.Digit);
        Assert.Equal(TelephonyResult.Done, await rig.Telephony.PlayAsync(contact, Say("p2"), Key(), default));
        Assert.Equal("p2", (await rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, Soon))?.Playback);
    }

    [Fact]
    public async Task Server_GoneInATalk_FindsTheTalkAndItsEnd()
    {
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        var contact = await rig.CallAsync("13800000001", "8008101992");
        await rig.Telephony.AnswerAsync(contact, Key(), default);
        await rig.Telephony.StartRecordingAsync(contact, "r1", Key(), default);
        await rig.Telephony.DialAsync(contact, new Dial("leg-x", "a1", null, "13800000001", Soon), Key(), default);
        Assert.True(await rig.AgentAnswersAsync("a1"));
        Assert.NotNull(await rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));
        await rig.Telephony.TalkAsync(contact, new Talk(true, ["leg-x"], "default"), Key(), default);

        await rig.RestartAsync();

        var found = await rig.NextAsync<TelephonyEvent.TalkFound>(contact, Soon);
        Assert.Equal(("leg-x", "a1", false), (found?.Leg, found?.AgentId, found?.OnHold));
        await rig.AgentHangsUpAsync("a1");
        Assert.Equal(LegEnd.HungUp, (await rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Reason);
        Assert.Equal(TelephonyResult.Done, await rig.Telephony.PlayAsync(contact, Say("after"), Key(), default));
        Assert.NotNull(await rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, Soon));
    }

    [Fact]
    public async Task Server_GoneWhileAPhoneRings_StopsTheRinging()
    {
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        var contact = await rig.CallAsync("13800000001", "8008101992");
        await rig.Telephony.AnswerAsync(contact, Key(), default);
        await rig.Telephony.DialAsync(contact, new Dial("leg-y", "a1", null, "13800000001", Soon), Key(), default);

        await rig.RestartAsync();

        Assert.False(await rig.AgentAnswersAsync("a1"));
        Assert.Equal([contact.Value], await asterisk.Server.ListAsync("channels"));
    }

    [Fact]
    public async Task Server_Away_CallersAreLetIntoThePlainQueue()
    {
        var phone = new SipPhone(AsteriskServer.Outside, 0, "13800000001", asterisk.Server.Sip);
        var agent = AsteriskRig.PhoneOf(asterisk.Server, "a1");
        var call = phone.Dial("8008101992");

        Assert.True(await agent.AnswerAsync());
        await call.Answered.WaitAsync(Soon);
        Assert.NotNull(await AsteriskRig.UntilAsync(() => call.Sound.Heard > 20 ? "heard" : null, Soon));

        await phone.DisposeAsync();
        await agent.DisposeAsync();
        await asterisk.Server.UntilEmptyAsync();
    }

    [Theory]
    [InlineData("*60", AgentState.Available)]
    [InlineData("*61", AgentState.Break)]
    [InlineData("*62", AgentState.Offline)]
    public async Task AgentsCode_DialledAtTheirPhone_TellsWhatTheyWant(string code, AgentState wanted)
    {
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        await using var phone = new SipPhone(IPAddress.Loopback, 0, "1001", asterisk.Server.Sip);
        var call = phone.Dial(code);

        var told = await AsteriskRig.UntilAsync(() => rig.Events.OfType<TelephonyEvent.AgentWants>().FirstOrDefault(), Soon);
        Assert.Equal(("1001", wanted), (told?.AgentId, told?.State));
        await call.Over.WaitAsync(Soon);
    }

    [Fact]
    public async Task Asterisk_DiesAndComesBack_TellsThatTheCallersAreGoneAndServesAgain()
    {
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        var contact = await rig.CallAsync("13800000001", "8008101992");

        asterisk.Server.Kill();
        Assert.NotNull(await AsteriskRig.UntilAsync(() => rig.Adapter.Link.IsUp ? null : rig.Adapter.Link, Soon));
        await asterisk.Server.RunAsync();

        Assert.Equal("missed", (await rig.NextAsync<TelephonyEvent.Gone>(contact, Soon))?.Cause);
        Assert.NotNull(await AsteriskRig.UntilAsync(() => rig.Adapter.Link.IsUp ? rig.Adapter.Link : null, Soon));
        var again = await rig.CallAsync("13800000002", "8008101992");
        Assert.Equal(TelephonyResult.Done, await rig.Telephony.AnswerAsync(again, Key(), default));
    }

    [Fact]
    public async Task Recording_PausedWhileKeysAreSecret_LeavesThatTimeOut()
    {
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        var contact = await rig.CallAsync("13800000001", "8008101992");
        await rig.Telephony.AnswerAsync(contact, Key(), default);
        await rig.Telephony.StartRecordingAsync(contact, "r1", Key(), default);
        await Task.Delay(1000);
        await rig.Telephony.MaskDigitsAsync(contact, true, Key(), default);
        await Task.Delay(3000);
        await rig.Telephony.MaskDigitsAsync(contact, false, Key(), default);
        await Task.Delay(1000);
        await rig.Telephony.StopRecordingAsync(contact, "r1", Key(), default);

        var file = Path.Combine(asterisk.Server.Recordings, $"{contact}-r1.wav");
        var sound = await AsteriskRig.UntilAsync(() => File.Exists(file) && File.ReadAllBytes(file) is { Length: > 16_000 } bytes ? bytes : null, Soon);
        Assert.InRange((sound!.Length - 44) / 16000.0, 1, 3.5);
        Assert.Contains(sound.Skip(44), sample => sample > 16);
    }
}
