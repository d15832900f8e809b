using CallCenter.Processes.Catalogue;

namespace CallCenter.Workflows.Tests.Domain.Processes.Catalogue;

public sealed class CandidateScoringTests
{
    [Fact]
    public void Rank_WeighsValueAndEffortApart()
    {
        // Value (3·5 + 2·4 + 2·2 + 1·1) / 8 = 3.5, effort (1 + 2 + 3 + 4) / 4 = 2.5.
        var rank = CandidateScoring.Rank(Points(5, 4, 2, 1, 1, 2, 3, 4))!;
        Assert.Equal((3.5, 2.5, 1.4, PriorityField.First), (rank.Value, rank.Effort, Math.Round(rank.Priority, 9), rank.Field));
    }

    [Theory]
    [InlineData(3, 2.9, PriorityField.First)]
    [InlineData(3, 3, PriorityField.Plan)]
    [InlineData(2.9, 2.9, PriorityField.Fill)]
    [InlineData(2.9, 3, PriorityField.Leave)]
    public void Field_AtTheMiddle_CountsAsMuch(double value, double effort, PriorityField field) => Assert.Equal(field, new CandidateRank(value, effort).Field);

    [Fact]
    public void Rank_WithoutAllPoints_IsNone() => Assert.Null(CandidateScoring.Rank(Points(5, 4, 2, 1, 1, 2, 3)));

    [Theory]
    [InlineData(120_000, 50_000, 20_000, 6)]
    [InlineData(20_000, 50_000, 20_000, null)]
    [InlineData(20_000, 0, 0, 0)]
    public void Payback_IsTheCostAtTheStartOverTheNetOfAYear(int benefit, int once, int yearly, int? months) =>
        Assert.Equal(months, (int?)new ExpectedResult(benefit, once, yearly).PaybackMonths);

    [Fact]
    public void MainGoals_AreDrivenByKpisOfTheCatalogue() => Assert.All(MainGoals.All, goal => Assert.InRange(goal.Drivers.Distinct().Count(), 3, 6));

    private static List<CriterionPoints> Points(params int[] points) => [.. CandidateScoring.Criteria.Zip(points, (criterion, given) => new CriterionPoints(criterion.Id, given))];
}
