using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Instances;

/// <summary>How long a correlation id may be: instances are found by it, and databases index texts of a bounded length.</summary>
public static class CorrelationIds
{
    public const int Longest = 256;

    public static bool Fits(string? correlationId) => correlationId is null or { Length: <= Longest };

    /// <exception cref="ActivityFault">It is too long.</exception>
    public static string? Checked(string? correlationId) => Fits(correlationId) ? correlationId : throw new ActivityFault(
        $"关联标识有 {correlationId!.Length} 个字符，最多 {Longest} 个。 / The correlation id has {correlationId.Length} characters; at most {Longest} are right.",
        code: "correlation-id-too-long");
}
