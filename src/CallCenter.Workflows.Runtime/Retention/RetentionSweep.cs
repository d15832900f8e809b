namespace CallCenter.Workflows.Runtime.Retention;

/// <summary>What a sweep took out.</summary>
/// <param name="Instances">Finished instances, with their journals.</param>
/// <param name="JournalRows">Rows of journals whose instances stay; a row holds the entries of one step.</param>
/// <param name="Recordings">Recordings, file and entry together.</param>
public sealed record RetentionResult(int Instances, int JournalRows, int Recordings = 0);

/// <summary>
/// Applies the rules once. It works in pages and rests after each for as long as the page took, so that it never has more than
/// half of the database's time.
/// </summary>
public sealed class RetentionSweep(IRetentionStore store, TimeProvider clock, int pageSize = 500, IRetainedRecordings? recordings = null)
{
    public async Task<RetentionResult> RunAsync(CancellationToken cancellationToken)
    {
        var rules = await store.ReadRulesAsync(cancellationToken);
        var instances = await SweepAgedAsync(rules, cancellationToken) + await SweepCountedAsync(rules, cancellationToken);
        return new(instances, await SweepJournalAsync(rules, cancellationToken), await SweepRecordingsAsync(rules, cancellationToken));
    }

    private async Task<int> SweepAgedAsync(RetentionRules rules, CancellationToken cancellationToken)
    {
        if (rules.Shortest(rule => rule.Age) is not { } shortest) return 0;
        var now = clock.GetUtcNow();
        // Who was created later cannot have been finished for that long.
        return await SweepAsync(null, new(Before(now, shortest), ""), IsOver, cancellationToken);

        bool IsOver(FinishedInstance instance) => rules.Of(instance.DefinitionId).Age is { } age && instance.FinishedAt < Before(now, age);
    }

    private async Task<int> SweepCountedAsync(RetentionRules rules, CancellationToken cancellationToken)
    {
        if (rules.Own.Values.Append(rules.Default).All(rule => rule.Count is null)) return 0;
        var gone = 0;
        foreach (var definitionId in await store.ListDefinitionIdsAsync(cancellationToken))
        {
            if (rules.Of(definitionId).Count is { } count && await store.FindBeyondAsync(definitionId, count, cancellationToken) is { } beyond)
                gone += await SweepAsync(definitionId, beyond, static _ => true, cancellationToken);
        }

        return gone;
    }

    private async Task<int> SweepAsync(string? definitionId, InstancePosition until, Func<FinishedInstance, bool> isOver, CancellationToken cancellationToken)
    {
        var gone = 0;
        await PageAsync<InstancePosition, FinishedInstance>(
            after => store.FindFinishedAsync(definitionId, after, until, pageSize, cancellationToken),
            static instance => instance.Position,
            async page =>
            {
                var ids = page.Where(isOver).Select(instance => instance.Id).ToList();
                if (ids.Count > 0) gone += await store.DeleteInstancesAsync(ids, cancellationToken);
            },
            cancellationToken);
        return gone;
    }

    private async Task<int> SweepJournalAsync(RetentionRules rules, CancellationToken cancellationToken)
    {
        if (rules.Shortest(rule => rule.JournalAge) is not { } shortest) return 0;
        var now = clock.GetUtcNow();
        var gone = 0;
        await PageAsync<object, FinishedJournal>(
            after => store.FindJournalAsync(after is long row ? row : long.MinValue, Before(now, shortest), pageSize, cancellationToken),
            static entry => entry.Row,
            async page =>
            {
                var rows = page.Where(entry => rules.Of(entry.DefinitionId).JournalAge is { } age && entry.At < Before(now, age)).Select(entry => entry.Row).ToList();
                if (rows.Count > 0) gone += await store.DeleteJournalAsync(rows, cancellationToken);
            },
            cancellationToken);
        return gone;
    }

    private async Task<int> SweepRecordingsAsync(RetentionRules rules, CancellationToken cancellationToken)
    {
        if (recordings is null || rules.Shortest(rule => rule.RecordingAge) is not { } shortest) return 0;
        var now = clock.GetUtcNow();
        var gone = 0;
        await PageAsync<KeptRecording, KeptRecording>(
            after => recordings.FindAsync(after, Before(now, shortest), pageSize, cancellationToken),
            static recording => recording,
            async page =>
            {
                var ids = page.Where(recording => rules.Of(recording.DefinitionId ?? "").RecordingAge is { } age && recording.At < Before(now, age))
                    .Select(recording => recording.Id).ToList();
                if (ids.Count > 0) gone += await recordings.DeleteAsync(ids, cancellationToken);
            },
            cancellationToken);
        return gone;
    }

    private async Task PageAsync<TPosition, TItem>(
        Func<TPosition?, Task<IReadOnlyList<TItem>>> read, Func<TItem, TPosition> positionOf, Func<IReadOnlyList<TItem>, Task> handle,
        CancellationToken cancellationToken)
        where TPosition : class
    {
        TPosition? after = null;
        while (true)
        {
            var began = TimeProvider.System.GetTimestamp();
            var page = await read(after);
            if (page.Count == 0) return;
            await handle(page);
            if (page.Count < pageSize) return;
            after = positionOf(page[^1]);
            await Task.Delay(TimeProvider.System.GetElapsedTime(began), cancellationToken);
        }
    }

    private static DateTimeOffset Before(DateTimeOffset now, TimeSpan age) => now - DateTimeOffset.MinValue > age ? now - age : DateTimeOffset.MinValue;
}
