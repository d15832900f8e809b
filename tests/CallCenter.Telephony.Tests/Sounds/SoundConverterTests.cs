using System.Text;
using CallCenter.Telephony.Sounds;

namespace CallCenter.Telephony.Tests.Sounds;

/// <summary>Files of strangers, with the real sox.</summary>
public sealed class SoundConverterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callcenter-sounds-").FullName;
    private readonly SoundConverter _converter = new(TimeSpan.FromSeconds(5));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Convert_Wave_IsOfTelephoneQualityAndAsLong()
    {
        var length = await ConvertAsync(Silence(2.5));

        Assert.Equal(2.5, length.TotalSeconds, 2);
        var converted = await File.ReadAllBytesAsync(Converted);
        Assert.Equal(2.5, WaveFile.LengthOf(converted.AsSpan(0, 128), converted.Length)!.Value.TotalSeconds, 2);
        Assert.Equal(WaveFile.BytesPerSecond, BitConverter.ToInt32(converted, 28));
    }

    [Fact]
    public async Task Convert_TooLong_SaysSo() => Assert.Equal(SoundFault.TooLong, await FaultAsync(Silence(5.5)));

    [Fact]
    public async Task Convert_Nothing_SaysThatItIsEmpty() => Assert.Equal(SoundFault.Empty, await FaultAsync([]));

    [Fact]
    public async Task Convert_NoSamples_SaysThatItIsEmpty() => Assert.Equal(SoundFault.Empty, await FaultAsync(Silence(0)));

    [Fact]
    public async Task Convert_CutOffHeader_SaysThatItIsBroken() => Assert.Equal(SoundFault.Broken, await FaultAsync(Encoding.ASCII.GetBytes("RIFF????WAVEfmt ")));

    /// <summary>sox reads play lists, which name other files and addresses: it is never asked to find out what a file is.</summary>
    [Theory]
    [InlineData("hello")]
    [InlineData("[playlist]\nFile1=/etc/passwd\n")]
    [InlineData("#EXTM3U\nhttp://127.0.0.1/a.wav\n")]
    public async Task Convert_AnythingElse_IsNoFormatThatIsTaken(string text) =>
        Assert.Equal(SoundFault.UnknownFormat, await FaultAsync(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Length_OfARecordingThatWasCutOff_IsWhatIsThere()
    {
        // Recorders write the size when they end; until then it is 0 or the largest.
        var header = WaveFile.Header(int.MaxValue - WaveFile.HeaderSize);
        Assert.Equal(TimeSpan.FromSeconds(3), WaveFile.LengthOf(header, WaveFile.HeaderSize + (3 * WaveFile.BytesPerSecond)));
        Assert.Null(WaveFile.LengthOf("no wave file"u8, 12));
    }

    private string Converted => Path.Combine(_folder, "converted.wav");

    private static byte[] Silence(double seconds)
    {
        var samples = new byte[(int)(seconds * WaveFile.BytesPerSecond)];
        return [.. WaveFile.Header(samples.Length), .. samples];
    }

    private async Task<TimeSpan> ConvertAsync(byte[] content)
    {
        var file = Path.Combine(_folder, "upload");
        await File.WriteAllBytesAsync(file, content);
        return await _converter.ConvertAsync(file, Converted, default);
    }

    private async Task<SoundFault> FaultAsync(byte[] content) => (await Assert.ThrowsAsync<SoundException>(() => ConvertAsync(content))).Fault;
}
