using System.Net;
using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Tests.Asterisk.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Telephony.Tests.Asterisk;

/// <summary>Transfers to numbers over a trunk, whose far end is <c>sipp</c>; the talk is recorded.</summary>
[Collection(AsteriskCollection.Name)]
public sealed class AsteriskTransferTests(AsteriskFixture asterisk) : IContactEventSink
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly List<ContactEvent> _events = [];

    public ValueTask PublishAsync(ContactEvent happened)
    {
        lock (_events) _events.Add(happened);
        return ValueTask.CompletedTask;
    }

    private async Task<T> NextAsync<T>() where T : ContactEvent => await AsteriskRig.UntilAsync(
        () =>
        {
            lock (_events) return _events.OfType<T>().FirstOrDefault();
        },
        Limit) ?? throw new InvalidOperationException($"No {typeof(T).Name} came.");

    [Fact]
    public async Task Transfer_ToANumberBySipp_ConnectsAndIsRecorded()
    {
        await using var adapter = new AsteriskTelephony(AsteriskRig.OptionsOf(asterisk.Server), new ToneSpeech(), TimeProvider.System, NullLogger<AsteriskTelephony>.Instance);
        await using var floor = new ContactFloor(new FloorOptions(), adapter, this, new InMemoryContactStore(), TimeProvider.System, [], NullLogger<ContactFloor>.Instance);
        await floor.StartAsync(default);
        var far = Sipp.Called(after: TimeSpan.FromSeconds(0.3)).Wait(2).HangUp()
            .PlayAsync(asterisk.Server.Sip, new IPEndPoint(IPAddress.Loopback, asterisk.Server.Ports["trunk"]), "-", "far", 1, Limit);
        await using var caller = new SipPhone(AsteriskServer.Outside, 0, "13800000009", asterisk.Server.Sip);
        caller.Dial("8008101992");

        var contact = (await NextAsync<ContactArrived>()).Contact;
        await floor.ExecuteAsync(new AnswerContact(contact), "1");
        await floor.ExecuteAsync(new StartRecording(contact), "2");
        await floor.ExecuteAsync(new TransferContact(contact, "t1", "02788888888", TransferKind.Blind, TimeSpan.FromSeconds(10)), "3");

        Assert.Equal(TransferOutcome.Connected, (await NextAsync<TransferEnded>()).Outcome);
        await NextAsync<TalkEnded>();
        await far;
        await floor.ExecuteAsync(new EndContact(contact), "4");
        Assert.Equal(ContactEndedBy.Flow, (await NextAsync<ContactEnded>()).By);
        await asterisk.Server.UntilEmptyAsync();

        var recording = Assert.Single((await floor.ContactAsync(contact))!.Recordings);
        Assert.InRange(new FileInfo(Path.Combine(asterisk.Server.Recordings, recording + ".wav")).Length, 16_000, 320_000);
    }

    [Fact]
    public async Task FiftyCallers_KeyToNextPrompt_IsQuick()
    {
        const int Callers = 50;
        await using var rig = await AsteriskRig.StartAsync(asterisk.Server);
        var calls = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => rig.CallAsync($"1390000{i:0000}", "8008101992", speaks: false)));
        foreach (var contact in calls) Assert.Equal(TelephonyResult.Done, await rig.Telephony.AnswerAsync(contact, "answer", default));

        var prompt = new Playback("warm", "请按一。", null, "zh-CN", null);
        await rig.Telephony.PlayAsync(calls[0], prompt, "warm", default);
        await rig.NextAsync<TelephonyEvent.PlaybackFinished>(calls[0], Limit);
        rig.OnEvent = happened =>
        {
            if (happened is TelephonyEvent.DigitKeyed { Contact: var contact, Digit: < '9' } keyed)
                _ = rig.Telephony.PlayAsync(contact, prompt with { Id = "p" + keyed.Digit }, "p" + keyed.Digit, default).AsTask();
        };

        // What is measured is the prompt: a key that plays none is followed by silence.
        await Assert.ThrowsAsync<TimeoutException>(() => rig.KeyToSoundAsync(calls[0], '9', TimeSpan.Zero, patience: TimeSpan.FromSeconds(1)));
        var took = new List<TimeSpan>();
        for (var round = '1'; round <= '3'; round++)
        {
            var key = round;
            took.AddRange(await Task.WhenAll(calls.Select((contact, i) => rig.KeyToSoundAsync(contact, key, TimeSpan.FromMilliseconds(20 * i)))));
            await rig.PassAsync(TimeSpan.FromSeconds(3));
        }

        took.Sort();
        var (median, worst) = (took[took.Count / 2], took[took.Count * 99 / 100]);
        Console.WriteLine(FormattableString.Invariant($"key to next prompt at {Callers} calls: p50 {median.TotalMilliseconds:0} ms, p99 {worst.TotalMilliseconds:0} ms"));

        // 150 ms are asked of a machine of its own; this holds the order of magnitude on a shared one.
        Assert.True(median < TimeSpan.FromMilliseconds(300), $"p50 {median}, p99 {worst}");
    }
}
