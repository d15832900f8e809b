using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Expressions;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>Every flow of the product that has a scenario is played through it.</summary>
public sealed class ProductFlowTests
{
    private static readonly ActivityCatalogue Catalogue = new ActivityCatalogue().AddFrom(typeof(ContactStimuli).Assembly);

    private static readonly IReadOnlyDictionary<string, IExpressionLanguage> Languages =
        new IExpressionLanguage[]
        {
            new LiteralLanguage(), new ObjectLanguage(), new VariableLanguage(), new InputLanguage(), new JavaScriptLanguage(), new HandlebarsLanguage(),
        }.ToDictionary(language => language.Type);

    private static readonly string Folder = FindFolder();

    private static string FindFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CallCenter.Workflows.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "workflows");
    }

    private static IEnumerable<string> ScenarioFiles => Directory.EnumerateFiles(Folder, "*.scenario.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static TheoryData<string> Flows =>
        [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Where(file => !file.EndsWith(".scenario.json", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in ScenarioFiles)
            {
                foreach (var it in ScenarioFile.Parse(File.ReadAllText(file)).Cases.SelectMany(c => c.Expand()))
                    data.Add(Path.GetRelativePath(Folder, file), it.Name);
            }

            return data;
        }
    }

    private static DefinitionReading Read(string flow) => DefinitionReader.Read(DefinitionJson.Parse(File.ReadAllText(Path.Combine(Folder, flow))));

    /// <summary>A scenario with the flow it is for.</summary>
    internal static (Scenario Scenario, WorkflowGraph Graph) Load(string file) => (
        ScenarioFile.Parse(File.ReadAllText(Path.Combine(Folder, file))),
        WorkflowGraph.Compile(Read(file.Replace(".scenario.json", ".json", StringComparison.Ordinal)).Definition, Catalogue, Languages));

    [Theory]
    [MemberData(nameof(Flows))]
    public void Flow_AsStored_HasNoProblems(string flow)
    {
        var reading = Read(flow);

        Assert.Empty(reading.Problems);
        Assert.Empty(DefinitionChecker.Check(reading.Definition, Catalogue, Languages));
        foreach (var node in reading.Definition.Root.Children.Select(child => child.Node))
        {
            var type = Catalogue.Find(node.Type, node.Version)!;
            Assert.Empty(node.Inputs.Keys.Except(type.Inputs.Select(input => input.JsonName)));
            Assert.False(string.IsNullOrEmpty(node.DisplayText), $"{node.Id} has no display text");
        }
    }

    /// <summary>The flows that guide agents are what a version of a process freezes: nothing of them may keep it from being released.</summary>
    [Fact]
    public void Script_AgainstTheRulesOfTheHouse_HasNoFindings() =>
        Assert.Empty(DesignCheck.Check(new RuleContext(Read("scripts/repair-report.json").Definition, Catalogue, Languages), isFirstVersion: true).Select(found => found.Message.Zh));

    [Theory]
    [MemberData(nameof(Flows))]
    public void Flow_ByTheRulesOfTheHouse_IsWellDesigned(string flow)
    {
        var found = DesignCheck.Check(new RuleContext(Read(flow).Definition, Catalogue, Languages), isFirstVersion: true);

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found.Select(problem => $"{problem.Severity} {problem.Rule} {problem.ActivityId}: {problem.Message.En}")));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Flow_AsDrawn_ReadsFromLeftToRightWithoutOverlaps(string flow)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, flow)))!["root"]!;
        var places = root["activities"]!.AsArray().ToDictionary(
            node => node!["id"]!.GetValue<string>(),
            node => node!["metadata"]!["designer"]!["position"]! is var p ? (X: p["x"]!.GetValue<double>(), Y: p["y"]!.GetValue<double>()) : default);

        foreach (var (id, place) in places)
        {
            // A box with its ports is at most 300 wide and 120 high.
            Assert.DoesNotContain(places, other => other.Key != id && Math.Abs(other.Value.X - place.X) < 300 && Math.Abs(other.Value.Y - place.Y) < 120);
        }

        var lines = root["connections"]!.AsArray().Select(connection => (
            From: connection!["source"]!["activity"]!.GetValue<string>(), To: connection["target"]!["activity"]!.GetValue<string>())).ToList();
        foreach (var line in lines)
        {
            var (from, to) = (places[line.From], places[line.To]);

            // Only what is done once more leads back.
            Assert.True(
                to.X > from.X || (to.X == from.X && to.Y > from.Y) || Leads(lines.Except([line]).ToList(), line.To, line.From), $"{line.From} -> {line.To} goes backwards");
        }
    }

    private static bool Leads(IReadOnlyList<(string From, string To)> lines, string from, string to)
    {
        var reached = new HashSet<string> { from };
        while (lines.Where(line => reached.Contains(line.From)).Select(line => line.To).Except(reached).ToList() is { Count: > 0 } more) reached.UnionWith(more);
        return reached.Contains(to);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Scenario_OnTheEngine_GoesAsExpected(string file, string name)
    {
        var (scenario, graph) = Load(file);
        Assert.Equal(scenario.Flow, graph.Definition.DefinitionId);
        var it = scenario.Cases.SelectMany(c => c.Expand()).Single(c => c.Name == name);

        await using var target = await EngineTarget.StartAsync(graph, scenario.Centre, it);
        await ScenarioPlayer.PlayAsync(it, target);
    }
}
