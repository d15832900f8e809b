using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow;

public sealed class StateMachineTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ticket_GoesThroughItsStates_InOrder(bool reloads)
    {
        var run = Run(reloads, """
            "initialState":"Open",
            "states":[{"name":"Open","entry":ACT(openEntry),"exit":ACT(openExit)},{"name":"Held","entry":null,"exit":null},{"name":"Closed","entry":ACT(closedEntry),"exit":null}],
            "transitions":[
              {"name":"hold","from":"Open","to":"Held","trigger":WAIT(hold),"condition":null,"action":ACT(noteHold)},
              {"name":"close","from":"Open","to":"Closed","trigger":WAIT(close),"condition":null,"action":null},
              {"name":"back","from":"Held","to":"Open","trigger":WAIT(back),"condition":null,"action":null}]
            """);
        Assert.Equal(["hold", "close"], Waiting(run));

        run.Offer("Test", "hold");
        Assert.Equal(["back"], Waiting(run));
        Assert.Contains(run.Journal, entry => entry is { ActivityId: "close", Event: JournalEvent.Canceled });

        run.Offer("Test", "back").Offer("Test", "close");

        Assert.Equal(["openEntry", "hold", "noteHold", "openExit", "back", "openEntry", "close", "openExit", "closedEntry"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void ConditionThatDoesNotHold_ArmsTheTriggerAgain_AndLeavesTheOthersArmed()
    {
        var run = Run(true, """
            "initialState":"A","states":[{"name":"A"},{"name":"B"}],
            "transitions":[
              {"from":"A","to":"B","trigger":WAIT(never),"condition":{"typeName":"Boolean","expression":{"type":"Literal","value":"False"}}},
              {"from":"A","to":"B","trigger":WAIT(go),"condition":{"typeName":"Boolean","expression":{"type":"Literal","value":"True"}}}]
            """);

        run.Offer("Test", "never");
        Assert.Equal(["go", "never"], Waiting(run));
        run.Offer("Test", "go");

        Assert.Equal(["never", "go"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Theory]
    [InlineData(""" "initialState":null,"states":[{"name":"A"}],"transitions":[] """)]
    [InlineData(""" "initialState":"Nowhere","states":[{"name":"A"}],"transitions":[] """)]
    [InlineData(""" "states":[],"transitions":[] """)]
    [InlineData(""" "initialState":"A","states":[{"name":"A"}],"transitions":[{"from":"A","to":"Nowhere","trigger":WAIT(x)}] """)]
    [InlineData(""" "initialState":"A","states":[{"name":"A"}],"transitions":[{"from":"A","to":"A","trigger":null}] """)]
    public void NothingToWaitFor_Completes(string members)
    {
        var run = Run(false, members);

        Assert.Empty(run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void CurrentState_IsWhereItBegins() =>
        Assert.Equal(["bEntry"], Run(false, """ "initialState":"A","currentState":"B","states":[{"name":"A","entry":ACT(aEntry)},{"name":"B","entry":ACT(bEntry)}],"transitions":[] """).Completed);

    private static IEnumerable<string> Waiting(FlowRun run) => run.Instance.Bookmarks.Select(bookmark => bookmark.Stimulus!.Value.Key);

    /// <summary>The machine is read from JSON, as its activities sit deep in it.</summary>
    private static FlowRun Run(bool reloads, string members)
    {
        var machine = System.Text.RegularExpressions.Regex.Replace(members, @"(ACT|WAIT)\((\w+)\)", match => match.Groups[1].Value == "ACT"
            ? $$"""{"id":"{{match.Groups[2].Value}}","type":"Test.Pass","version":1}"""
            : $$"""{"id":"{{match.Groups[2].Value}}","type":"Test.Scripted","version":1,"waits":true}""");
        var model = JsonNode.Parse($$"""{"id":"v1","definitionId":"d1","root":{"id":"root","type":"Elsa.StateMachine","version":1,{{machine}}} }""")!.AsObject();
        var reading = DefinitionReader.Read(model);
        Assert.Empty(reading.Problems);
        return new FlowRun(WorkflowGraph.Compile(reading.Definition, Flow.Catalogue, Flow.Languages)) { Reloads = reloads }.Start();
    }
}
