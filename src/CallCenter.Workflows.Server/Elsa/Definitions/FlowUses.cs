using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Where flows name things of the centre. A name that is computed while the flow runs is not seen.</summary>
internal sealed class FlowUses(DefinitionLibrary definitions, ActivityCatalogue catalogue)
{
    /// <summary>Published flows that name one of these.</summary>
    /// <param name="source">Where the inputs that name them take their choices from.</param>
    /// <param name="names">Ids or names, without regard to case.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<FlowUse>> OfAsync(string source, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var uses = new List<FlowUse>();
        foreach (var head in (await definitions.ListAsync(new() { Version = VersionOptions.Published, OrderBy = DefinitionOrder.Name }, cancellationToken)).Items)
        {
            if (await definitions.FindGraphAsync(head.DefinitionId, VersionOptions.Published, cancellationToken) is not { } graph) continue;
            if (NamesIn(graph.Definition, source).Any(named => names.Contains(named.Name, StringComparer.OrdinalIgnoreCase)))
                uses.Add(new(head.DefinitionId, head.Name ?? head.DefinitionId));
        }

        return uses;
    }

    /// <summary>What a definition names of a source, and where.</summary>
    public IEnumerable<(ActivityNode Node, string Name)> NamesIn(WorkflowDefinition definition, string source)
    {
        foreach (var node in definition.Root.Flatten())
        {
            foreach (var input in catalogue.Find(node.Type, node.Version)?.Inputs ?? [])
            {
                if (input.OptionsFrom == source && node.Inputs.TryGetValue(input.JsonName, out var given) && given.Type == "Literal"
                    && given.Source.AsString?.Trim() is { Length: > 0 } name)
                    yield return (node, name);
            }
        }
    }
}

/// <summary>A flow that names something.</summary>
public sealed record FlowUse(string DefinitionId, string Name);
