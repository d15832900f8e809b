using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Users;

/// <summary>A person who signs in. What they may do follows from their roles.</summary>
public sealed class User
{
    public required string Id { get; init; }

    /// <summary>As the person writes it; found without regard to case by <see cref="SignInName"/>.</summary>
    public required string UserName { get; set; }

    public required string SignInName { get; set; }
    public required string DisplayName { get; set; }
    public string PasswordHash { get; set; } = "";

    /// <summary>Changes whenever earlier sign-ins must end: new password, new roles, disabled.</summary>
    public required string SecurityStamp { get; set; }

    public required List<string> Roles { get; set; }

    /// <summary><c>zh-CN</c> or <c>en-US</c>; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>The agent this person works as.</summary>
    public string? AgentId { get; set; }

    /// <summary>Ids of the groups a team lead leads; none are those of their own agent.</summary>
    public List<string> Groups { get; set; } = [];

    public bool IsDisabled { get; set; }
    public int FailedSignIns { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A key by which a program acts; only a hash of its secret is kept.</summary>
public sealed class ApiKey
{
    /// <summary>The part of the key that may be shown.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret part, in hex.</summary>
    public required string SecretHash { get; init; }

    public required List<string> Roles { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.Id).HasMaxLength(40);
        builder.Property(user => user.SignInName).HasMaxLength(100);
        builder.HasIndex(user => user.SignInName).IsUnique();
        builder.Property(user => user.AgentId).HasMaxLength(40);
        builder.HasIndex(user => user.AgentId).IsUnique();
        builder.StoreTimesAsTicks();
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(key => key.Id).HasMaxLength(40);
        builder.StoreTimesAsTicks();
    }
}
