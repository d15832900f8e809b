using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>
/// The engine: one function from a state and an occurrence to the next state and what is wanted of the world. It has no
/// clock, no store and no randomness; the same call gives the same answer.
/// </summary>
public static class WorkflowEngine
{
    [ThreadStatic]
    private static Step? _step;

    /// <summary>A new instance; nothing has run yet.</summary>
    public static WorkflowInstance Create(
        WorkflowGraph graph, string instanceId, DateTimeOffset now, string? correlationId = null, string? parentInstanceId = null, string? name = null) => new()
    {
        Id = instanceId,
        DefinitionId = graph.Definition.DefinitionId,
        DefinitionVersionId = graph.Definition.Id,
        DefinitionVersion = graph.Definition.Version,
        CorrelationId = correlationId,
        ParentInstanceId = parentInstanceId,
        Name = name,
        CreatedAt = now,
        UpdatedAt = now,
    };

    /// <summary>
    /// Takes one occurrence in. Changes the instance and fills the result, which is cleared first. What a flow does wrong
    /// becomes an incident in the instance; this method does not throw for it.
    /// </summary>
    public static void Step(WorkflowGraph graph, WorkflowInstance instance, Occurrence occurrence, DateTimeOffset now, StepResult result)
    {
        var step = _step ?? new Step();
        _step = null;
        result.Clear();
        step.Run(graph, instance, occurrence, now, result);
        _step = step;
    }
}
