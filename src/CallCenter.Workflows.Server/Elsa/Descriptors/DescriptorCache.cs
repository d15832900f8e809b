using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Elsa.Descriptors;

/// <summary>
/// The descriptors of all activities, ready as bytes: Studio asks for them at every opening and after every save. Made
/// anew only when a drop-down's live choices have changed, or a workflow that can be used as an activity has.
/// </summary>
public sealed class DescriptorCache(ActivityCatalogue catalogue, IDropDownChoices choices)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    internal sealed record Entry(IReadOnlyList<KeyValuePair<string, IReadOnlyList<Choice>>> Choices, byte[] Plain, byte[] Packed, string Tag)
    {
        /// <summary>The catalogue's generation that they were made of.</summary>
        public int Generation { get; init; }
    }

    internal async Task<Entry> ReadAsync(string culture, CancellationToken cancellationToken)
    {
        var generation = catalogue.Generation;
        var current = await ReadChoicesAsync(culture, cancellationToken);
        if (_entries.TryGetValue(culture, out var known) && known.Generation == generation && Same(known.Choices, current)) return known;
        return _entries[culture] = Make(culture, current) with { Generation = generation };
    }

    private async Task<List<KeyValuePair<string, IReadOnlyList<Choice>>>> ReadChoicesAsync(string culture, CancellationToken cancellationToken)
    {
        var sources = catalogue.All.SelectMany(type => type.Inputs).Select(input => input.OptionsFrom).OfType<string>().Distinct(StringComparer.Ordinal);
        var read = new List<KeyValuePair<string, IReadOnlyList<Choice>>>();
        foreach (var source in sources) read.Add(new(source, await choices.ReadAsync(source, culture, cancellationToken)));
        return read;
    }

    private Entry Make(string culture, List<KeyValuePair<string, IReadOnlyList<Choice>>> current)
    {
        var bySource = current.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var items = Workflows.ElsaFormat.Descriptors.OfCatalogue(catalogue, culture, (source, _) => bySource.GetValueOrDefault(source) ?? []);
        var plain = JsonSerializer.SerializeToUtf8Bytes(ElsaAnswers.Listed(items), ElsaAnswers.Json);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(plain);
        return new(current, plain, packed.ToArray(), $"W/\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"");
    }

    private static bool Same(IReadOnlyList<KeyValuePair<string, IReadOnlyList<Choice>>> left, List<KeyValuePair<string, IReadOnlyList<Choice>>> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.Key == pair.Second.Key && pair.First.Value.SequenceEqual(pair.Second.Value));
}
