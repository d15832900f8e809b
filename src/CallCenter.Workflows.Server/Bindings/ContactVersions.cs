using System.Collections.Concurrent;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Bindings;
using CallCenter.Processes.Lifecycle;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime.Definitions;
using ContactArrived = CallCenter.Telephony.ContactArrived;

namespace CallCenter.Workflows.Server.Bindings;

/// <summary>The frozen flow that a bound version has for an arrival.</summary>
/// <param name="DefinitionId">Of the flow that answers the number.</param>
/// <param name="Version">Its number as the process version froze it.</param>
/// <param name="ActivityId">Where it begins.</param>
public sealed record PinnedFlow(string DefinitionId, int Version, string ActivityId);

/// <summary>
/// Resolves the version a contact runs under: when it arrives, by its number, and once more by the group of the first agent who
/// takes it. Either is kept to the contact's end, whatever is bound meanwhile.
/// </summary>
public sealed class ContactVersions(
    BindingBook book, ContactVersionStore store, ProcessStore processes, DefinitionLibrary definitions, CentreDirectory directory, IServiceProvider services)
{
    /// <summary>Versions that are bound are frozen, so what they hold can be kept.</summary>
    private readonly ConcurrentDictionary<string, ProcessVersion> _frozen = new(StringComparer.Ordinal);

    /// <summary>The flow to start instead of the published one; null when no bound version has frozen it.</summary>
    public async Task<PinnedFlow?> ArriveAsync(ContactArrived arrived, CancellationToken cancellationToken)
    {
        var history = book.History;
        if (history.Bindings.Count == 0) return null;
        var keys = ContactStimuli.KeysOf(arrived);
        var published = keys.Select(key => definitions.FindTriggers(key).MinBy(trigger => trigger.DefinitionId, StringComparer.Ordinal)).FirstOrDefault(trigger => trigger is not null);
        if (published is null) return null;

        var entry = PhoneNumber.Normalize(arrived.To);
        foreach (var process in Processes(history))
        {
            if (history.Resolve(new(process, arrived.At, Entry: entry)).Version is not { } versionId) continue;
            if (await FrozenAsync(versionId, cancellationToken) is not { } version) continue;
            if (version.Definitions.FirstOrDefault(frozen => frozen.DefinitionId == published.DefinitionId) is not { } definition) continue;
            await store.KeepAsync(
                new() { ContactId = arrived.Contact.Value, Process = process, Version = versionId, Entry = entry, ResolvedAt = arrived.At }, cancellationToken);
            if (await definitions.GetGraphAsync(definition.VersionId, cancellationToken) is not { } graph) return null;
            var trigger = keys.SelectMany(key => graph.Triggers.Where(own => own.Key == key)).FirstOrDefault();
            return trigger is { ActivityId: { } activity } ? new(definition.DefinitionId, graph.Definition.Version, activity) : null;
        }

        return null;
    }

    /// <summary>An agent talks with the contact: if they are its first, it counts to their group from now on.</summary>
    public async Task TakeAsync(AgentConnected connected, CancellationToken cancellationToken)
    {
        var history = book.History;
        if (history.Bindings.Count == 0 || directory.Facts.Agents.FirstOrDefault(agent => agent.Id == connected.AgentId) is not { } agent) return;
        var known = await store.FindAsync(connected.Contact.Value, cancellationToken);
        if (known?.Group is not null || GroupOf(agent, connected.Queue) is not { } group) return;

        var entry = known?.Entry ?? await EntryAsync(connected.Contact, cancellationToken);
        var answer = OfGroup(history, new("", connected.At, group, entry, agent.Id))
            ?? (known is null ? null : history.Resolve(new(known.Process, connected.At, group, entry, agent.Id)));
        if (answer is not { Version: { } version, Binding: { } binding }) return;
        var taken = new ContactVersionRow
        {
            ContactId = connected.Contact.Value, Process = binding.Process, Version = version, Entry = entry, Group = answer.Group, ResolvedAt = connected.At,
        };
        await store.TakeAsync(taken, cancellationToken);
    }

    /// <summary>The script that guides agents under the contact's version: its first flow that nothing starts and that has steps for them. Null without one.</summary>
    public async Task<WorkflowGraph?> ScriptAsync(ContactId contact, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(contact.Value, cancellationToken) is not { } bound || await FrozenAsync(bound.Version, cancellationToken) is not { } version) return null;
        foreach (var definition in version.Definitions)
        {
            if (await definitions.GetGraphAsync(definition.VersionId, cancellationToken) is { Triggers.Count: 0 } graph && graph.Nodes.Any(node => DesignContext.IsScriptStep(node.Definition)))
                return graph;
        }

        return null;
    }

    /// <summary>The group in which an agent serves a queue.</summary>
    public string? GroupOf(Agent agent, string? queue)
    {
        var groups = directory.Facts.Queues.FirstOrDefault(known => known.Id == queue || known.Name == queue)?.Groups ?? [];
        return agent.Groups.FirstOrDefault(groups.Contains) ?? (agent.Groups is [var first, ..] ? first : null);
    }

    /// <summary>A contact counts to one process: that which has named the group last, by a pilot or a roll-out; null when none has.</summary>
    private static BindingAnswer? OfGroup(BindingHistory history, BindingQuery query) => Processes(history)
        .Select(process => history.Resolve(query with { Process = process }))
        .Where(answer => answer.Binding?.Group is not null)
        .MaxBy(answer => answer.Binding!.From);

    private async Task<string?> EntryAsync(ContactId contact, CancellationToken cancellationToken)
    {
        // The floor gives its events to the bridge that asks here, so it can only be asked for when it is first needed.
        var floor = services.GetRequiredService<ContactFloor>();
        return await floor.ContactAsync(contact, cancellationToken) is { Channel: Channels.Voice } record ? PhoneNumber.Normalize(record.To) : null;
    }

    private async Task<ProcessVersion?> FrozenAsync(string id, CancellationToken cancellationToken)
    {
        if (_frozen.TryGetValue(id, out var known)) return known;
        return (await processes.FindVersionAsync(id, cancellationToken))?.Version is { Status: not VersionStatus.Draft } version ? _frozen[id] = version : null;
    }

    private static IEnumerable<string> Processes(BindingHistory history) => history.Bindings.Select(binding => binding.Process).Distinct();
}
