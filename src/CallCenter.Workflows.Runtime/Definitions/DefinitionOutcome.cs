using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>What came of a change to definitions: a closed set.</summary>
public abstract record DefinitionOutcome
{
    private DefinitionOutcome() { }

    /// <summary>It is done.</summary>
    /// <param name="Definition">The version as it is now.</param>
    /// <param name="AlreadyPublished">It was published before, with the same content.</param>
    /// <param name="Warnings">What does not forbid publishing.</param>
    public sealed record Stored(StoredDefinition Definition, bool AlreadyPublished = false, IReadOnlyList<Problem>? Warnings = null) : DefinitionOutcome
    {
        /// <summary>Ids of the definitions that use this one as an activity and were brought to this version.</summary>
        public IReadOnlyList<string> Consumers { get; init; } = [];
    }

    /// <summary>Nothing has changed, for these reasons.</summary>
    public sealed record Refused(IReadOnlyList<Text> Reasons, IReadOnlyList<Problem> Problems) : DefinitionOutcome
    {
        public Refused(string zh, string en) : this([new Text(zh, en)], []) { }
    }

    /// <summary>There is no such definition or version.</summary>
    public sealed record Missing : DefinitionOutcome
    {
        public static readonly Missing One = new();
    }
}
