namespace CallCenter.Persistence;

/// <summary>Orders those who write often or much. Databases that let several write at once have none.</summary>
public interface IWriteTurn
{
    Task TakeAsync(CancellationToken cancellationToken);

    void Pass();
}

internal static class WriteTurns
{
    /// <summary>Writes when it is its turn; at once where there are no turns.</summary>
    public static async Task<T> InTurnAsync<T>(this IWriteTurn? turn, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        if (turn is null) return await write();
        await turn.TakeAsync(cancellationToken);
        try
        {
            return await write();
        }
        finally
        {
            turn.Pass();
        }
    }
}
