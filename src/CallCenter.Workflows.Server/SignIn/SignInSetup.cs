using System.Threading.RateLimiting;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Workflows.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Who may come in, and how: a cookie for browsers, bearer tokens and API keys for programs.</summary>
public static class SignInSetup
{
    /// <summary>Name of the rate limit on attempts to sign in.</summary>
    public const string AttemptLimit = "sign-in";

    /// <summary>Attempts that one address has in a minute.</summary>
    public const int AttemptsPerMinute = 60;

    private const string AnyScheme = "Any";

    public static IServiceCollection AddSignIn(this IServiceCollection services, ServerSettings settings)
    {
        services.AddDataProtection().SetApplicationName("CallCenter.Workflows")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        // Sessions and locks run on the wall clock, whatever clock the centre has.
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<UserAccounts>(all, TimeProvider.System));
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<ApiKeys>(all, TimeProvider.System));
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<BearerTokens>(all, TimeProvider.System));
        services.AddSingleton<IClaimsTransformation, SessionCheck>();
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddBearerToken(BearerTokenDefaults.AuthenticationScheme, UseBearerTokens)
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, UseCookie);
        Policies.AddTo(services.AddAuthorizationBuilder());
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(AttemptLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = AttemptsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
    }

    private static string SchemeOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(ApiKeyHandler.Prefix, StringComparison.OrdinalIgnoreCase)) return ApiKeyHandler.SchemeName;
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || TokenInQuery(context) is not null
            ? BearerTokenDefaults.AuthenticationScheme
            : CookieAuthenticationDefaults.AuthenticationScheme;
    }

    /// <summary>A browser cannot set headers on a WebSocket, so hubs take the token from the address.</summary>
    private static string? TokenInQuery(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/elsa")
            ? context.Request.Query["access_token"].FirstOrDefault()
            : null;

    private static void UseBearerTokens(BearerTokenOptions options)
    {
        options.TimeProvider = TimeProvider.System;
        options.BearerTokenExpiration = TimeSpan.FromHours(1);
        options.RefreshTokenExpiration = TimeSpan.FromDays(14);
        options.Events.OnMessageReceived = received =>
        {
            received.Token = TokenInQuery(received.HttpContext);
            return Task.CompletedTask;
        };
    }

    private static void UseCookie(CookieAuthenticationOptions options)
    {
        options.TimeProvider = TimeProvider.System;
        options.Cookie.Name = "callcenter";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);

        // A session that was ended names nobody any more: its page is to ask for a new sign-in.
        options.Events.OnRedirectToAccessDenied = context => Answer(
            context.Response, context.HttpContext.User.Identity?.IsAuthenticated == true ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
