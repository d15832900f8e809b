using System.Buffers.Binary;
using System.Collections.Concurrent;
using CallCenter.Contacts;
using CallCenter.Telephony.Sounds;

namespace CallCenter.Telephony.Simulator;

/// <summary>
/// Recordings of calls that nobody spoke in: files as long as what was recorded, with a tone of its own for each thing that
/// was to be heard - prompts high, agents low - and silence between.
/// </summary>
/// <param name="directory">Where the files wait until they are taken into keeping.</param>
public sealed class SimulatedRecordings(string directory) : IRecordingSource
{
    private const string Ending = ".wav";
    private const string Unfinished = ".part";

    /// <summary>A virtual clock may let a call last for days; their files would fill the disk.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly ConcurrentDictionary<int, byte[]> Tones = new();

    private readonly string[] _leftOver = Directory.Exists(directory) ? Directory.GetFiles(directory) : [];
    private readonly ConcurrentDictionary<string, Task> _writing = new(StringComparer.Ordinal);

    public async ValueTask<RecordedSound> OpenAsync(ContactId contact, string recording, CancellationToken cancellationToken)
    {
        if (_writing.TryGetValue(recording, out var writing)) await writing.WaitAsync(cancellationToken);
        var file = FileOf(recording);
        return File.Exists(file) ? new(File.OpenRead(file)) : RecordedSound.None;
    }

    public ValueTask DeleteAsync(ContactId contact, string recording, CancellationToken cancellationToken)
    {
        if (Directory.Exists(directory)) File.Delete(FileOf(recording));
        return ValueTask.CompletedTask;
    }

    public ValueTask CleanAsync(CancellationToken cancellationToken)
    {
        // Simulated calls end with the process: what lay here before it began, and nobody took, belongs to none.
        foreach (var file in _leftOver) File.Delete(file);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes in the background; <see cref="OpenAsync"/> waits for it, and fails as it did.</summary>
    internal void Write(string recording, IReadOnlyList<RecordedSpan> spans)
    {
        var writing = new Task(() =>
        {
            WriteFile(FileOf(recording), spans);
            _writing.TryRemove(recording, out _);
        });
        _writing[recording] = writing;
        writing.Start(TaskScheduler.Default);
    }

    private static void WriteFile(string file, IReadOnlyList<RecordedSpan> spans)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var total = SamplesOf(TimeSpan.FromTicks(Math.Min(spans.Sum(span => span.Length.Ticks), Longest.Ticks)));
        using (var stream = File.Create(file + Unfinished))
        {
            stream.Write(WaveFile.Header(total * sizeof(short)));
            var written = 0;
            var end = TimeSpan.Zero;
            foreach (var span in spans)
            {
                end += span.Length;
                var until = Math.Min(SamplesOf(end), total);
                for (; written < until; written += Math.Min(WaveFile.SamplesPerSecond, until - written))
                    stream.Write(Tone(span.Hertz).AsSpan(0, Math.Min(WaveFile.SamplesPerSecond, until - written) * sizeof(short)));
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(file + Unfinished, file, overwrite: true);
    }

    /// <summary>A second of a tone; as its frequency is a whole number, seconds join without a click.</summary>
    private static byte[] Tone(int hertz) => Tones.GetOrAdd(hertz, static hertz =>
    {
        var bytes = new byte[WaveFile.BytesPerSecond];
        for (var i = 0; i < WaveFile.SamplesPerSecond; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * sizeof(short)), (short)(3000 * Math.Sin(2 * Math.PI * hertz * i / WaveFile.SamplesPerSecond)));
        return bytes;
    });

    private static int SamplesOf(TimeSpan length) => (int)(Math.Min(length.TotalSeconds, Longest.TotalSeconds) * WaveFile.SamplesPerSecond);

    /// <summary>Names are the centre's own, but a file name must not depend on that.</summary>
    private string FileOf(string recording) => Path.Combine(directory, string.Concat(recording.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_')) + Ending);
}

/// <summary>A piece of a recording in which the same thing is heard.</summary>
/// <param name="Length">How long.</param>
/// <param name="Hertz">The tone that stands for it; 0 is silence.</param>
internal readonly record struct RecordedSpan(TimeSpan Length, int Hertz);

/// <summary>A simulated recording that runs.</summary>
internal sealed class RunningRecording(DateTimeOffset now, int hertz, bool isPaused)
{
    private readonly List<RecordedSpan> _spans = [];
    private DateTimeOffset _since = now;
    private int _hertz = hertz;
    private bool _isPaused = isPaused;

    /// <summary>From now on something else is heard.</summary>
    public void Hear(DateTimeOffset at, int hertz)
    {
        Close(at);
        _hertz = hertz;
    }

    /// <summary>While paused nothing is recorded: the file is shorter by that time.</summary>
    public void Pause(DateTimeOffset at, bool on)
    {
        Close(at);
        _isPaused = on;
    }

    public IReadOnlyList<RecordedSpan> End(DateTimeOffset at)
    {
        Close(at);
        return _spans;
    }

    private void Close(DateTimeOffset at)
    {
        if (!_isPaused && at > _since) _spans.Add(new(at - _since, _hertz));
        _since = at;
    }
}
