using System.Security.Claims;
using CallCenter.Persistence.Centre.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Opaque tokens for programs: an access token for an hour and a refresh token for two weeks.</summary>
public sealed class BearerTokens(IOptionsMonitor<BearerTokenOptions> options, UserAccounts accounts, TimeProvider clock)
{
    private BearerTokenOptions Options => options.Get(BearerTokenDefaults.AuthenticationScheme);

    public (string Access, string Refresh) For(User user) => (
        Options.BearerTokenProtector.Protect(Ticket(user, Options.BearerTokenExpiration)),
        Options.RefreshTokenProtector.Protect(Ticket(user, Options.RefreshTokenExpiration)));

    /// <summary>The person a refresh token was made for, or null when it is over or they may not come in any more.</summary>
    public async Task<User?> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var ticket = Options.RefreshTokenProtector.Unprotect(refreshToken);
        if (ticket is null || !(ticket.Properties.ExpiresUtc > clock.GetUtcNow())) return null;
        var user = await accounts.FindAsync(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", cancellationToken);
        return user is { IsDisabled: false } && ticket.Principal.HasClaim(Claims.Stamp, user.SecurityStamp) ? user : null;
    }

    private AuthenticationTicket Ticket(User user, TimeSpan lifetime) => new(
        SessionCheck.Ticket(user, BearerTokenDefaults.AuthenticationScheme),
        new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + lifetime },
        BearerTokenDefaults.AuthenticationScheme);
}
