using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

/// <summary>What of inputs and outputs the journal keeps, as Studio's log persistence settings say.</summary>
public sealed class JournalRulesTests
{
    private const string Include = """{"evaluationMode":"Strategy","strategyType":"Elsa.Workflows.LogPersistence.Strategies.Include, Elsa.Workflows.Core","expression":null}""";
    private const string Exclude = """{"evaluationMode":"Strategy","strategyType":"Elsa.Workflows.LogPersistence.Strategies.Exclude, Elsa.Workflows.Core"}""";
    private const string Inherit = """{"evaluationMode":"Strategy","strategyType":"Elsa.Workflows.LogPersistence.Strategies.Inherit, Elsa.Workflows.Core"}""";
    private const string Configured = """{"evaluationMode":"Strategy","strategyType":"Elsa.Workflows.LogPersistence.Strategies.Configuration, Elsa.Workflows.Core"}""";

    [Theory]
    [InlineData(null, null, true, true, true)]
    [InlineData(null, null, false, false, false)]
    [InlineData(Exclude, null, true, false, false)]
    [InlineData(Include, null, false, true, true)]
    [InlineData(Inherit, null, false, false, false)]
    [InlineData(null, """{"default":EXCLUDE}""", true, false, false)]
    [InlineData(Exclude, """{"default":INCLUDE}""", true, true, true)]
    [InlineData(Exclude, """{"default":CONFIGURED}""", true, true, true)]
    [InlineData(Exclude, """{"default":INHERIT}""", true, false, false)]
    [InlineData(null, """{"default":INCLUDE,"inputs":{"secretless":EXCLUDE}}""", true, false, true)]
    [InlineData(null, """{"default":EXCLUDE,"outputs":{"echo":INCLUDE}}""", true, false, true)]
    [InlineData(null, """{"inputs":{"secretless":EXPRESSION('Exclude')}}""", true, false, true)]
    [InlineData(null, """{"inputs":{"secretless":EXPRESSION(variables.n > 3 ? LogPersistenceMode.Exclude : LogPersistenceMode.Include)}}""", true, false, true)]
    [InlineData(Exclude, """{"outputs":{"echo":EXPRESSION(variables.n < 3 ? 2 : 1)}}""", true, false, true)]
    [InlineData(Exclude, """{"inputs":{"secretless":EXPRESSION('Inherit')}}""", true, false, false)]
    [InlineData(null, """{"inputs":{"secretless":EXPRESSION(nothing.there())}}""", true, true, true)]
    [InlineData(null, "LEGACY:{\"default\":\"Exclude\"}", true, false, false)]
    [InlineData(null, "LEGACY:{\"inputs\":{\"secretless\":\"Exclude\"},\"outputs\":{\"echo\":\"Include\"}}", true, false, true)]
    public void Setting_OfActivityDefinitionAndServer_TheNearestWins(string? definition, string? activity, bool server, bool input, bool output)
    {
        var flow = new Flow
        {
            Defaults = new() { KeepsValues = server },
            CustomProperties = definition is null ? default : ValueJson.Parse($$$"""{"logPersistenceConfig":{"default":{{{definition}}}}}"""),
        };
        flow.Variable("n", 5).Add("a", "Test.Echo", n => n.Literal("secretless", "seen").Custom(Custom(activity)));

        var entry = FlowRun.Of(flow).Journal.Single(record => record.ActivityId == "a");

        Assert.Equal(input, entry.Inputs![0].AsString == "seen");
        Assert.Equal(output, entry.Outputs?["Echo"].AsString == "seen");
        Assert.Equal("Done", Assert.Single(entry.Outcomes!));
    }

    [Theory]
    [InlineData("\"4242\"")]
    [InlineData("4242")]
    [InlineData("{\"card\":4242}")]
    public void SensitiveInput_OfAnyKind_IsNeverJournalled(string value)
    {
        var run = FlowRun.Of(new Flow().Add("a", "Test.Echo", n => n.Literal("secretless", "seen").Json("secret", value)
            .Custom($$$"""{"logPersistenceConfig":{"default":{{{Include}}},"inputs":{"secret":{{{Include}}} } } }""")));

        var entry = run.Journal.Single(record => record.ActivityId == "a");
        Assert.Equal(SensitiveText.Mask, entry.Inputs![1].AsString);
        Assert.Equal("seen", entry.Inputs[0].AsString);
    }

    [Fact]
    public void Exclude_LeavesTheRunItself_AsItWas()
    {
        var flow = new Flow { Defaults = new() { KeepsValues = false } }.Variable("got")
            .Add("a", "Test.Echo", n => n.Literal("secretless", "seen").Output("echo", "got"));

        Assert.Equal("seen", FlowRun.Of(flow).Variable("got").AsString);
    }

    private static string Custom(string? activity)
    {
        if (activity is null) return "{}";
        if (activity.StartsWith("LEGACY:", StringComparison.Ordinal)) return $$"""{"logPersistenceMode":{{activity[7..]}}}""";
        var config = activity.Replace("INCLUDE", Include, StringComparison.Ordinal).Replace("EXCLUDE", Exclude, StringComparison.Ordinal)
            .Replace("INHERIT", Inherit, StringComparison.Ordinal).Replace("CONFIGURED", Configured, StringComparison.Ordinal);
        if (config.IndexOf("EXPRESSION(", StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = config.LastIndexOf(')');
            var script = System.Text.Json.JsonSerializer.Serialize(config[(at + 11)..end]);
            config = config[..at] + $$$"""{"evaluationMode":"Expression","expression":{"type":"JavaScript","value":{{{script}}}} }""" + config[(end + 1)..];
        }

        return $$"""{"logPersistenceConfig":{{config}}}""";
    }
}

[Activity("Test.Echo", "Test"), Texts("回声", "Echo", "", "")]
public sealed class EchoActivity : Activity
{
    [Input("明", "Secretless")] public string? Secretless { get; init; }

    [Input("密", "Secret", IsSensitive = true)] public Value Secret { get; init; }

    [Output("回声", "Echo")] public string? Echo { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        Echo = Secretless;
        return Done();
    }
}
