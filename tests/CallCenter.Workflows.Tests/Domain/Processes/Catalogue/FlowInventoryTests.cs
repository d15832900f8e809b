using CallCenter.Processes.Catalogue;

namespace CallCenter.Workflows.Tests.Domain.Processes.Catalogue;

public sealed class FlowInventoryTests
{
    [Fact]
    public void Lines_AreTheBusiestFirstWithTheirProcesses()
    {
        FlowVolume[] flows = [new("a", "A", true, 0), new("b", "B", true, 30), new("c", "C", false, 10)];
        var lines = FlowInventory.Of(flows, [("p2", "b"), ("p1", "b"), ("p1", "b")]);

        Assert.Equal([("b", 0.75, "p1 p2"), ("c", 0.25, ""), ("a", 0d, "")], lines.Select(line => (line.Flow.DefinitionId, line.Share!.Value, string.Join(' ', line.Processes))));
    }

    [Fact]
    public void Share_WhenNothingRan_IsUnknown() => Assert.Null(FlowInventory.Of([new("a", "A", true, 0)], []).Single().Share);
}
