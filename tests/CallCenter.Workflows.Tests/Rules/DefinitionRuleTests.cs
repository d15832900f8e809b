using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Rules;

/// <summary>Each rule against flows that keep it and flows that break it; a flow is the members of a flowchart.</summary>
public sealed class DefinitionRuleTests
{
    private const string Line = """{"id":"a","name":"Line","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"Literal","value":"x"}}}""";
    private const string Decision = """{"id":"d","name":"Known?","type":"Elsa.FlowDecision","version":1,"condition":{"expression":{"type":"Literal","value":"true"}}}""";

    [Theory]
    [InlineData("unknown-activity", null, """{"activities":[{"id":"x","name":"Odd","type":"Vendor.Thing","version":2}],"connections":[]}""", "Odd", "Vendor.Thing", "version 2")]
    [InlineData("unknown-activity", null, """{"activities":[{"id":"x","name":"Odd","type":"Elsa.If","version":1,"then":{"id":"y","name":"Inner","type":"menu","version":1}}],"connections":[]}""", "Inner", "CallCenter.Menu")]
    [InlineData("unknown-activity", null, """{"activities":[{"id":"x","name":"Ask","type":"Elsa.ReadLine","version":1}],"connections":[]}""", "Ask", "Elsa.Event")]
    [InlineData("literal-not-convertible", "CronExpression", """{"activities":[{"id":"c","name":"Nightly","type":"Elsa.Cron","version":1,"cronExpression":{"expression":{"type":"Literal","value":"0 3 * * *"}}}],"connections":[]}""", "Nightly", "5 fields", "0 0 3 * * *")]
    [InlineData("number-out-of-range", "Interval", """{"activities":[{"id":"t","name":"Fast","type":"Elsa.Timer","version":1,"interval":{"expression":{"type":"Literal","value":"00:00:00.01"}}}],"connections":[]}""", "Fast", "at least 0.1")]
    [InlineData("missing-required-input", "Choices", """{"activities":[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}}}],"connections":[]}""", "Main menu", "Choices")]
    [InlineData("missing-required-input", "Prompt", """{"activities":[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"  "}},"choices":{"expression":{"type":"Object","value":"[\"1 A\"]"}}}],"connections":[]}""", "Main menu", "Prompt")]
    [InlineData("connection-to-missing-activity", null, """{"activities":[@line],"connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"gone"}}]}""", "Line", "gone", "does not exist")]
    [InlineData("connection-to-missing-activity", null, """{"activities":[@line,{"id":"i","type":"Elsa.If","version":1,"then":{"id":"in","name":"Inner","type":"Elsa.SetName","version":1}}],"connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"in"}}]}""", "Inner", "another flowchart")]
    [InlineData("connection-from-missing-port", null, """{"activities":[@line,@decision],"connections":[{"source":{"activity":"d","port":"Maybe"},"target":{"activity":"a"}}]}""", "Known?", "Maybe", "True, False")]
    [InlineData("connection-from-missing-port", null, """{"activities":[@line,{"id":"e","name":"The end","type":"Elsa.End","version":1}],"connections":[{"source":{"activity":"e","port":"Done"},"target":{"activity":"a"}}]}""", "The end", "no port")]
    [InlineData("connection-from-missing-port", null, """{"activities":[@line,{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}},"choices":{"expression":{"type":"Object","value":"[\"1 Bill\"]"}}}],"connections":[{"source":{"activity":"m","port":"2 Move"},"target":{"activity":"a"}}]}""", "Main menu", "2 Move", "1 Bill, NoInput, NoMatch")]
    [InlineData("expression-does-not-parse", "Value", """{"activities":[{"id":"a","name":"Name it","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"Liquid","value":"x"}}}],"connections":[]}""", "Name it", "Value", "Liquid", "Literal")]
    [InlineData("expression-does-not-parse", "Choices", """{"activities":[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}},"choices":{"expression":{"type":"Object","value":"[\"1 A\","}}}],"connections":[]}""", "Main menu", "Choices", "line 1")]
    [InlineData("expression-does-not-parse", "Cases", """{"activities":[{"id":"s","name":"Which","type":"Elsa.FlowSwitch","version":1,"cases":[{"label":"A","condition":{"type":"Ruby","value":"1"}}]}],"connections":[]}""", "Which", "Cases", "Ruby")]
    [InlineData("literal-not-convertible", "Attempts", """{"activities":[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}},"choices":{"expression":{"type":"Object","value":"[\"1 A\"]"}},"attempts":{"expression":{"type":"Literal","value":"often"}}}],"connections":[]}""", "Main menu", "Attempts", "often", "whole number")]
    [InlineData("literal-not-convertible", "Timeout", """{"activities":[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}},"choices":{"expression":{"type":"Object","value":"[\"1 A\"]"}},"timeout":{"expression":{"type":"Literal","value":"soon"}}}],"connections":[]}""", "Main menu", "Timeout", "PT10S")]
    [InlineData("number-out-of-range", "Attempts", """{"activities":[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}},"choices":{"expression":{"type":"Object","value":"[\"1 A\"]"}},"attempts":{"expression":{"type":"Literal","value":"11"}}}],"connections":[]}""", "Main menu", "Attempts", "11", "from 1 to 10")]
    [InlineData("duplicate-activity-id", null, """{"activities":[@line,{"id":"a","name":"Other","type":"Elsa.SetName","version":1}],"connections":[]}""", "Line", "Other", "same id a")]
    [InlineData("input-not-accepted", "Form", """{"activities":[{"id":"h","name":"Check","type":"CallCenter.HumanTask","version":1,"title":{"expression":{"type":"Literal","value":"T"}},"assignee":{"expression":{"type":"Literal","value":"role:TeamLead"}},"form":{"expression":{"type":"Object","value":"{\"properties\":{\"a\":{\"type\":\"array\"}}}"}}}],"connections":[]}""", "Check", "Form", "string, number, integer or boolean")]
    [InlineData("input-not-accepted", "Outcomes", """{"activities":[{"id":"h","name":"Check","type":"CallCenter.HumanTask","version":1,"title":{"expression":{"type":"Literal","value":"T"}},"assignee":{"expression":{"type":"Literal","value":"role:TeamLead"}},"outcomes":{"expression":{"type":"Object","value":"[\"Overdue\"]"}}}],"connections":[]}""", "Check", "Outcomes", "name the outcome otherwise")]
    [InlineData("no-start", "Start", """{"activities":[@line],"connections":[],"start":"gone"}""", "gone")]
    public void Check_FlowThatBreaksTheRule_NamesNodePropertyAndWhatWouldBeRight(string rule, string? property, string chart, params string[] said)
    {
        var problem = Assert.Single(Check(chart), problem => problem.Rule == rule);

        Assert.Equal(Severity.Error, problem.Severity);
        Assert.Equal(property, problem.Property);
        Assert.NotNull(problem.NodeId);
        Assert.All(said, text => Assert.Contains(text, problem.Message.En, StringComparison.Ordinal));
        Assert.Contains(problem.Message.Zh, letter => letter >= '\u4e00');
    }

