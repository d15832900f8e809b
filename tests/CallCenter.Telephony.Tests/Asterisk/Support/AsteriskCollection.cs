namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>Tests that call a real Asterisk: one for all of them, one test at a time.</summary>
[CollectionDefinition(Name)]
public sealed class AsteriskCollection : ICollectionFixture<AsteriskFixture>
{
    public const string Name = "Asterisk";
}

/// <summary>The hotline's tests have an Asterisk of their own, so that they run beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class HotlineCollection : ICollectionFixture<AsteriskFixture>
{
    public const string Name = "Asterisk for the hotline";
}

/// <summary>A collection's Asterisk.</summary>
public sealed class AsteriskFixture : IAsyncLifetime
{
    public AsteriskServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await AsteriskServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
    }
}
