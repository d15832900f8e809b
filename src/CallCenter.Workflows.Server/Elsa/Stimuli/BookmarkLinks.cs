using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CallCenter.Workflows.Server.Elsa.Stimuli;

/// <summary>Signed tokens that let whoever holds them resume one bookmark once, until they expire.</summary>
internal sealed class BookmarkLinks(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("CallCenter.Workflows.BookmarkLinks");

    /// <param name="ExpiresAt">On the wall clock: a link is a promise to people, whatever clock the centre has.</param>
    public sealed record Grant(string InstanceId, int BookmarkNumber, DateTimeOffset ExpiresAt)
    {
        public bool IsExpired => ExpiresAt <= TimeProvider.System.GetUtcNow();
    }

    public string Sign(Grant grant) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{grant.BookmarkNumber}|{grant.ExpiresAt.UtcTicks}|{grant.InstanceId}"));

    /// <summary>What a token grants; null when this server did not sign it.</summary>
    public Grant? Read(string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        try
        {
            var parts = _protector.Unprotect(token).Split('|', 3);
            return new(parts[2], int.Parse(parts[0], CultureInfo.InvariantCulture), new(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
