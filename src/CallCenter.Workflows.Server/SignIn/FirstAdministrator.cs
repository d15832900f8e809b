namespace CallCenter.Workflows.Server.SignIn;

/// <summary>Makes the first user of an empty centre.</summary>
public sealed class FirstAdministrator(UserAccounts accounts)
{
    public const string UserName = "admin";

    /// <summary>For passwords that are made up: without the characters that people mix up.</summary>
    public const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>False when there were users already.</summary>
    public async Task<bool> EnsureAsync(string password, CancellationToken cancellationToken)
    {
        if (await accounts.AnyAsync(cancellationToken)) return false;
        await accounts.AddAsync([(accounts.New(UserName, "管理员", Roles.Administrator), password)], cancellationToken);
        return true;
    }
}
