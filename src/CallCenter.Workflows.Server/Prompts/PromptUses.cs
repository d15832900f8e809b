using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Server.Elsa.Definitions;
using PlayPrompt = CallCenter.Workflows.Activities.Dialogue.PlayPrompt;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>Where flows name prompts.</summary>
internal sealed class PromptUses(FlowUses flows, PromptLibrary prompts) : IDefinitionWarnings
{
    private const string Source = "prompts";

    /// <summary>Published flows in which a prompt is named.</summary>
    public Task<IReadOnlyList<FlowUse>> OfAsync(string name, CancellationToken cancellationToken) => flows.OfAsync(Source, [name], cancellationToken);

    /// <summary>Warnings about prompts that the library does not have.</summary>
    public IEnumerable<Problem> Check(JsonObject model)
    {
        foreach (var (node, name) in flows.NamesIn(DefinitionReader.Read(model).Definition, Source).Where(named => !prompts.Has(named.Name)))
        {
            yield return new("unknown-prompt", Severity.Warning, node.NodeId, node.Id, nameof(PlayPrompt.Audio), new(
                $"活动“{RuleContext.NameOf(node)}”要播放的录音“{name}”不在提示音库中，通话时会跳过。请在“现场 → 提示音”添加，或另选一个。",
                $"Activity \"{RuleContext.NameOf(node)}\" plays \"{name}\", which is not in the prompt library; calls would skip it. Add it under Floor → Prompts, or choose another."));
        }
    }
}
