using System.Security.Claims;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Signing in and out, in the browser (<c>/api/session</c>) and for programs (<c>/elsa/api/identity</c>).</summary>
public static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/session").WithTags("Session");
        session.MapPost("/", SignInAsync).AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit);
        session.MapGet("/", Describe).RequireAuthorization(Policies.SignedIn);
        session.MapDelete("/", (Delegate)SignOutAsync).AllowAnonymous();
        session.MapPut("/language", SetLanguageAsync).RequireAuthorization(Policies.SignedIn);

        var identity = routes.MapGroup("/elsa/api/identity").WithTags("Session").AllowAnonymous().RequireRateLimiting(SignInSetup.AttemptLimit);
        identity.MapPost("/login", LogInAsync);
        identity.MapPost("/refresh-token", RefreshAsync);
    }

    private static async Task<Ok<Session>> SignInAsync(Credentials credentials, UserAccounts accounts, HttpContext context, CancellationToken cancellationToken)
    {
        var user = await VerifyAsync(credentials, accounts, cancellationToken);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            SessionCheck.Ticket(user, CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { IsPersistent = true });
        return TypedResults.Ok(new Session(user.UserName, user.DisplayName, user.Roles, user.Language));
    }

    private static Ok<Session> Describe(ClaimsPrincipal person) => TypedResults.Ok(new Session(
        person.Identity!.Name!,
        person.FindFirstValue(Claims.DisplayName)!,
        [.. person.FindAll(ClaimTypes.Role).Select(role => role.Value)],
        person.FindFirstValue(Claims.Language)));

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Session>> SetLanguageAsync(
        LanguageChoice choice, ClaimsPrincipal person, UserAccounts accounts, CancellationToken cancellationToken)
    {
        new InputCheck().Require(
            RequestLanguage.Known(choice.Language) is not null, "language", "语言须为 zh-CN 或 en-US。", "The language must be zh-CN or en-US.").Done();
        await accounts.SetLanguageAsync(person.FindFirstValue(ClaimTypes.NameIdentifier)!, choice.Language!, cancellationToken);
        return TypedResults.Ok(Describe(person).Value! with { Language = choice.Language });
    }

    private static async Task<Ok<Tokens>> LogInAsync(Credentials credentials, UserAccounts accounts, BearerTokens tokens, CancellationToken cancellationToken)
    {
        var (access, refresh) = tokens.For(await VerifyAsync(credentials, accounts, cancellationToken));
        return TypedResults.Ok(new Tokens(true, access, refresh));
    }

    /// <summary>The refresh token comes as a bearer token, as Elsa's clients send it.</summary>
    private static async Task<Results<Ok<Tokens>, Problem>> RefreshAsync(HttpContext context, BearerTokens tokens, CancellationToken cancellationToken)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var presented = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (await tokens.RefreshAsync(presented, cancellationToken) is not { } user) return new Problem(ProblemType.SignInRequired);
        var (access, refresh) = tokens.For(user);
        return TypedResults.Ok(new Tokens(true, access, refresh));
    }

    private static Task<User> VerifyAsync(Credentials credentials, UserAccounts accounts, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(!string.IsNullOrWhiteSpace(credentials.Username), "username", "请填写用户名。", "Give a user name.")
            .Require(!string.IsNullOrEmpty(credentials.Password), "password", "请填写密码。", "Give a password.")
            .Done();
        return accounts.VerifyAsync(credentials.Username!, credentials.Password!, cancellationToken);
    }

    public sealed record Credentials(string? Username, string? Password);

    /// <summary>Who is signed in; the language is what they chose on any device, or null.</summary>
    public sealed record Session(string UserName, string DisplayName, IReadOnlyList<string> Roles, string? Language);

    public sealed record LanguageChoice(string? Language);

    public sealed record Tokens(bool IsAuthenticated, string AccessToken, string RefreshToken);
}
