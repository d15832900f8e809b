using System.Security.Claims;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Keys by which programs act.</summary>
public static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/api-keys").WithTags("API keys").RequireAuthorization(Policies.SettingsWrite);
        keys.MapGet("/", async ([AsParameters] Paging paging, ApiKeys keys, CancellationToken cancellationToken) =>
            paging.Of((await keys.ListAsync(cancellationToken)).Select(key => Show(key)).ToList()));
        keys.MapPost("/", CreateAsync);
        keys.MapDelete("/{id}", async Task<Results<NoContent, Problem>> (string id, ApiKeys keys, CancellationToken cancellationToken) =>
            await keys.WithdrawAsync(id, cancellationToken)
                ? TypedResults.NoContent()
                : Problem.NotFound($"没有密钥“{id}”。", $"There is no key \"{id}\"."));
    }

    private static async Task<Created<KeyShown>> CreateAsync(
        KeyWanted wanted, ClaimsPrincipal person, ApiKeys keys, CancellationToken cancellationToken)
    {
        var roles = wanted.Roles ?? [];
        var unknown = roles.Except(Roles.All).ToList();
        var all = string.Join(", ", Roles.All);
        new InputCheck()
            .Require(!string.IsNullOrWhiteSpace(wanted.Name), "name", "请填写密钥的名称。", "Give the key a name.")
            .Require(roles.Count > 0 && unknown.Count == 0, "roles", $"请给出一个或多个角色：{all}。", $"Give one or more of the roles: {all}.")
            .Require(!(wanted.ExpiresAt <= TimeProvider.System.GetUtcNow()), "expiresAt", "到期时间须在将来。", "The expiry must be in the future.")
            .Done();
        var (key, clear) = await keys.CreateAsync(wanted.Name!.Trim(), roles, wanted.ExpiresAt, person.Identity!.Name!, cancellationToken);
        return TypedResults.Created($"/api/api-keys/{key.Id}", Show(key, clear));
    }

    private static KeyShown Show(ApiKey key, string? clear = null) => new(key.Id, key.Name, key.Roles, key.CreatedBy, key.CreatedAt, key.ExpiresAt, clear);

    public sealed record KeyWanted(string? Name, IReadOnlyList<string>? Roles, DateTimeOffset? ExpiresAt);

    /// <summary>A key as lists show it; the whole <c>Key</c> is only in the answer that made it.</summary>
    public sealed record KeyShown(
        string Id, string Name, IReadOnlyList<string> Roles, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string? Key);
}
