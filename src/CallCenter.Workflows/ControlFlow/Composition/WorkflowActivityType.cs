using System.Text.RegularExpressions;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.ControlFlow.Composition;

/// <summary>The activity type that a version of a workflow is.</summary>
public static partial class WorkflowActivityType
{
    /// <summary>Whether its author lets it be used as an activity; one without a name has no type name.</summary>
    public static bool IsUsable(WorkflowDefinition definition) => definition.Options.UsableAsActivity && !string.IsNullOrWhiteSpace(definition.Name);

    /// <summary>The type name that a workflow of that name has.</summary>
    public static string TypeNameOf(string name) => WordStart().Replace(name.Trim(), match => match.Groups[1].Value.ToUpperInvariant());

    /// <param name="definition">The version that runs.</param>
    /// <param name="isPublished">The palette offers it.</param>
    public static ActivityType Of(WorkflowDefinition definition, bool isPublished)
    {
        var name = definition.Name ?? definition.DefinitionId;
        return new()
        {
            TypeName = TypeNameOf(name),
            Version = definition.Version,
            Category = definition.Options.ActivityCategory is { Length: > 0 } category ? category : Categories.Workflows,
            DisplayName = new(name, name),
            Description = new(definition.Description ?? "", definition.Description ?? ""),
            IsBrowsable = isPublished,
            Inputs = [.. definition.Inputs.Select(Input)],
            Outputs = [.. definition.Outputs.Select(output => new OutputType(output.Name, TypeAliases.TypeOf(output.TypeName, output.IsArray), Shown(output.DisplayName, output.Name)))],
            Outcomes = definition.Outcomes,
            EmbeddedPorts = [new("Root", IsBrowsable: false)],
            Implementation = typeof(WorkflowActivity),
            Workflow = definition,
        };
    }

    private static InputType Input(InputDefinition input) => new()
    {
        Name = input.Name,
        Type = TypeAliases.TypeOf(input.TypeName, input.IsArray),
        Label = Shown(input.DisplayName, input.Name),
        Description = new(input.Description ?? "", input.Description ?? ""),
        Hint = input.UiHint ?? UiHints.SingleLine,
        Tab = input.Category is null or "Primitives" ? null : input.Category,
    };

    private static Text Shown(string? displayName, string name) => new(displayName ?? name, displayName ?? name);

    [GeneratedRegex("(?:[ _-]+|^)([a-zA-Z])")]
    private static partial Regex WordStart();
}
