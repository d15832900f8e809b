using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design;

/// <summary>
/// One thing that makes a process good to work with, beyond being able to run. A rule is one class in one file with a
/// parameterless constructor; being there is all it takes to be applied.
/// </summary>
public interface IDesignRule
{
    /// <summary>A stable name in kebab case; unique among all rules.</summary>
    string Id { get; }

    /// <summary>The rule of the house that a finding quotes.</summary>
    HouseRule Quotes { get; }

    /// <summary>Errors block a release; warnings need a reason.</summary>
    IEnumerable<Problem> Check(DesignContext context);
}
