using CallCenter.Processes.Catalogue;

namespace CallCenter.Workflows.Tests.Domain.Processes.Catalogue;

public sealed class CoverageMapTests
{
    private static readonly CoverageAxes Axes = new()
    {
        ServiceKinds = [new("consult", "咨询", "Consultation"), new("complaint", "投诉", "Complaint")],
        Channels = [new("phone", "电话", "Phone"), new("web", "网页", "Web")],
        Customers = [new("all", "全部客户", "All")],
    };

    private static readonly Process Phone = new()
    {
        Id = "phone", Name = "电话咨询", Owner = "o", Standing = ProcessStanding.Chosen, ServiceKinds = ["consult"], Channels = ["phone"], Customers = ["all"],
    };

    [Fact]
    public void Cells_WithoutProcesses_AreAllGaps()
    {
        var cells = CoverageMap.Of(Axes, [], new HashSet<string>());
        Assert.Equal(4, cells.Count);
        Assert.All(cells, cell => Assert.Equal(CoverageState.None, cell.State));
    }

    [Fact]
    public void Cell_OfOneProcess_IsPlannedUntilAVersionIsInForce()
    {
        Assert.Equal(CoverageState.Planned, StateOf([Phone]));
        Assert.Equal(CoverageState.Covered, StateOf([Phone], "phone"));
    }

    [Fact]
    public void Cell_OfTwoChosenProcesses_Overlaps()
    {
        Assert.Equal(CoverageState.Overlap, StateOf([Phone, Phone with { Id = "other" }], "phone"));
        Assert.Equal(CoverageState.Covered, StateOf([Phone, Phone with { Id = "other", Standing = ProcessStanding.Candidate }], "phone"));
        Assert.Equal(CoverageState.Covered, StateOf([Phone, Phone with { Id = "other", Standing = ProcessStanding.Dropped }], "phone"));
    }

    [Fact]
    public void Cell_ThatIsLeftOut_NeedsNoProcessUnlessOneCoversIt()
    {
        var axes = Axes with { Exclusions = [new("complaint", null, null, "先电话"), new("consult", "phone", null, "无")] };
        var cells = CoverageMap.Of(axes, [Phone], new HashSet<string>());
        Assert.Equal(
            [("consult", "phone", CoverageState.Planned), ("consult", "web", CoverageState.None), ("complaint", "phone", CoverageState.NotNeeded), ("complaint", "web", CoverageState.NotNeeded)],
            cells.Select(cell => (cell.ServiceKind, cell.Channel, cell.State)));
        Assert.Equal("先电话", cells[2].Reason);
    }

    [Fact]
    public void SupportProcess_HasNoPlaceInTheMap() => Assert.Equal(CoverageState.None, StateOf([Phone with { Class = ProcessClass.OperationSupport }], "phone"));

    private static CoverageState StateOf(Process[] processes, params string[] inForce) =>
        CoverageMap.Of(Axes, processes, inForce.ToHashSet()).Single(cell => cell is { ServiceKind: "consult", Channel: "phone" }).State;
}
