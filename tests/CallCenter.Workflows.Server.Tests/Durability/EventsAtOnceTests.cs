using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Stores;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Durability;

public abstract class EventsAtOnceContract(SharedServer shared)
{
    [Fact]
    public async Task Events_ManyAtOnceSomeTwice_HaveTheirEffectOnceAndLeaveNoBookmark()
    {
        var server = shared.Server;
        Assert.IsType<DefinitionOutcome.Stored>(await server.Get<DefinitionLibrary>().SaveAsync(EventsAtOnce.Model, publish: true));
        var events = new EventsAtOnce(server.Get<IWorkflowRuntime>(), server.Get<IInstanceStore>(), server.Get<IInstanceReader>());
        await events.StartAsync(2_000);

        await events.OfferAsync();

        Assert.Empty(await events.FindWrongAsync());
    }
}

[Collection(ServerCollection.Name)]
public sealed class EventsAtOnceTests(SharedServer shared) : EventsAtOnceContract(shared);

[Collection(PostgreSqlServerCollection.Name)]
public sealed class EventsAtOnceOnPostgreSqlTests(ServerOnPostgreSql shared) : EventsAtOnceContract(shared);
