namespace CallCenter.Workflows.Runtime.Retention;

/// <summary>Rules of retention, and what they are applied to. Everything is read and deleted in pages, so that nobody waits for it.</summary>
public interface IRetentionStore
{
    Task<RetentionRules> ReadRulesAsync(CancellationToken cancellationToken);

    /// <summary>Sets the rule of a definition, or the default one when the id is null.</summary>
    Task SetRuleAsync(string? definitionId, RetentionRule rule, CancellationToken cancellationToken);

    /// <summary>Takes a rule away, so that the default one holds again; false when there was none.</summary>
    Task<bool> RemoveRuleAsync(string? definitionId, CancellationToken cancellationToken);

    /// <summary>Ids of the definitions that have instances.</summary>
    Task<IReadOnlyList<string>> ListDefinitionIdsAsync(CancellationToken cancellationToken);

    /// <summary>The youngest finished instance of a definition that is too many when only <paramref name="count"/> stay; null when none is.</summary>
    Task<InstancePosition?> FindBeyondAsync(string definitionId, int count, CancellationToken cancellationToken);

    /// <summary>Finished instances by creation, oldest first.</summary>
    /// <param name="definitionId">Of this definition; null for all.</param>
    /// <param name="after">Only those after this position.</param>
    /// <param name="until">Only those up to and with this position.</param>
    /// <param name="most">The length of the page.</param>
    Task<IReadOnlyList<FinishedInstance>> FindFinishedAsync(
        string? definitionId, InstancePosition? after, InstancePosition until, int most, CancellationToken cancellationToken);

    /// <summary>Journal rows of finished instances written before a moment, in the order they were written, after the row of that id.</summary>
    Task<IReadOnlyList<FinishedJournal>> FindJournalAsync(long afterRow, DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Deletes instances that are over, with their journals; answers how many.</summary>
    Task<int> DeleteInstancesAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken);

    Task<int> DeleteJournalAsync(IReadOnlyCollection<long> rows, CancellationToken cancellationToken);
}

/// <summary>A place in the order of creation.</summary>
public sealed record InstancePosition(DateTimeOffset CreatedAt, string Id);

public sealed record FinishedInstance(string Id, string DefinitionId, DateTimeOffset CreatedAt, DateTimeOffset FinishedAt)
{
    public InstancePosition Position => new(CreatedAt, Id);
}

public sealed record FinishedJournal(long Row, string DefinitionId, DateTimeOffset At);
