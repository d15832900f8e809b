namespace CallCenter.Workflows.Rules;

/// <summary>
/// One thing that must hold of a definition. A rule is one class in one file with a parameterless constructor; being there
/// is all it takes to be applied.
/// </summary>
public interface IDefinitionRule
{
    /// <summary>A stable name in kebab case.</summary>
    string Id { get; }

    IEnumerable<Problem> Check(RuleContext context);
}
