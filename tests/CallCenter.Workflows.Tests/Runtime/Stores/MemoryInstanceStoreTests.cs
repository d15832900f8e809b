using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Tests.Runtime.Stores;

public sealed class MemoryInstanceStoreTests : InstanceStoreContract
{
    protected override IInstanceStore Store { get; } = new MemoryInstanceStore();
}
