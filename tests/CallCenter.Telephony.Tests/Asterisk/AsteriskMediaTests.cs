using CallCenter.Contacts;
using CallCenter.Telephony.Sounds;
using CallCenter.Telephony.Tests.Asterisk.Support;

namespace CallCenter.Telephony.Tests.Asterisk;

/// <summary>What a real Asterisk recorded is fetched and deleted there; a recording of the library is played by it.</summary>
[Collection(AsteriskCollection.Name)]
public sealed class AsteriskMediaTests(AsteriskFixture asterisk) : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);
    private AsteriskRig _rig = null!;
    private int _keys;

    public async Task InitializeAsync() => _rig = await AsteriskRig.StartAsync(asterisk.Server);

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Recording_OfACallThatIsOver_IsFetchedWholeAndDeleted()
    {
        var call = await AnsweredAsync("13900000001");
        var name = $"{call}-1";
        await _rig.Telephony.StartRecordingAsync(call, name, Key(), default);
        Assert.True((await _rig.Adapter.OpenAsync(call, name, default)).IsUnfinished);
        await _rig.Telephony.PlayAsync(call, new Playback("p1", "您好，欢迎致电。", null, "zh-CN", null), Key(), default);
        Assert.NotNull(await _rig.NextAsync<TelephonyEvent.PlaybackFinished>(call, Soon));
        await _rig.HangUpAsync(call);
        Assert.NotNull(await _rig.NextAsync<TelephonyEvent.Gone>(call, Soon));

        var length = await LengthAsync(call, name);
        Assert.InRange(length.TotalSeconds, 0.5, 20);

        await _rig.Adapter.DeleteAsync(call, name, default);
        Assert.Equal(RecordedSound.None, await _rig.Adapter.OpenAsync(call, name, default));
    }

    [Fact]
    public async Task Prompt_OfTheLibrary_IsPlayedToItsEnd()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, [.. WaveFile.Header(WaveFile.BytesPerSecond), .. new byte[WaveFile.BytesPerSecond]]);
        var call = await AnsweredAsync("13900000002");
        var sound = new PromptSound(Guid.NewGuid().ToString("N"), file, TimeSpan.FromSeconds(1));
        Assert.Equal(TelephonyResult.Done, await _rig.Telephony.PlayAsync(call, new Playback("p1", null, "welcome", "zh-CN", null, sound), Key(), default));

        Assert.False((await _rig.NextAsync<TelephonyEvent.PlaybackFinished>(call, Soon))?.Interrupted);
        File.Delete(file);
        Assert.Equal(TelephonyResult.Refused, await _rig.Telephony.PlayAsync(
            call, new Playback("p2", null, "gone", "zh-CN", null, sound with { Hash = Guid.NewGuid().ToString("N") }), Key(), default));
        await _rig.HangUpAsync(call);
    }

    private string Key() => $"key-{++_keys}";

    private async Task<ContactId> AnsweredAsync(string from)
    {
        var call = await _rig.CallAsync(from, "8008101992");
        await _rig.Telephony.AnswerAsync(call, Key(), default);
        Assert.NotNull(await _rig.NextAsync<TelephonyEvent.Answered>(call, Soon));
        return call;
    }

    private async Task<TimeSpan> LengthAsync(ContactId call, string name)
    {
        using var patience = new CancellationTokenSource(Soon);
        while (true)
        {
            var sound = await _rig.Adapter.OpenAsync(call, name, patience.Token);
            if (sound.Audio is not { } audio)
            {
                Assert.True(sound.IsUnfinished);
                await Task.Delay(50, patience.Token);
                continue;
            }

            await using var _ = audio;
            using var whole = new MemoryStream();
            await audio.CopyToAsync(whole, patience.Token);
            return WaveFile.LengthOf(whole.ToArray(), whole.Length)!.Value;
        }
    }
}