    [Theory]
    [InlineData("""{"activities":[@line,@decision],"connections":[{"source":{"activity":"d","port":"True"},"target":{"activity":"a"}}]}""")]
    [InlineData("""{"activities":[],"connections":[]}""")]
    [InlineData("""{"activities":[{"id":"m","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Literal","value":"Hi"}},"choices":{"expression":{"type":"Object","value":"[\"1 A\"]"}},"attempts":{"expression":{"type":"Literal","value":"10"}},"timeout":{"expression":{"type":"Literal","value":"PT5S"}}},{"id":"b","type":"Elsa.Start","version":1}],"connections":[{"source":{"activity":"m","port":"1 A"},"target":{"activity":"b"}}]}""")]
    [InlineData("""{"activities":[{"id":"m","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"Variable","value":"{\"id\":\"v\",\"name\":\"V\"}"}},"choices":{"expression":{"type":"Variable","value":"{\"id\":\"v\",\"name\":\"V\"}"}}},{"id":"b","type":"Elsa.Start","version":1}],"connections":[{"source":{"activity":"m","port":"Anything"},"target":{"activity":"b"}}]}""")]
    [InlineData("""{"activities":[{"id":"s","type":"Elsa.FlowSwitch","version":1,"cases":[{"label":"A","condition":{"type":"Literal","value":"1"}}]},{"id":"b","type":"Elsa.SetName","version":1}],"connections":[{"source":{"activity":"s","port":"A"},"target":{"activity":"b"}},{"source":{"activity":"s","port":"Default"},"target":{"activity":"b"}}],"start":"s"}""")]
    public void Check_FlowThatKeepsTheRules_FindsNothing(string chart) => Assert.Empty(Check(chart));

    [Theory]
    [InlineData("""{"activities":[@line,@decision],"connections":[{"source":{"activity":"d","port":"True"},"target":{"activity":"a"}},{"source":{"activity":"a","port":"Done"},"target":{"activity":"d"}}]}""", "none is the first")]
    [InlineData("""{"activities":[{"id":"t","name":"A call","type":"CallCenter.ContactArrived","version":1}],"connections":[]}""", "does not start the workflow")]
    public void Check_StartThatIsNotClear_Warns(string chart, string said)
    {
        var problem = Assert.Single(Check(chart));

        Assert.Equal(("no-start", Severity.Warning), (problem.Rule, problem.Severity));
        Assert.Contains(said, problem.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_All_HaveAFlowThatBreaksThem()
    {
        var tested = typeof(DefinitionRuleTests).GetMethod(nameof(Check_FlowThatBreaksTheRule_NamesNodePropertyAndWhatWouldBeRight))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!).First().Value!);

        Assert.Equal(DefinitionChecker.Rules.Select(rule => rule.Id), tested.Distinct().Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<Problem> Check(string chart)
    {
        var root = DefinitionJson.Parse(chart.Replace("@line", Line, StringComparison.Ordinal).Replace("@decision", Decision, StringComparison.Ordinal));
        (root["id"], root["type"], root["version"]) = ("root", "Elsa.Flowchart", 1);
        var definition = DefinitionReader.Read(new() { ["id"] = "v", ["definitionId"] = "d", ["root"] = root }).Definition;
        return DefinitionChecker.Check(definition, Flow.Catalogue, Flow.Languages);
    }
}
