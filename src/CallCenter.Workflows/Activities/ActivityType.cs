using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Activities;

/// <summary>All that is known of an activity type: what the designer shows, what validation checks, how it runs.</summary>
public sealed record ActivityType
{
    public required string TypeName { get; init; }
    public int Version { get; init; } = 1;
    public required string Category { get; init; }
    public required Text DisplayName { get; init; }
    public required Text Description { get; init; }
    public ActivityKind Kind { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public bool IsContainer { get; init; }
    public bool IsStart { get; init; }
    public bool IsTerminal { get; init; }
    public bool IsExclusive { get; init; }
    public IReadOnlyList<InputType> Inputs
    {
        get;
        init
        {
            field = value;
            HasSensitiveInputs = value.Any(input => input.IsSensitive);
        }
    } = [];

    public IReadOnlyList<OutputType> Outputs { get; init; } = [];

    internal bool HasSensitiveInputs { get; private init; }

    /// <summary>Outcomes as declared; those of a dynamic-outcomes input come from the node.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; init; } = [];

    /// <summary>The class that implements it: an <see cref="Activity"/> or a control activity.</summary>
    public required Type Implementation { get; init; }

    /// <summary>Of a type that is a workflow: the version that runs in its place.</summary>
    public WorkflowDefinition? Workflow { get; init; }

    /// <summary>The part after the last dot.</summary>
    public string Name => TypeName[(TypeName.LastIndexOf('.') + 1)..];

    /// <summary>The part before the last dot.</summary>
    public string Namespace => TypeName.LastIndexOf('.') is > 0 and var dot ? TypeName[..dot] : "";

    /// <summary>The outgoing ports of a node of this type, or null when any name is allowed (its outcomes are computed at run time).</summary>
    public IReadOnlyList<string>? PortsOf(ActivityNode node) => ActivityPorts.Of(this, node);
}

public sealed record EmbeddedPort(string Name, bool IsBrowsable);

/// <summary>An input of an activity type.</summary>
public sealed record InputType
{
    /// <summary>Pascal case; the JSON property is its camel case.</summary>
    public required string Name { get; init; }

    public required Type Type { get; init; }
    public required Text Label { get; init; }
    public Text Description { get; init; } = new("", "");
    public required string Hint { get; init; }
    public bool IsTemplate { get; init; }
    public bool IsSensitive { get; init; }
    public bool IsRaw { get; init; }
    public bool IsRequired { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public string? OptionsFrom { get; init; }
    public IReadOnlyList<InputOption> Options { get; init; } = [];
    public IReadOnlyList<string> FixedOutcomes { get; init; } = [];

    /// <summary>Of a switch: the outcome it opens.</summary>
    public string? Outcome { get; init; }
    public object? Default { get; init; }
    public string? DefaultSyntax { get; init; }
    public string? Tab { get; init; }
    public double Min { get; init; } = double.NegativeInfinity;
    public double Max { get; init; } = double.PositiveInfinity;
    public bool Refresh { get; init; }
    public bool EvaluatesLater { get; init; }

    /// <summary>What a value that is written down must pass.</summary>
    public IInputCheck? Check { get; init; }

    /// <summary>The name in stored JSON.</summary>
    public string JsonName => char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>The alias of the type in stored JSON, e.g. <c>Int32</c>.</summary>
    public string TypeAlias => TypeAliases.Of(Type);

    /// <summary>Whether its items name ports, as given in each node.</summary>
    public bool NamesOutcomes => Hint == UiHints.DynamicOutcomes || FixedOutcomes.Count > 0;
}

public sealed record InputOption(string Value, Text Label);

public sealed record OutputType(string Name, Type Type, Text Label)
{
    public string JsonName => char.ToLowerInvariant(Name[0]) + Name[1..];
    public string TypeAlias => TypeAliases.Of(Type);
}
