using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Tests.Domain.Processes.Lifecycle;

public sealed class StepComparisonTests
{
    [Fact]
    public void SameTable_HasNoDifferences() => Assert.Empty(StepComparison.Compare(Table("a", "b"), Table("a", "b")));

    [Fact]
    public void InsertedStep_MovesNoOther() => Assert.Equal([(StepDifferenceKind.Added, null, "x")], Of(Table("a", "b", "c"), Table("x", "a", "b", "c")));

    [Fact]
    public void RemovedStep_MovesNoOther() => Assert.Equal([(StepDifferenceKind.Removed, "a", null)], Of(Table("a", "b", "c"), Table("b", "c")));

    [Fact]
    public void StepCarriedToTheEnd_AloneMoved() => Assert.Equal([(StepDifferenceKind.Moved, "a", "a")], Of(Table("a", "b", "c", "d"), Table("b", "c", "d", "a")));

    [Fact]
    public void StepInTheSamePlaceWithOtherWords_IsChanged() => Assert.Equal([(StepDifferenceKind.Changed, "b", "B")], Of(Table("a", "b"), Table("a", "B")));

    [Fact]
    public void DueTimeOrRole_ChangesAStep()
    {
        var before = Table("a", "b");
        Assert.Equal([(StepDifferenceKind.Changed, "b", "b")], Of(before, [before[0], before[1] with { DueAfter = TimeSpan.FromMinutes(5) }]));
        Assert.Equal([(StepDifferenceKind.Changed, "a", "a")], Of(before, [before[0] with { Role = "班组长" }, before[1]]));
    }

    private static ProcessStep[] Table(params string[] what) => [.. what.Select((text, index) => new ProcessStep(index + 1, text, "坐席", null))];

    private static IEnumerable<(StepDifferenceKind, string?, string?)> Of(ProcessStep[] before, ProcessStep[] after) =>
        StepComparison.Compare(before, after).Select(difference => (difference.Kind, difference.Before?.What, difference.After?.What));
}
