namespace CallCenter.Workflows.Activities;

/// <summary>When an activity runs and how the designer treats it.</summary>
public enum ActivityKind { Action, Trigger, Job, Task }

/// <summary>Makes a class an activity type of the catalogue.</summary>
/// <param name="type">The type name in stored flows; renaming the class does not change it.</param>
/// <param name="category">English name of the palette group; <see cref="Categories"/> has the Chinese.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type, string category) : Attribute
{
    public string Type { get; } = type;
    public string Category { get; } = category;
    public int Version { get; init; } = 1;
    public ActivityKind Kind { get; init; } = ActivityKind.Action;
    public bool IsBrowsable { get; init; } = true;
    public bool IsContainer { get; init; }
    public bool IsStart { get; init; }
    public bool IsTerminal { get; init; }

    /// <summary>For a trigger: of all published workflows only one may begin with a given key, since exactly one must answer.</summary>
    public bool IsExclusive { get; init; }
}

/// <summary>What a person reads about an activity type.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TextsAttribute(string zh, string en, string descriptionZh, string descriptionEn) : Attribute
{
    public Text Name { get; } = new(zh, en);
    public Text Description { get; } = new(descriptionZh, descriptionEn);
}

/// <summary>The outcomes an activity ends by, in the order of its ports. None means <c>Done</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OutcomesAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>A port that holds an embedded activity.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddedPortAttribute(string name) : Attribute
{
    public string Name { get; } = name;
    public bool IsBrowsable { get; init; } = true;
}

/// <summary>
/// An input: on a property of an <see cref="Activity"/>, or, with a name and a type, on a control activity's class.
/// A property that is <c>required</c> must be given in the definition.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(string zh, string en) : Attribute
{
    public Text Label { get; } = new(zh, en);
    public string DescriptionZh { get; init; } = "";
    public string DescriptionEn { get; init; } = "";

    /// <summary>Only on classes: the input's name in Pascal case.</summary>
    public string? Name { get; init; }

    /// <summary>Only on classes: the input's type.</summary>
    public Type? Type { get; init; }

    /// <summary>One of <see cref="UiHints"/>; null chooses by the property's type.</summary>
    public string? Hint { get; init; }

    /// <summary>A literal is a Handlebars template over contact, customer, agent and variables.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>Never journaled in clear.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Stored as plain JSON, not as an expression.</summary>
    public bool IsRaw { get; init; }

    /// <summary>For a drop-down filled from live data: <c>queues</c>, <c>calendars</c>, <c>agents</c>, <c>groups</c>, ...; for a line of text, what stands before it.</summary>
    public string? OptionsFrom { get; init; }

    /// <summary>For a drop-down with fixed values: <c>value|中文|English</c> each.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>For a list whose items name outcomes: those that are always there, e.g. NoInput.</summary>
    public string[] FixedOutcomes { get; init; } = [];

    /// <summary>For a switch: the outcome, and so the port, that there is only when it is on.</summary>
    public string? Outcome { get; init; }

    /// <summary>The default as it shows in the designer; null takes the property's initial value.</summary>
    public object? Default { get; init; }

    public string? DefaultSyntax { get; init; }
    public string? Tab { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public double Min { get; init; } = double.NegativeInfinity;
    public double Max { get; init; } = double.PositiveInfinity;
    public bool IsRequired { get; init; }

    /// <summary>The designer asks for the options again when another input changes.</summary>
    public bool Refresh { get; init; }

    /// <summary>An <see cref="IInputCheck"/> that a value written down in the definition must pass before it is published.</summary>
    public Type? Check { get; init; }

    /// <summary>Not evaluated when the activity is reached: the activity does so itself, perhaps several times.</summary>
    public bool EvaluatesLater { get; init; }
}

/// <summary>What must hold of an input's value beyond its type. Has a constructor without parameters.</summary>
public interface IInputCheck
{
    /// <summary>What is wrong and what would be right; null when all is well.</summary>
    Text? Wrong(Value value);
}

/// <summary>An output: on a property of an <see cref="Activity"/>, or with a name and a type on a control activity's class.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(string zh, string en) : Attribute
{
    public Text Label { get; } = new(zh, en);
    public string? Name { get; init; }
    public Type? Type { get; init; }

    /// <summary>Kept only in the variable it is bound to: a second form of another output that nobody asked for costs nothing.</summary>
    public bool OnlyWhenBound { get; init; }
}

/// <summary>A property that an activity keeps while it waits.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StateAttribute : Attribute;

/// <summary>A text for people in both languages.</summary>
public sealed record Text(string Zh, string En)
{
    /// <summary>The text in the language of a culture name such as <c>zh-CN</c>.</summary>
    public string In(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}
