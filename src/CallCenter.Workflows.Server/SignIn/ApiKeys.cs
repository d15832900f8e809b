using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Persistence;
using CallCenter.Persistence.Centre.Users;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Keys for programs: <c>ccw_ID_SECRET</c>, shown once, kept as a hash.</summary>
public sealed class ApiKeys(IDbContextFactory<CallCenterDbContext> database, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ApiKey?> _known = new(StringComparer.Ordinal);

    /// <summary>The key a program presented, or null when it is wrong, expired or withdrawn.</summary>
    public async ValueTask<ApiKey?> VerifyAsync(string presented, CancellationToken cancellationToken)
    {
        if (presented.Split('_') is not ["ccw", var id, var secret] || await FindAsync(id, cancellationToken) is not { } key) return null;
        var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(key.SecretHash));
        return same && !(key.ExpiresAt <= clock.GetUtcNow()) ? key : null;
    }

    public async ValueTask<ApiKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var key = await context.Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(key => key.Id == id, cancellationToken);
        // Only keys that exist are remembered: what strangers present must not fill the memory.
        if (key is not null) _known[id] = key;
        return key;
    }

    /// <summary>Makes a key; <c>Clear</c> is the only time its secret is seen.</summary>
    public async Task<(ApiKey Key, string Clear)> CreateAsync(
        string name, IEnumerable<string> roles, DateTimeOffset? expiresAt, string createdBy, CancellationToken cancellationToken)
    {
        var secret = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var key = new ApiKey
        {
            Id = RandomNumberGenerator.GetHexString(12, lowercase: true),
            Name = name,
            SecretHash = Hash(secret),
            Roles = [.. roles],
            CreatedBy = createdBy,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(key);
        await context.SaveChangesAsync(cancellationToken);
        return (key, $"ccw_{key.Id}_{secret}");
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ApiKey>().AsNoTracking().OrderBy(key => key.Name).ThenBy(key => key.Id).ToListAsync(cancellationToken);
    }

    public async Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var gone = await context.Set<ApiKey>().Where(key => key.Id == id).ExecuteDeleteAsync(cancellationToken);
        _known.TryRemove(id, out _);
        return gone > 0;
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
