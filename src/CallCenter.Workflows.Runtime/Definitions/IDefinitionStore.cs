using System.Text.Json.Nodes;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Runtime.Definitions;

/// <summary>Where definitions live. One implementation per kind of database; all pass one contract-test suite.</summary>
public interface IDefinitionStore
{
    /// <summary>The version of a definition that the options name, the highest where several fit; null when there is none.</summary>
    Task<StoredDefinition?> FindAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken);

    /// <summary>The version of that version id, or null.</summary>
    Task<StoredDefinition?> GetAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>A page of versions without their models.</summary>
    Task<DefinitionPage> ListAsync(DefinitionFilter filter, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, as text: the quick way, for what is only going to run.</summary>
    Task<DefinitionText?> FindTextAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken);

    /// <summary>As <see cref="GetAsync"/>, as text.</summary>
    Task<DefinitionText?> GetTextAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>Every published version; never reads the others.</summary>
    Task<IReadOnlyList<DefinitionText>> ReadPublishedAsync(CancellationToken cancellationToken);

    /// <summary>Writes all of the change or nothing.</summary>
    Task WriteAsync(DefinitionChange change, CancellationToken cancellationToken);
}

/// <summary>One stored version of a definition. The model is kept as the JSON that came in, normalised, so that nothing unknown is lost.</summary>
/// <param name="Id">Version id.</param>
/// <param name="Model">The whole model in Elsa's format; every reading gives an own copy.</param>
public sealed record StoredDefinition(
    string Id, string DefinitionId, string? Name, string? Description, int Version, bool IsLatest, bool IsPublished, bool IsReadonly, bool IsSystem,
    DateTimeOffset CreatedAt, JsonObject Model)
{
    /// <summary>It was published or run, so instances may be pinned to it: its content never changes again.</summary>
    public bool IsFixed { get; init; }

    public DefinitionHead Head => new(Id, DefinitionId, Name, Description, Version, IsLatest, IsPublished, IsReadonly, IsSystem, CreatedAt);
}

/// <summary>One stored version that is not going to be changed.</summary>
/// <param name="Json">The whole model.</param>
public sealed record DefinitionText(string Id, string DefinitionId, int Version, bool IsFixed, string Json)
{
    internal WorkflowDefinition Read() => DefinitionReader.ReadText(Json).Definition with { Id = Id, DefinitionId = DefinitionId, Version = Version };
}

/// <summary>A version as a list shows it.</summary>
public sealed record DefinitionHead(
    string Id, string DefinitionId, string? Name, string? Description, int Version, bool IsLatest, bool IsPublished, bool IsReadonly, bool IsSystem,
    DateTimeOffset CreatedAt);

public sealed record DefinitionPage(IReadOnlyList<DefinitionHead> Items, int TotalCount);

/// <summary>Which versions; null or an empty list filters nothing.</summary>
public sealed record DefinitionFilter
{
    public VersionOptions Version { get; init; } = new(VersionKind.AllVersions);
    public IReadOnlyList<string>? DefinitionIds { get; init; }
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Contained in name or description whatever the case, or in an id.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>Exactly this name, whatever the case.</summary>
    public string? Name { get; init; }

    public bool? IsSystem { get; init; }
    public DefinitionOrder OrderBy { get; init; } = DefinitionOrder.Created;
    public bool Descending { get; init; }
    public int Skip { get; init; }

    /// <summary>The most to give; null gives all.</summary>
    public int? Take { get; init; }
}

public enum DefinitionOrder { Created, Name, Version }

/// <summary>What is written at once.</summary>
public sealed class DefinitionChange
{
    /// <summary>Versions that are new or replace the one of the same id.</summary>
    public List<StoredDefinition> Saved { get; } = [];

    /// <summary>Versions of which only the flags change.</summary>
    public List<DefinitionFlags> Flags { get; } = [];

    /// <summary>Ids of versions whose content never changes from now on.</summary>
    public List<string> Fixed { get; } = [];

    /// <summary>Version ids.</summary>
    public List<string> Deleted { get; } = [];
}

public readonly record struct DefinitionFlags(string Id, bool IsLatest, bool IsPublished);

/// <summary>Which versions a query means, as Elsa's <c>versionOptions</c>.</summary>
public readonly record struct VersionOptions(VersionKind Kind, int Number = 0)
{
    public static VersionOptions Latest => new(VersionKind.Latest);
    public static VersionOptions Published => new(VersionKind.Published);
    public static VersionOptions All => new(VersionKind.AllVersions);

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
