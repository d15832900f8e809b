using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Workflows.Tests.Instances.Frozen;

/// <summary>One frozen instance as it lies in its file.</summary>
internal sealed record FrozenFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public required JsonElement Definition { get; init; }

    /// <summary>The state column of the instance's row.</summary>
    public required byte[] State { get; init; }

    /// <summary>The instance's rows among the bookmarks.</summary>
    public required IReadOnlyList<string> Bookmarks { get; init; }

    /// <summary>The journal rows up to here.</summary>
    public required IReadOnlyList<byte[]> Journal { get; init; }

    /// <summary>How many entries each activity has in that journal.</summary>
    public required SortedDictionary<string, int> Entries { get; init; }

    /// <summary>What happens to it after it thawed.</summary>
    public required IReadOnlyList<FrozenMove> After { get; init; }

    /// <summary>What it then did, and how it stood.</summary>
    public required IReadOnlyList<string> Done { get; init; }

    public required SortedDictionary<string, string> Stand { get; init; }

    /// <summary>Where the sets lie in the sources.</summary>
    public static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Sets");

    public static FrozenFile Read(string path) => JsonSerializer.Deserialize<FrozenFile>(File.ReadAllBytes(path), Format)!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");

    /// <summary>Freezes a scenario as it is by the code of now.</summary>
    public static FrozenFile Of(FrozenScenario scenario)
    {
        var run = new FrozenRun(scenario.Definition).Make(scenario.Before);
        var (state, bookmarks) = (run.State, run.Instance.Bookmarks.Select(FrozenRun.Text).ToList());
        var thawed = new FrozenRun(scenario.Definition, state).Make(scenario.After);
        return new()
        {
            Definition = JsonElement.Parse(scenario.Definition),
            State = state,
            Bookmarks = bookmarks,
            Journal = run.Journal,
            Entries = Count(run.Journal),
            After = scenario.After,
            Done = thawed.Done,
            Stand = thawed.Stand(),
        };
    }

    public static SortedDictionary<string, int> Count(IEnumerable<byte[]> journal) => new(
        journal.SelectMany(row => CallCenter.Workflows.Codecs.JournalCodec.Read(row)).GroupBy(entry => entry.ActivityId).ToDictionary(group => group.Key, group => group.Count()),
        StringComparer.Ordinal);
}
