namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>All chance of one run, from one seed, and the operations that wait for it.</summary>
internal sealed class SimSchedule(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<SimOperation> _open = [];

    public int Seed { get; } = seed;

    /// <summary>Failures in a hundred; 0 once the run is to come to its end.</summary>
    public int Trouble { get; set; }

    public int OpenCount => _open.Count;

    /// <summary>Where a replayed run is written to.</summary>
    public Action<string>? Trace { get; init; }

    public int Next(int below) => _random.Next(below);
    public bool Chance(int inHundred) => _random.Next(100) < inHundred;

    public Task<T> Begin<T>(string what, bool isWrite, Func<T> effect)
    {
        var fate = !Chance(Trouble) ? Fate.Succeeds : isWrite && Chance(40) ? Fate.FailsAfterwards : Fate.Fails;
        var operation = new SimOperation<T>(effect) { What = what, Fate = fate, IsWrite = isWrite };
        _open.Add(operation);
        return operation.Task;
    }

    /// <summary>Lets one open operation have its effect or give its answer.</summary>
    public void GoOn()
    {
        var index = _random.Next(_open.Count);
        var operation = _open[index];
        if (!operation.IsDone)
        {
            operation.Do();
            Trace?.Invoke($"do {operation.What} {operation.Fate}");
            if (Chance(30)) return;
        }

        _open.RemoveAt(index);
        Trace?.Invoke($"answer {operation.What} {operation.Fate}");
        operation.Answer();
    }

    /// <summary>The process died: what was under way may have reached the database or not, and nobody hears of it.</summary>
    public void Abandon()
    {
        foreach (var operation in _open.Where(operation => operation is { IsWrite: true, IsDone: false }))
        {
            if (!Chance(50)) continue;
            operation.Do();
            Trace?.Invoke($"do {operation.What} {operation.Fate} after all");
        }

        _open.Clear();
    }
}
