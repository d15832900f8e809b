using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Design;

/// <summary>Each rule finds what it is for in the drawings that have it, at that node, and nothing in those that do not.</summary>
public sealed class DesignRuleTests
{
    private static readonly IReadOnlyList<DesignCase> Cases = [.. DesignCases.People, .. DesignCases.Drawing, .. DesignCases.Callers];

    public static TheoryData<string> Names => [.. Cases.Select(drawn => drawn.Name)];

    public static TheoryData<string> Ids => [.. DesignCheck.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_OfADrawing_FindsWhatIsWrongAndNothingElse(string name)
    {
        var drawn = Cases.Single(drawn => drawn.Name == name);

        var found = Check(drawn).Where(problem => problem.Rule == drawn.Rule).ToList();

        Assert.Equal(drawn.Found, found.Select(problem => problem.ActivityId ?? "flow"));
        Assert.All(found, problem =>
        {
            Assert.True(Telephony.SpeakingTime.IsChinese(problem.Message.Zh));
            Assert.False(Telephony.SpeakingTime.IsChinese(problem.Message.En.Replace(drawn.OwnWords, "", StringComparison.Ordinal)));
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasDrawingsThatBreakItAndThatDoNot(string rule)
    {
        Assert.Contains(Cases, drawn => drawn.Rule == rule && drawn.Found.Count > 0);
        Assert.Contains(Cases, drawn => drawn.Rule == rule && drawn.Found.Count == 0);
    }

    [Fact]
    public void Rules_Ids_AreTheirOwn()
    {
        var all = DesignCheck.Rules.Select(rule => rule.Id).Concat(DefinitionChecker.Rules.Select(rule => rule.Id)).ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All(DesignCheck.Rules, rule => Assert.True(Telephony.SpeakingTime.IsChinese(rule.Quotes.Words.Zh)));
    }

    private static IReadOnlyList<Problem> Check(DesignCase drawn)
    {
        var definition = drawn.Flow.Definition() with { Name = drawn.FlowName };
        return DesignCheck.Check(new RuleContext(definition, Catalogue, Flow.Languages), drawn.IsFirstVersion);
    }

    private static ActivityCatalogue Catalogue => Flow.Catalogue;
}

/// <summary>A drawing, the rule it is about, and the nodes the rule is to name; <c>flow</c> is the whole.</summary>
internal sealed record DesignCase(string Rule, string What, Flow Flow, params IReadOnlyList<string> Found)
{
    public string Name => $"{Rule}: {What}";
    public string FlowName { get; init; } = "Test";
    public bool IsFirstVersion { get; init; } = true;

    /// <summary>Words of the drawing itself, which come in both languages' messages.</summary>
    public string OwnWords { get; init; } = "\0";
}
