using System.Security.Claims;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>The agent as whom the person who asks works. An endpoint that takes one is about nobody else.</summary>
/// <param name="AgentId">Of the agent.</param>
public sealed record Me(string AgentId)
{
    /// <summary>Asked by the framework. Throws when the person is linked to no agent.</summary>
    public static async ValueTask<Me?> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var agentId = await AgentOfAsync(context.User, services.GetRequiredService<UserAccounts>(), context.RequestAborted) ?? throw new ProblemException(Nobody);
        services.GetService<SimulatedStaff>()?.TakeOver(agentId);
        return new(agentId);
    }

    /// <summary>The agent linked to whoever is signed in; null without one.</summary>
    public static async ValueTask<string?> AgentOfAsync(ClaimsPrincipal person, UserAccounts accounts, CancellationToken cancellationToken) =>
        person.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? (await accounts.FindAsync(id, cancellationToken))?.AgentId : null;

    internal static Problem Nobody => Problem.NotFound(
        "您的帐号还没有关联坐席。请管理员在“设置 → 人员”中关联。", "Your user is not linked to an agent. Ask an administrator to link it under Settings → People.");
}
