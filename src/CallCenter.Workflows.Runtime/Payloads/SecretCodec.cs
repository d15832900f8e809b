using CallCenter.Workflows.Instances;
using Microsoft.AspNetCore.DataProtection;

namespace CallCenter.Workflows.Runtime.Payloads;

/// <summary>Sensitive text in stored instances, encrypted with the server's data protection keys.</summary>
public sealed class SecretCodec(IDataProtectionProvider protection) : ISecretCodec
{
    private readonly IDataProtector _protector = protection.CreateProtector("CallCenter.Workflows.SensitiveText");

    public string Protect(string clear) => _protector.Protect(clear);

    public string Reveal(string secret) => _protector.Unprotect(secret);
}
