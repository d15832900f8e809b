namespace CallCenter.Workflows.Runtime.Stimuli;

/// <summary>Ids of stimuli that are over, for as long as a second delivery of them is to have no effect.</summary>
internal sealed class StimulusMemory(TimeSpan remember)
{
    private readonly Dictionary<string, OfferResult> _results = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, DateTimeOffset Until)> _byAge = new();

    public bool TryGet(string id, out OfferResult result) => _results.TryGetValue(id, out result!);

    public void Add(string id, OfferResult result, DateTimeOffset now)
    {
        while (_byAge.TryPeek(out var oldest) && oldest.Until <= now)
        {
            _byAge.Dequeue();
            _results.Remove(oldest.Id);
        }

        if (_results.TryAdd(id, result)) _byAge.Enqueue((id, now + remember));
    }
}
