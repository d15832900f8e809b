using System.Text.Json.Nodes;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>One stored version of a definition. The model is kept as the JSON that came in, normalised, so that nothing unknown is lost.</summary>
/// <param name="Id">Version id.</param>
/// <param name="Model">The whole model in Elsa's format.</param>
public sealed record StoredDefinition(
    string Id, string DefinitionId, string? Name, string? Description, int Version, bool IsLatest, bool IsPublished, bool IsReadonly, bool IsSystem,
    DateTimeOffset CreatedAt, JsonObject Model);

/// <summary>Which versions a query means, as Elsa's <c>versionOptions</c>.</summary>
public readonly record struct VersionOptions(VersionKind Kind, int Number = 0)
{
    public static VersionOptions Latest => new(VersionKind.Latest);
    public static VersionOptions Published => new(VersionKind.Published);

    /// <summary>Reads <c>AllVersions</c>, <c>Draft</c>, <c>Latest</c>, <c>Published</c>, <c>LatestOrPublished</c>, <c>LatestAndPublished</c> or a number; false for anything else.</summary>
    public static bool TryParse(string? text, out VersionOptions options)
    {
        options = Latest;
        if (string.IsNullOrEmpty(text)) return true;
        if (int.TryParse(text, out var number))
        {
            options = new(VersionKind.Specific, number);
            return true;
        }

        if (!Enum.TryParse<VersionKind>(text, ignoreCase: true, out var kind)) return false;
        options = new(kind);
        return true;
    }
}

public enum VersionKind { AllVersions, Draft, Latest, Published, LatestOrPublished, LatestAndPublished, Specific }
