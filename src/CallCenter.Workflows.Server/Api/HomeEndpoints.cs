using System.Security.Claims;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Elsa.Instances;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Api;

/// <summary>What is going on, for the first page. Everybody gets the figures; flows and incidents only who may see them.</summary>
internal static class HomeEndpoints
{
    private const int LatestIncidents = 10;

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/home", ShowAsync).RequireAuthorization(Policies.SignedIn).WithTags("Home");

        // Apart, because a pilot's verdict rests on weeks of facts and the figures above are asked for every few seconds.
        routes.MapGet("/api/home/changes", (ClaimsPrincipal person, ChangesUnderWay changes, CancellationToken cancellationToken) =>
            changes.OfAsync(person.Identity!.Name!, cancellationToken)).RequireAuthorization(Policies.PilotsRead).WithTags("Home");
    }

    private static async Task<Home> ShowAsync(
        ClaimsPrincipal person, ContactFloor floor, IInstanceReader instances, InstanceViews views, ContactNames names, PublishedFlows flows,
        CancellationToken cancellationToken)
    {
        var contacts = await floor.ContactsAsync();
        var agents = await floor.AgentsAsync();
        var running = await instances.ListAsync(new() { Statuses = [InstanceStatus.Running], Take = 1 }, cancellationToken);
        return new(
            running.TotalCount,
            May(person, Policies.InstancesRead) ? await IncidentsAsync(instances, views, names, cancellationToken) : [],
            contacts.Count(contact => contact.State != ContactState.Ended),
            contacts.Count(contact => contact.State == ContactState.Queued),
            agents.Count(agent => agent.State == AgentState.Available),
            agents.Count(agent => agent.State != AgentState.Offline),
            May(person, Policies.DefinitionsRead) ? [.. (await flows.ListAsync(cancellationToken)).Where(flow => flow.Numbers.Count > 0)] : []);
    }

    private static async Task<IReadOnlyList<IncidentShown>> IncidentsAsync(
        IInstanceReader instances, InstanceViews views, ContactNames names, CancellationToken cancellationToken)
    {
        var page = await instances.ListAsync(new() { HasIncidents = true, OrderBy = InstanceOrder.Updated, Take = LatestIncidents }, cancellationToken);
        var flows = await names.OfFlowsAsync(page.Items.Select(instance => instance.DefinitionId), cancellationToken);
        var shown = new List<IncidentShown>();
        foreach (var row in page.Items)
        {
            if (await views.IncidentsAsync(row.Id, cancellationToken) is not [.., var latest]) continue;
            shown.Add(new(row.Id, flows.GetValueOrDefault(row.DefinitionId, row.DefinitionId), latest.NodeId, latest.Message, latest.At));
        }

        return shown;
    }

    private static bool May(ClaimsPrincipal person, string policy) => Policies.RolesOf[policy].Any(person.IsInRole);

    /// <summary>Agents counted are those signed in.</summary>
    public sealed record Home(
        long RunningInstances, IReadOnlyList<IncidentShown> Incidents, int CallsInProgress, int WaitingContacts, int AgentsAvailable, int AgentsTotal,
        IReadOnlyList<PublishedFlow> PublishedFlows);

    public sealed record IncidentShown(string InstanceId, string DefinitionName, string? NodeId, string Message, DateTimeOffset At);
}
