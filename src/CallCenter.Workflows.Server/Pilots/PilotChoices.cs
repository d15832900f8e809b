using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>What plans, roll-outs and bindings choose from, all of one moment.</summary>
/// <param name="Today">The centre's day: a pilot begins after it.</param>
public sealed record PilotChoices(
    DateOnly Today, IReadOnlyList<PilotChoices.Version> Versions, IReadOnlyList<PilotChoices.Group> Groups, IReadOnlyList<PilotChoices.Kpi> Kpis, IReadOnlyList<PilotChoices.Named> Lines,
    IReadOnlyList<PilotChoices.Named> Agents)
{
    internal static async Task<PilotChoices> ReadAsync(CentreDirectory directory, ProcessStore processes, BindingBook bindings, CentreTime time, CancellationToken cancellationToken)
    {
        var facts = directory.Facts;
        var names = (await processes.ListAsync(cancellationToken)).ToDictionary(stored => stored.Process.Id, stored => stored.Process, StringComparer.Ordinal);
        return new(
            time.Today,
            [.. (await processes.ListVersionsAsync(null, cancellationToken)).Select(stored => stored.Version).Select(version =>
                new Version(version.Id, version.Process, version.Number, names[version.Process].Name, names[version.Process].EnglishName, version.Status,
                    bindings.Resolve(new(version.Process, time.Now)).Version == version.Id))],
            [.. facts.Groups.Select(group => new Group(group.Id, group.Name, facts.Agents.Count(agent => agent.Groups.Contains(group.Id)),
                [.. facts.Queues.Where(queue => queue.Groups.Contains(group.Id)).Select(queue => queue.Name)]))],
            [.. KpiCatalogue.All.Select(kpi => new Kpi(kpi.Id, kpi.Name, kpi.EnglishName, kpi.Unit, kpi.Better, kpi.Attribution, kpi.Formula))],
            [.. facts.Lines.Select(line => new Named(line.Number, line.Name))], [.. facts.Agents.Select(agent => new Named(agent.Id, $"{agent.WorkNumber} {agent.Name}"))]);
    }

    /// <param name="Serves">Whether it is what the whole centre has now.</param>
    public sealed record Version(string Id, string Process, int Number, string ProcessName, string? ProcessEnglishName, VersionStatus Status, bool Serves);

    public sealed record Group(string Id, string Name, int Agents, IReadOnlyList<string> Queues);

    public sealed record Kpi(string Id, string Name, string EnglishName, KpiUnit Unit, KpiDirection Better, KpiAttribution Attribution, string Formula);

    public sealed record Named(string Id, string Name);
}
