namespace CallCenter.Workflows.Runtime.Retention;

/// <summary>Recordings of calls, which are kept for a time that the rule of the definition says that handled the call.</summary>
public interface IRetainedRecordings
{
    /// <summary>Recordings that began before a moment, oldest first.</summary>
    /// <param name="after">Only those after this one.</param>
    /// <param name="before">The moment.</param>
    /// <param name="most">The length of the page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<KeptRecording>> FindAsync(KeptRecording? after, DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Deletes sound and entry together; answers how many. What a crash leaves half deleted is found again.</summary>
    Task<int> DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);
}

/// <param name="Id">Its id.</param>
/// <param name="DefinitionId">What handled the call; null when nothing did.</param>
/// <param name="At">When it began.</param>
public sealed record KeptRecording(string Id, string? DefinitionId, DateTimeOffset At);
