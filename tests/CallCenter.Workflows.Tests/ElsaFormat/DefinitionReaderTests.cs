using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Tests.ElsaFormat;

public sealed class DefinitionReaderTests
{
    [Fact]
    public void Read_OldShapes_MeansTheSame()
    {
        var chart = Root("""
            {"id":"f","type":"Elsa.Flowchart","version":1,"activities":[
              {"id":"a","type":"Elsa.WriteLine","version":1,"canStartWorkflow":true,"text":{"typeName":"String","expression":{"type":"Literal","value":42}}},
              {"id":"b","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal"}}}],
             "connections":[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]}
            """);

        Assert.Equal([new Connection("a", "Done", "b")], chart.Connections);
        Assert.True(chart.Children[0].Node.CanStartWorkflow);
        Assert.Equal(42, chart.Children[0].Node.Inputs["text"].Source);
        Assert.True(chart.Children[1].Node.Inputs["text"].Source.IsUndefined);
    }

    [Fact]
    public void Read_ConnectionWithoutPorts_LeavesByDone()
    {
        var chart = Root("""
            {"id":"f","type":"Elsa.Flowchart","activities":[],"connections":[{"source":{"activity":"a"},"target":{"activity":"b","port":null}}]}
            """);

        Assert.Equal([new Connection("a", "Done", "b", "In")], chart.Connections);
    }

    [Fact]
    public void Read_EmbeddedActivities_FindsThemInEveryShape()
    {
        var root = Root("""
            {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"i","type":"Elsa.If","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"true"}},"then":{"id":"t","type":"Elsa.WriteLine","version":1},"else":null},
              {"id":"w","type":"Elsa.Switch","version":1,"cases":[{"label":"A","condition":{"type":"JavaScript","value":"1"},"activity":{"id":"c","type":"Elsa.WriteLine","version":1}}],"default":{"id":"d","type":"Elsa.WriteLine","version":1}},
              {"id":"h","type":"Elsa.SendHttpRequest","version":1,"expectedStatusCodes":[{"statusCode":200,"activity":{"id":"ok","type":"Elsa.WriteLine","version":1}}]},
              {"id":"m","type":"Elsa.StateMachine","version":1,"states":[{"name":"One","entry":{"id":"e","type":"Elsa.WriteLine","version":1},"exit":null}]},
              {"id":"k","type":"Elsa.Fork","version":1,"branches":[{"id":"b1","type":"Elsa.WriteLine","version":1}]}]}
            """);

        Assert.Equal(
            ["i:activities:", "t:then:", "w:activities:", "c:cases:A", "d:default:", "h:activities:", "ok:expectedStatusCodes:200", "m:activities:", "e:states.entry:One", "k:activities:", "b1:branches:"],
            root.Flatten().SelectMany(node => node.Children).Select(child => $"{child.Node.Id}:{child.Port}:{child.Label}").Order(Comparer<string>.Create((x, y) => Place(x) - Place(y))));
        Assert.Equal("Workflow1:s:w:c", root.Flatten().Single(node => node.Id == "c").NodeId);
        Assert.Equal("A", root.Flatten().Single(node => node.Id == "w").Properties["cases"].AsList![0]["label"].AsString);

        int Place(string text) => root.Flatten().Select(node => node.Id).ToList().IndexOf(text.Split(':')[0]);
    }

    /// <summary>Activities are found in JSON that is read and in JSON that is changed by two codes; they must agree.</summary>
    [Fact]
    public void Read_FindsTheActivitiesThatFlattenFinds()
    {
        var model = DefinitionJson.Parse("""
            {"id":"v","definitionId":"d","root":{"id":"f","type":"Elsa.Flowchart","start":{"id":"a","type":"Elsa.Start"},"variables":[{"id":"x","name":"x","type":"A.B"}],"activities":[
              {"id":"a","type":"Elsa.Start"},{"type":"Acme.Odd","id":"o","metadata":{"type":"Elsa.WriteLine","id":"no"},"own":{"type":"Acme.Inner"},"data":{"type":"Acme.NotOne","value":1},
               "list":[{"type":"Acme.Plain"},{"label":"x","activity":{"type":"Elsa.WriteLine","version":1},"other":{"type":"Elsa.WriteLine","id":"y"}}]},
              {"id":"w","type":"Plain","text":{"type":"Literal","expression":{}},"variable":{"id":"x","type":"A.B"}}],"connections":[{"source":{"activity":"a"},"target":{"activity":"o"}}]}}
            """);

        Assert.Equal(
            ActivityJson.Flatten(model["root"]!.AsObject()).Select(found => found.Activity.Text("type")),
            DefinitionReader.Read(model).Definition.Root.Flatten().Select(node => node.Type));
    }

