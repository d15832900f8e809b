using CallCenter.Contacts;
using CallCenter.Telephony.Simulator;
using CallCenter.Telephony.Sounds;

namespace CallCenter.Telephony.Tests.Simulator;

public sealed class SimulatedRecordingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcenter-recorded-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Recording_OfACall_IsAsLongAsWhatWasRecorded()
    {
        var recordings = new SimulatedRecordings(_folder);
        await using var rig = await SimulatorRig.StartAsync(new() { Recordings = recordings });
        var call = await AnsweredAsync(rig);
        await rig.PassAsync(TimeSpan.FromSeconds(2));
        await rig.Telephony.StartRecordingAsync(call, "one", "k1", default);
        await rig.PassAsync(TimeSpan.FromSeconds(10));
        await rig.HangUpAsync(call);

        Assert.Equal(TimeSpan.FromSeconds(10), await LengthAsync(recordings, call, "one"));
        await recordings.DeleteAsync(call, "one", default);
        Assert.Null((await recordings.OpenAsync(call, "one", default)).Audio);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Recording_WhileKeysAreSecret_IsPaused()
    {
        var recordings = new SimulatedRecordings(_folder);
        await using var rig = await SimulatorRig.StartAsync(new() { Recordings = recordings });
        var call = await AnsweredAsync(rig);
        await rig.Telephony.StartRecordingAsync(call, "one", "k1", default);
        await rig.PassAsync(TimeSpan.FromSeconds(3));
        await rig.Telephony.MaskDigitsAsync(call, true, "k2", default);
        await rig.PassAsync(TimeSpan.FromSeconds(20));
        await rig.Telephony.MaskDigitsAsync(call, false, "k3", default);
        await rig.PassAsync(TimeSpan.FromSeconds(4));
        await rig.Telephony.StopRecordingAsync(call, "one", "k4", default);

        Assert.Equal(TimeSpan.FromSeconds(7), await LengthAsync(recordings, call, "one"));
    }

    [Fact]
    public async Task Message_ThatACallerLeaves_IsRecordedToo()
    {
        var recordings = new SimulatedRecordings(_folder);
        await using var rig = await SimulatorRig.StartAsync(new() { Recordings = recordings });
        var call = await AnsweredAsync(rig);
        await rig.Telephony.RecordMessageAsync(call, "message", TimeSpan.FromMinutes(1), "k1", default);
        await rig.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(5), await LengthAsync(recordings, call, "message"));
    }

    [Fact]
    public async Task Clean_TakesWhatAnEarlierRunLeftAndNothingElse()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "gone-1.wav.part"), "half");
        var recordings = new SimulatedRecordings(_folder);
        await using var rig = await SimulatorRig.StartAsync(new() { Recordings = recordings });
        var call = await AnsweredAsync(rig);
        await rig.Telephony.StartRecordingAsync(call, "new", "k1", default);
        await rig.PassAsync(TimeSpan.FromSeconds(1));
        await rig.HangUpAsync(call);
        await LengthAsync(recordings, call, "new");

        await recordings.CleanAsync(default);

        Assert.Equal(["new.wav"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    private static async Task<ContactId> AnsweredAsync(SimulatorRig rig)
    {
        var call = await rig.CallAsync("13800138000", "8008101992");
        await rig.Telephony.AnswerAsync(call, "k0", default);
        return call;
    }

    private static async Task<TimeSpan> LengthAsync(SimulatedRecordings recordings, ContactId call, string name)
    {
        await using var audio = (await recordings.OpenAsync(call, name, default)).Audio!;
        var start = new byte[WaveFile.HeaderSize];
        await audio.ReadExactlyAsync(start);
        return WaveFile.LengthOf(start, audio.Length)!.Value;
    }
}
