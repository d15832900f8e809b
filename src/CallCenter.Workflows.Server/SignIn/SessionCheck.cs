using System.Security.Claims;
using CallCenter.Persistence.Centre.Users;
using Microsoft.AspNetCore.Authentication;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>
/// Holds every session against the person's present record: a cookie or token carries only who it is and the stamp of its
/// time, so a changed password, changed roles or a disabled account count at once.
/// </summary>
internal sealed class SessionCheck(UserAccounts accounts) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(Claims.Stamp) is not { } stamp || principal.HasClaim(claim => claim.Type == Claims.DisplayName)) return principal;
        var user = await accounts.FindAsync(principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", CancellationToken.None);
        return user is { IsDisabled: false } && user.SecurityStamp == stamp ? Complete(principal, user) : new ClaimsPrincipal(new ClaimsIdentity());
    }

    /// <summary>What a cookie or token carries.</summary>
    public static ClaimsPrincipal Ticket(User user, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, user.Id));
        identity.AddClaim(new(Claims.Stamp, user.SecurityStamp));
        return new(identity);
    }

    private static ClaimsPrincipal Complete(ClaimsPrincipal ticket, User user)
    {
        var identity = new ClaimsIdentity(ticket.Identity!.AuthenticationType);
        identity.AddClaims(ticket.Claims);
        identity.AddClaim(new(ClaimTypes.Name, user.UserName));
        identity.AddClaim(new(Claims.DisplayName, user.DisplayName));
        if (user.Language is not null) identity.AddClaim(new(Claims.Language, user.Language));
        foreach (var role in user.Roles) identity.AddClaim(new(ClaimTypes.Role, role));
        return new(identity);
    }
}
