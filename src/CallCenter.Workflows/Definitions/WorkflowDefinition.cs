namespace CallCenter.Workflows.Definitions;

/// <summary>One numbered, immutable content of a workflow: what is drawn. Behaviour is in the catalogue, state in the instance.</summary>
public sealed record WorkflowDefinition
{
    /// <summary>The id of this version; JSON <c>id</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id all versions share; JSON <c>definitionId</c>.</summary>
    public required string DefinitionId { get; init; }

    public string? Name { get; init; }
    public string? Description { get; init; }

    /// <summary>Counts from 1.</summary>
    public int Version { get; init; } = 1;

    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];
    public IReadOnlyList<InputDefinition> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDefinition> Outputs { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public WorkflowOptions Options { get; init; } = new();

    /// <summary>The definition's custom properties as they were stored.</summary>
    public Value CustomProperties { get; init; }

    public required ActivityNode Root { get; init; }
}

/// <summary>The settings tab of a definition; strategy names are kept as the designer stores them, matched by class name.</summary>
public sealed record WorkflowOptions
{
    public string? ActivationStrategy { get; init; }
    public string? IncidentStrategy { get; init; }
    public string? CommitStrategy { get; init; }
    public bool UsableAsActivity { get; init; }
    public string? ActivityCategory { get; init; }
    public bool AutoUpdateConsumingWorkflows { get; init; }
}

/// <summary>Named storage of an instance or of a container in it.</summary>
/// <param name="Id">What output bindings refer to.</param>
/// <param name="Name">What expressions call it.</param>
/// <param name="TypeName">The alias of its type, e.g. <c>Int32</c>.</param>
/// <param name="IsArray">A list of that type.</param>
/// <param name="Default">The value it starts with.</param>
/// <param name="StorageDriver">Where it lives: in the instance, unless it names the memory driver.</param>
public sealed record VariableDefinition(string Id, string Name, string TypeName, bool IsArray, Value Default, string? StorageDriver)
{
    /// <summary>
    /// Lost when the instance waits, and never stored. Elsa also loses a variable without a driver; Studio always writes one,
    /// so here such a variable is kept: nobody means to lose what they did not say is to be lost.
    /// </summary>
    public bool IsInMemory { get; } = StorageDriver?.Contains("MemoryStorageDriver", StringComparison.OrdinalIgnoreCase) == true;
}

public sealed record InputDefinition(string Name, string TypeName, bool IsArray)
{
    /// <summary>What the designer shows where the workflow is used as an activity; null shows the name.</summary>
    public string? DisplayName { get; init; }

    public string? Description { get; init; }
    public string? Category { get; init; }

    /// <summary>The designer's editor; null chooses by the type.</summary>
    public string? UiHint { get; init; }
}

public sealed record OutputDefinition(string Name, string TypeName, bool IsArray)
{
    public string? DisplayName { get; init; }
}
