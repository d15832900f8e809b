using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Rules;

public enum Severity { Error, Warning }

/// <summary>A finding about a definition.</summary>
/// <param name="Rule">The rule's id, e.g. <c>unknown-activity</c>.</param>
/// <param name="Severity">An error blocks publishing.</param>
/// <param name="NodeId">The node it concerns; null for the definition.</param>
/// <param name="ActivityId">The node's own id.</param>
/// <param name="Property">The input it concerns, in Pascal case, where it concerns one.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record Problem(string Rule, Severity Severity, string? NodeId, string? ActivityId, string? Property, Text Message);
