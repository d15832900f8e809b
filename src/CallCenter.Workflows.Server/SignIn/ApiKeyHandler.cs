using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Reads <c>Authorization: ApiKey KEY</c>.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string Prefix = "ApiKey ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var key = await keys.VerifyAsync(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (key is null) return AuthenticateResult.Fail("The key is not valid.");
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, "api-key:" + key.Id));
        identity.AddClaim(new(ClaimTypes.Name, key.Name));
        identity.AddClaim(new(Claims.DisplayName, key.Name));
        foreach (var role in key.Roles) identity.AddClaim(new(ClaimTypes.Role, role));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }
}
