using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Elsa.Definitions;
using PlayPrompt = CallCenter.Workflows.Activities.Dialogue.PlayPrompt;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>Where flows name prompts. A name that is computed while the flow runs is not seen.</summary>
internal sealed class PromptUses(DefinitionLibrary definitions, ActivityCatalogue catalogue, PromptLibrary prompts) : IDefinitionWarnings
{
    /// <summary>Published flows in which a prompt is named.</summary>
    public async Task<IReadOnlyList<PromptUse>> OfAsync(string name, CancellationToken cancellationToken)
    {
        var uses = new List<PromptUse>();
        foreach (var head in (await definitions.ListAsync(new() { Version = VersionOptions.Published, OrderBy = DefinitionOrder.Name }, cancellationToken)).Items)
        {
            if (await definitions.FindGraphAsync(head.DefinitionId, VersionOptions.Published, cancellationToken) is not { } graph) continue;
            if (NamesIn(graph.Definition).Any(named => named.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                uses.Add(new(head.DefinitionId, head.Name ?? head.DefinitionId));
        }

        return uses;
    }

    /// <summary>Warnings about prompts that the library does not have.</summary>
    public IEnumerable<Problem> Check(JsonObject model)
    {
        foreach (var (node, name) in NamesIn(DefinitionReader.Read(model).Definition).Where(named => !prompts.Has(named.Name)))
        {
            yield return new("unknown-prompt", Severity.Warning, node.NodeId, node.Id, nameof(PlayPrompt.Audio), new(
                $"活动“{RuleContext.NameOf(node)}”要播放的录音“{name}”不在提示音库中，通话时会跳过。请在“现场 → 提示音”添加，或另选一个。",
                $"Activity \"{RuleContext.NameOf(node)}\" plays \"{name}\", which is not in the prompt library; calls would skip it. Add it under Floor → Prompts, or choose another."));
        }
    }

    private IEnumerable<(ActivityNode Node, string Name)> NamesIn(WorkflowDefinition definition)
    {
        foreach (var node in definition.Root.Flatten())
        {
            foreach (var input in catalogue.Find(node.Type, node.Version)?.Inputs ?? [])
            {
                if (input.OptionsFrom == "prompts" && node.Inputs.TryGetValue(input.JsonName, out var given) && given.Type == "Literal"
                    && given.Source.AsString?.Trim() is { Length: > 0 } name)
                    yield return (node, name);
            }
        }
    }
}

/// <summary>A flow that names a prompt.</summary>
public sealed record PromptUse(string DefinitionId, string Name);
