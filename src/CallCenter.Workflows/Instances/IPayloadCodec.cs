namespace CallCenter.Workflows.Instances;

/// <summary>Writes the objects that are opaque to the engine (commands, asks, payloads) so that they survive in a store.</summary>
public interface IPayloadCodec
{
    /// <summary>A stable type name and JSON text. Throws for a type that was not registered.</summary>
    (string Type, string Json) Write(object payload);

    object Read(string type, string json);
}

/// <summary>Encrypts sensitive text before it reaches a store.</summary>
public interface ISecretCodec
{
    string Protect(string clear);
    string Reveal(string secret);
}
