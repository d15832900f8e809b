namespace CallCenter.Persistence;

/// <summary>Orders those who write often. Databases that let several write at once need none.</summary>
public interface IWriteTurn
{
    Task TakeAsync(CancellationToken cancellationToken);

    void Pass();
}