    [Fact]
    public void Read_ActivityInAListsItem_IsNamedThereByItsId()
    {
        var node = Root("""{"id":"m","type":"Elsa.StateMachine","version":1,"transitions":[{"from":"A","to":"B","trigger":{"id":"t","type":"Elsa.Event","version":1},"action":null}]}""");

        Assert.Equal(ValueJson.Parse("""[{"from":"A","to":"B","trigger":"t","action":null}]"""), node.Properties["transitions"]);
    }

    [Fact]
    public void Read_OutputBinding_NamesItsTarget()
    {
        var node = Root("""{"id":"e","type":"Elsa.Event","version":1,"result":{"typeName":"Object","memoryReference":{"id":"v1"}},"eventName":{"typeName":"String","memoryReference":null}}""");

        Assert.Equal("v1", node.Outputs["result"]);
        Assert.DoesNotContain("eventName", node.Outputs.Keys);
    }

    [Fact]
    public void Read_RawVariableOfSetVariable_IsAProperty()
    {
        var node = Root("""{"id":"s","type":"Elsa.SetVariable","version":1,"variable":{"id":"v1","name":"Counter","typeName":"Int32"},"value":{"typeName":"Int32","expression":{"type":"Literal","value":"1"}}}""");

        Assert.Equal("Counter", node.Properties["variable"]["name"].AsString);
    }

    [Theory]
    [InlineData("Int32", false, "\"5\"", "5")]
    [InlineData("System.Int32, System.Private.CoreLib", false, "\"5\"", "5")]
    [InlineData("Boolean", false, "\"True\"", "true")]
    [InlineData("String", false, "\"5\"", "\"5\"")]
    [InlineData("String", true, "\"[\\\"a\\\"]\"", "[\"a\"]")]
    [InlineData("JSON", false, "\"{\\\"a\\\":1}\"", "{\"a\":1}")]
    [InlineData("Int32", false, "\"\"", "null")]
    [InlineData("Int32", false, "\"many\"", "\"many\"")]
    public void Read_VariableDefault_HasTheDeclaredKind(string type, bool isArray, string stored, string expected)
    {
        var model = DefinitionJson.Parse($$"""
            {"variables":[{"id":"v","name":"V","typeName":"{{type}}","isArray":{{(isArray ? "true" : "false")}},"value":{{stored}} }],"root":{"id":"r","type":"Elsa.Sequence","activities":[]} }
            """);

        Assert.Equal(ValueJson.Parse(expected), DefinitionReader.Read(model).Definition.Variables.Single().Default);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"root":5,"variables":"x","inputs":{"a":1},"options":[],"outcomes":[1,null]}""")]
    [InlineData("""{"root":{"type":"Elsa.Flowchart","activities":[1,null,"x",{"type":""},{"no":"type"}],"connections":[null,5,{},{"source":{}}],"variables":[{}],"start":3,"customProperties":7,"metadata":"m","version":"one"}}""")]
    public void Read_StrangeContent_GivesProblemsAndNeverThrows(string json)
    {
        var reading = DefinitionReader.Read(DefinitionJson.Parse(json));

        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.NotEqual(problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [InlineData("{\"a\":1,\n \"b\": }", 2, 7)]
    [InlineData("", 1, 1)]
    public void Parse_Malformed_SaysWhere(string text, int line, int column)
    {
        var exception = Assert.Throws<DefinitionFormatException>(() => DefinitionJson.Parse(text));

        Assert.Equal((line, column), (exception.Line, exception.Column));
        Assert.Contains($"line {line}", exception.Text.En, StringComparison.Ordinal);
        Assert.Contains($"第 {line} 行", exception.Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_MemberGivenTwice_NamesIt() =>
        Assert.Contains("'twice'", Assert.Throws<DefinitionFormatException>(() => DefinitionJson.Parse("""{"twice":1,"twice":2}""")).Text.En, StringComparison.Ordinal);

    [Fact]
    public void Parse_NoObject_SaysWhatWouldBeRight() =>
        Assert.Contains("JSON object", Assert.Throws<DefinitionFormatException>(() => DefinitionJson.Parse("[1]")).Text.En, StringComparison.Ordinal);

    [Fact]
    public void Read_DeeplyNested_Works()
    {
        const int depth = 100;
        var json = "null";
        for (var i = 0; i < depth; i++) json = $$$"""{"id":"n{{{i}}}","type":"Elsa.If","version":1,"then":{{{json}}} }""";

        Assert.Equal(depth, Root(json).Flatten().Count());
    }

    private static ActivityNode Root(string root) => DefinitionReader.Read(DefinitionJson.Parse($$$"""{"id":"v","definitionId":"d","root":{{{root}}} }""")).Definition.Root;
}
