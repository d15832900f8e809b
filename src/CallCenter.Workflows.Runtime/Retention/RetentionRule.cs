namespace CallCenter.Workflows.Runtime.Retention;

/// <summary>How long finished instances of a definition are kept. What no limit names is kept for ever.</summary>
/// <param name="Age">An instance goes when it has been finished for longer.</param>
/// <param name="Count">Only this many finished instances stay, the youngest.</param>
/// <param name="JournalAge">Journal entries of finished instances go when they are older, the instance itself staying.</param>
/// <param name="RecordingAge">Recordings of calls that the definition handled go when they are older, whatever becomes of the instance.</param>
public sealed record RetentionRule(TimeSpan? Age, int? Count, TimeSpan? JournalAge, TimeSpan? RecordingAge = null)
{
    public static readonly RetentionRule KeepAll = new(null, null, null);
}

/// <summary>The rule of each definition.</summary>
/// <param name="Default">For definitions without a rule of their own.</param>
/// <param name="Own">By definition id.</param>
public sealed record RetentionRules(RetentionRule Default, IReadOnlyDictionary<string, RetentionRule> Own)
{
    public RetentionRule Of(string definitionId) => Own.GetValueOrDefault(definitionId, Default);

    /// <summary>The shortest of an age over all rules; null when none names it.</summary>
    public TimeSpan? Shortest(Func<RetentionRule, TimeSpan?> age) => Own.Values.Append(Default).Select(age).Min();
}
