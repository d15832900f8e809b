using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Telephony;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Api;

/// <summary>A published flow and the numbers callers reach it by; <c>*</c> stands for every number without a flow of its own.</summary>
public sealed record PublishedFlow(string DefinitionId, string Name, int Version, IReadOnlyList<string> Numbers);

/// <summary>A number that can be called and the flow that answers it.</summary>
public sealed record LineShown(string Number, string Name, string? DefinitionId, string? DefinitionName, RecordingRule Recording);

/// <summary>Which published flow answers which number. Read again when a definition is published, retracted or deleted.</summary>
public sealed class PublishedFlows
{
    private const string AnyNumber = "*";
    private const string KeyPrefix = "Voice:";

    private readonly DefinitionLibrary _definitions;
    private readonly CentreDirectory _directory;
    private volatile IReadOnlyList<PublishedFlow>? _known;

    public PublishedFlows(DefinitionLibrary definitions, CentreDirectory directory)
    {
        (_definitions, _directory) = (definitions, directory);
        definitions.Changed += _ => _known = null;
    }

    public async ValueTask<IReadOnlyList<PublishedFlow>> ListAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known) return known;
        var flows = new List<PublishedFlow>();
        foreach (var head in (await _definitions.ListAsync(new() { Version = VersionOptions.Published, OrderBy = DefinitionOrder.Name }, cancellationToken)).Items)
        {
            if (await _definitions.FindGraphAsync(head.DefinitionId, VersionOptions.Published, cancellationToken) is not { } graph) continue;
            var numbers = graph.Triggers.Where(trigger => trigger.Key.Name == nameof(ContactArrived))
                .Select(trigger => trigger.Key.Key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? trigger.Key.Key[KeyPrefix.Length..] : trigger.Key.Key);
            flows.Add(new(head.DefinitionId, head.Name ?? head.DefinitionId, head.Version, [.. numbers.Distinct()]));
        }

        return _known = flows;
    }

    /// <summary>The centre's numbers, and those that only a flow knows.</summary>
    public async ValueTask<IReadOnlyList<LineShown>> LinesAsync(CancellationToken cancellationToken)
    {
        var flows = await ListAsync(cancellationToken);
        var anyNumber = flows.FirstOrDefault(flow => flow.Numbers.Contains(AnyNumber));
        var named = _directory.Facts.Lines.ToDictionary(line => line.Number, line => line.Name, StringComparer.Ordinal);
        var numbers = named.Keys.Concat(flows.SelectMany(flow => flow.Numbers).Where(number => number != AnyNumber)).Distinct().Order(StringComparer.Ordinal);
        return
        [
            .. numbers.Select(number =>
            {
                var flow = flows.FirstOrDefault(flow => flow.Numbers.Contains(number)) ?? anyNumber;
                return new LineShown(number, named.GetValueOrDefault(number) ?? flow?.Name ?? number, flow?.DefinitionId, flow?.Name, _directory.Facts.RecordingOf(number));
            }),
        ];
    }
}
