using System.Security.Claims;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Recordings;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>
/// Whose recordings a person may hear: quality reviewers and administrators all, a team lead those of the groups they lead, which are
/// those their user names or, without any, those their own agent serves.
/// </summary>
internal sealed class RecordingScope(CentreDirectory directory, UserAccounts accounts, ServedGroups served)
{
    /// <summary>Null is all of them.</summary>
    public async Task<RecordingReach?> OfAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (person.IsInRole(Roles.Administrator) || person.IsInRole(Roles.QualityReviewer)) return null;
        var groups = await GroupsOfAsync(person, cancellationToken);
        var facts = directory.Facts;
        return new(
            [.. facts.Agents.Where(agent => agent.Groups.Any(groups.Contains)).Select(agent => agent.Id)],
            [.. facts.Queues.Where(queue => queue.Groups.Any(groups.Contains)).Select(queue => queue.Id)]);
    }

    private async Task<IReadOnlyList<string>> GroupsOfAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        if (person.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await accounts.FindAsync(id, cancellationToken) is not { } user) return [];
        if (user.Groups.Count > 0) return user.Groups;
        return directory.Facts.Agents.FirstOrDefault(agent => agent.Id == user.AgentId) is { } own ? served.Of(own) : [];
    }
}
