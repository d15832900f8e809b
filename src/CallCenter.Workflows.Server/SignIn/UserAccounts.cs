using System.Collections.Concurrent;
using System.Security.Cryptography;
using CallCenter.Persistence;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Workflows.Server.Problems;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>The people who may sign in, and what proves that it is them.</summary>
public sealed class UserAccounts(IDbContextFactory<CallCenterDbContext> database, IPasswordHasher<User> hasher, TimeProvider clock)
{
    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    public const int AllowedFailures = 5;

    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(5);

    /// <summary>Checked for names that do not exist, so that an answer takes as long as for one that does.</summary>
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Blank(), Guid.NewGuid().ToString()));

    private readonly ConcurrentDictionary<string, User?> _known = new(StringComparer.Ordinal);

    /// <summary>The person, from memory where possible; treat it as read-only.</summary>
    public async ValueTask<User?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return _known[id] = await context.Set<User>().AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancellationToken);
    }

    /// <summary>The person with that name and password. Throws <see cref="ProblemException"/> when it is not them or the account is locked.</summary>
    public async Task<User> VerifyAsync(string userName, string password, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var signInName = SignInName(userName);
        var user = await context.Set<User>().FirstOrDefaultAsync(user => user.SignInName == signInName, cancellationToken);
        if (user is null || user.IsDisabled)
        {
            hasher.VerifyHashedPassword(Blank(), _nobodysHash.Value, password);
            throw new ProblemException(new(ProblemType.SignInFailed));
        }

        var now = clock.GetUtcNow();
        if (user.LockedUntil > now) throw Locked(user.LockedUntil.Value - now);
        var verdict = hasher.VerifyHashedPassword(user, user.PasswordHash, password);
        if (verdict == PasswordVerificationResult.Failed)
        {
            user.FailedSignIns++;
            if (user.FailedSignIns >= AllowedFailures) (user.LockedUntil, user.FailedSignIns) = (now + LockTime, 0);
            await context.SaveChangesAsync(cancellationToken);
            throw user.LockedUntil > now ? Locked(LockTime) : new ProblemException(new(ProblemType.SignInFailed));
        }

        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) user.PasswordHash = hasher.HashPassword(user, password);
        (user.FailedSignIns, user.LockedUntil) = (0, null);
        await context.SaveChangesAsync(cancellationToken);
        return user;
    }

    public async Task SetLanguageAsync(string id, string language, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await context.Set<User>().Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language), cancellationToken);
        _known.TryRemove(id, out _);
    }

    /// <summary>All people, by name.</summary>
    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<User>().AsNoTracking().OrderBy(user => user.SignInName).ToListAsync(cancellationToken);
    }

    /// <summary>From now on that person, and nobody else, works as the agent; null is nobody.</summary>
    public async Task LinkAsync(string agentId, string? userId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<User>().Where(user => user.AgentId == agentId && user.Id != userId)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.AgentId, (string?)null), cancellationToken);
        if (userId is not null)
            await context.Set<User>().Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.AgentId, agentId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        ForgetKnown();
    }

    /// <summary>What is remembered of people is read again: somebody else has changed it.</summary>
    public void ForgetKnown() => _known.Clear();

    public async Task<bool> AnyAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<User>().AnyAsync(cancellationToken);
    }

    /// <summary>Adds people; names that are taken are left as they are.</summary>
    public async Task AddAsync(IReadOnlyList<(User User, string Password)> people, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var taken = await context.Set<User>().Select(user => user.SignInName).ToListAsync(cancellationToken);
        foreach (var (user, password) in people)
        {
            if (taken.Contains(user.SignInName)) continue;
            user.PasswordHash = hasher.HashPassword(user, password);
            context.Add(user);
        }

        await context.SaveChangesAsync(cancellationToken);
        _known.Clear();
    }

    /// <summary>Changes a person. With another password, other roles or disabled they are signed out everywhere at once.</summary>
    public async Task<User> ChangeAsync(string id, UserChange change, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var user = await context.Set<User>().FirstAsync(user => user.Id == id, cancellationToken);
        if (change.Password is not null || change.IsDisabled || !change.Roles.Order().SequenceEqual(user.Roles.Order())) user.SecurityStamp = NewStamp();
        if (change.Password is { } password) user.PasswordHash = hasher.HashPassword(user, password);
        (user.DisplayName, user.Roles, user.Groups, user.IsDisabled) = (change.DisplayName, [.. change.Roles], [.. change.Groups], change.IsDisabled);
        (user.FailedSignIns, user.LockedUntil) = (0, null);
        await context.SaveChangesAsync(cancellationToken);
        _known.TryRemove(id, out _);
        return user;
    }

    public User New(string userName, string displayName, params string[] roles) => new()
    {
        Id = Guid.CreateVersion7().ToString("N"),
        UserName = userName,
        SignInName = SignInName(userName),
        DisplayName = displayName,
        SecurityStamp = NewStamp(),
        Roles = [.. roles],
        CreatedAt = clock.GetUtcNow(),
    };

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static string SignInName(string userName) => userName.Trim().ToUpperInvariant();

    private static User Blank() => new() { Id = "", UserName = "", SignInName = "", DisplayName = "", SecurityStamp = "", Roles = [] };

    private static ProblemException Locked(TimeSpan rest)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(rest.TotalMinutes));
        return new(new(ProblemType.LockedOut, new(
            $"密码错误次数过多。请在 {minutes} 分钟后再试。",
            $"There were too many wrong passwords. Try again in {minutes} {(minutes == 1 ? "minute" : "minutes")}.")));
    }
}

/// <param name="DisplayName">The name that is shown.</param>
/// <param name="Roles">All of them.</param>
/// <param name="Groups">Those a team lead leads.</param>
/// <param name="IsDisabled">They cannot sign in.</param>
/// <param name="Password">Null keeps it.</param>
public sealed record UserChange(string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups, bool IsDisabled, string? Password);
