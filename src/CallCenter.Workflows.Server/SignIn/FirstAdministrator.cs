using System.Security.Cryptography;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Makes the first user of an empty centre.</summary>
public sealed class FirstAdministrator(UserAccounts accounts, ServerSettings settings)
{
    /// <summary>Without the characters that people mix up.</summary>
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The password of the administrator it made, to be shown once; null when there were users already.</summary>
    public async Task<string?> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken)) return null;
        var password = settings.AdminPassword ?? RandomNumberGenerator.GetString(Letters, 16);
        await accounts.AddAsync([(accounts.New("admin", "管理员", Roles.Administrator), password)], cancellationToken);
        return password;
    }
}
