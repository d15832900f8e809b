using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Tests.Domain.Processes.Deployment;

public sealed class ConformanceTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    /// <summary>arrive → greet → menu → (repair | sales) → note → end; greet may take 30 seconds.</summary>
    private static readonly FlowMap Map = new(
        "arrive",
        [.. new[] { "arrive", "greet", "menu", "repair", "sales", "note", "end" }.Select(id => new RequiredStep(id, id, id == "greet" ? TimeSpan.FromSeconds(30) : null))],
        [("arrive", "greet"), ("greet", "menu"), ("menu", "repair"), ("menu", "sales"), ("menu", "menu"), ("repair", "note"), ("sales", "note"), ("note", "end")]);

    private static IReadOnlyList<PassedStep> Way(params string[] ids) => [.. ids.Select((id, i) => new PassedStep(id, Nine.AddMinutes(i), Nine.AddMinutes(i).AddSeconds(20)))];

    private static IEnumerable<(DeviationKind, string)> Check(params string[] ids) => Conformance.Check(Map, Way(ids), Nine.AddHours(1)).Select(found => (found.Kind, found.Id));

    [Fact]
    public void Mandatory_ToTheEnd_IsWhatNoWayGoesAround() =>
        Assert.Equal(["arrive", "greet", "menu", "note", "end"], Map.Mandatory("end").Select(step => step.Id));

    [Theory]
    [InlineData("arrive,greet,menu,repair,note,end")]
    [InlineData("arrive,greet,menu,menu,sales,note,end")]
    [InlineData("arrive,greet,menu")]
    public void Check_AWayOfTheDrawing_HasNoDeviation(string way) => Assert.Empty(Check(way.Split(',')));

    [Fact]
    public void Check_StepLeftOut_IsMissing() => Assert.Equal([(DeviationKind.Missing, "greet")], Check("arrive", "menu", "repair", "note", "end"));

    [Fact]
    public void Check_StepsChanged_AreOutOfOrder() => Assert.Equal([(DeviationKind.OutOfOrder, "menu")], Check("arrive", "menu", "greet", "repair", "note", "end"));

    [Fact]
    public void Check_StepOfNoVersion_IsUnknown() => Assert.Equal([(DeviationKind.Unknown, "gift")], Check("arrive", "greet", "gift"));

    [Fact]
    public void Check_NothingPassed_MissesTheBeginning() => Assert.Equal([(DeviationKind.Missing, "arrive")], Check());

    [Fact]
    public void Check_SlowStep_TellsByHowMuch()
    {
        var way = new[] { new PassedStep("arrive", Nine, Nine), new PassedStep("greet", Nine, null) };
        var found = Assert.Single(Conformance.Check(Map, way, Nine.AddSeconds(75)));
        Assert.Equal((DeviationKind.TooLong, "greet", TimeSpan.FromSeconds(45)), (found.Kind, found.Id, found.Over));
    }
}
