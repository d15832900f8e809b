using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Runtime.Stimuli;

internal enum ActivationStrategy
{
    Always,
    /// <summary>Not while an instance of the definition runs.</summary>
    Singleton,
    /// <summary>Not while any instance with the correlation id runs.</summary>
    Correlation,
    /// <summary>Not while an instance of the definition with the correlation id runs.</summary>
    CorrelatedSingleton,
}

/// <summary>Elsa's activation strategies, known by the class name within what the designer stores.</summary>
internal static class Activation
{
    public static ActivationStrategy Of(WorkflowDefinition definition)
    {
        if (definition.Options.ActivationStrategy is not { Length: > 0 } stored) return ActivationStrategy.Always;
        if (stored.Contains("CorrelatedSingletonStrategy", StringComparison.Ordinal)) return ActivationStrategy.CorrelatedSingleton;
        if (stored.Contains("SingletonStrategy", StringComparison.Ordinal)) return ActivationStrategy.Singleton;
        return stored.Contains("CorrelationStrategy", StringComparison.Ordinal) ? ActivationStrategy.Correlation : ActivationStrategy.Always;
    }

    /// <summary>Which running instances stand against a new one. Without a correlation id none is correlated.</summary>
    public static (string? DefinitionId, string? CorrelationId) Scope(ActivationStrategy strategy, string definitionId, string? correlationId) => strategy switch
    {
        ActivationStrategy.Singleton => (definitionId, null),
        ActivationStrategy.Correlation => (null, correlationId ?? ""),
        _ => (definitionId, correlationId ?? ""),
    };
}
