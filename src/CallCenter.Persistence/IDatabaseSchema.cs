namespace CallCenter.Persistence;

/// <summary>The tables of the database.</summary>
public interface IDatabaseSchema
{
    /// <summary>
    /// Makes an empty database complete, an older one new; one that is up to date is only looked at. No other process may use it.
    /// Throws <see cref="DatabaseUnavailableException"/> when the database does not answer or refuses us.
    /// </summary>
    Task UpdateAsync(CancellationToken cancellationToken);
}
