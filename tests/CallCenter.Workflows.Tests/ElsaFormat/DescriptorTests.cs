using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Tests.ElsaFormat;

public sealed class DescriptorTests
{
    [Fact]
    public void OfCatalogue_EveryType_HasAllThatStudioFailsWithout()
    {
        var items = All("en-US");

        Assert.Equal(items.Count, items.Select(item => (item.Text("typeName"), item.Whole("version"))).Distinct().Count());
        Assert.Contains(items, item => item.Text("typeName") == "Elsa.NotFoundActivity");
        Assert.Contains(items, item => item.Text("typeName") == "Elsa.Flowchart");
        Assert.All(items, item =>
        {
            foreach (var list in (string[])["inputs", "outputs", "ports"]) Assert.NotNull(item.Array(list));
            foreach (var record in (string[])["customProperties", "constructionProperties"]) Assert.NotNull(item.Object(record));
            foreach (var text in (string[])["typeName", "name", "category", "displayName"]) Assert.False(string.IsNullOrEmpty(item.Text(text)), $"{item.Text("typeName")} lacks {text}.");
            Assert.All(item.Array("inputs")!, input => Assert.False(string.IsNullOrEmpty(input!.AsObject().Text("uiHint"))));
        });
    }

    /// <summary>An input is a member of its activity's JSON, beside these.</summary>
    [Fact]
    public void OfCatalogue_NoInput_HasTheNameOfAMemberThatEveryActivityHas() => Assert.All(
        All("en-US").Where(item => item.Text("typeName")!.StartsWith("CallCenter.", StringComparison.Ordinal)), item => Assert.Empty(item.Array("inputs")!.Select(input => input!.AsObject().Text("name")).Intersect(
            ["Id", "NodeId", "Name", "Type", "Version", "Metadata", "CustomProperties", "CanStartWorkflow", "RunAsynchronously"])));

    [Fact]
    public void OfCatalogue_TwoLanguages_DifferOnlyInTexts()
    {
        var (zh, en) = (Find("zh-CN", "CallCenter.Menu"), Find("en-US", "CallCenter.Menu"));

        Assert.Equal("Dialogue", en.Text("category"));
        Assert.Equal("语音交互", zh.Text("category"));
        Assert.NotEqual(zh.Text("displayName"), en.Text("displayName"));
        Assert.Equal(Input(zh, "Choices")["name"]!.ToString(), Input(en, "Choices")["name"]!.ToString());
    }

    [Fact]
    public void OfCatalogue_EveryPort_HasAChineseTextAndKeepsItsName()
    {
        var ports = All("zh-CN").SelectMany(item => item.Array("ports")!.Select(port => (Type: item.Text("typeName"), Port: port!.AsObject())))
            .Where(port => port.Port["isBrowsable"]!.GetValue<bool>()).ToList();

        Assert.Contains(ports, port => port.Port.Text("name") == "NoAgents" && port.Port.Text("displayName") == "无坐席");
        Assert.All(ports, port => Assert.True(port.Port.Text("displayName")!.Any(char.IsAsciiLetter) is false, $"{port.Type}: {port.Port.Text("name")}"));
        Assert.Equal("No agents", Find("en-US", "CallCenter.EnqueueContact").Array("ports")!.Single(port => port!.AsObject().Text("name") == "NoAgents")!["displayName"]!.GetValue<string>());
    }

    [Fact]
    public void Of_Menu_TellsEveryEditor()
    {
        var menu = Find("en-US", "CallCenter.Menu");

        Assert.Equal("multiline", Input(menu, "Prompt").Text("uiHint"));
        Assert.Equal("dynamic-outcomes", Input(menu, "Choices").Text("uiHint"));
        Assert.Equal("""{"DynamicOutcomesOptions":{"fixedOutcomes":["NoInput","NoMatch"]}}""", Input(menu, "Choices")["uiSpecifications"]!.ToJsonString());
        Assert.Equal(3, Input(menu, "Attempts")["defaultValue"]!.GetValue<decimal>());
        Assert.Equal("Int32", Input(menu, "Attempts").Text("typeName"));
        Assert.Equal("00:00:10", Input(menu, "Timeout").Text("defaultValue"));
        Assert.Empty(menu.Array("ports")!);
    }

    [Fact]
    public void Of_HttpActivities_HaveTheEditorsThatStudioKnows()
    {
        var endpoint = Descriptors.Of(Libraries.Catalogue.Find("Elsa.HttpEndpoint", 1)!, "zh-CN", (source, _) => source == "http-base" ? [new("x", "https://a.example/workflows/")] : []);
        Assert.Equal("Trigger", endpoint.Text("kind"));
        Assert.Equal(
            """{"singleline":{"adornmentText":"https://a.example/workflows/","enableCopyAdornment":true},"Refresh":true}""",
            Input(endpoint, "Path")["uiSpecifications"]!.ToJsonString());
        Assert.Equal(("checklist", """["GET"]"""), (Input(endpoint, "SupportedMethods").Text("uiHint"), Input(endpoint, "SupportedMethods")["defaultValue"]!.ToJsonString()));
        Assert.Equal(5, Input(endpoint, "SupportedMethods")["uiSpecifications"]!["checklist"]!["checkList"]!["items"]!.AsArray().Count);
        Assert.Equal("安全", Input(endpoint, "Authorize").Text("category"));
        Assert.False(Input(endpoint, "ExposeFileTooLargeOutcome")["isWrapped"]!.GetValue<bool>());

        var send = Find("en-US", "Elsa.SendHttpRequest");
        Assert.Equal("http-status-codes", Input(send, "ExpectedStatusCodes").Text("uiHint"));
        Assert.Equal("json-editor", Input(send, "RequestHeaders").Text("uiHint"));
        Assert.Null(Input(send, "RequestHeaders")["uiSpecifications"]);
        Assert.Equal(1, Input(Find("en-US", "Elsa.RunJavaScript"), "Script")["uiSpecifications"]!["code-editor"]!["editorHeight"]!.GetValue<int>());
        Assert.Null(Input(Find("en-US", "Elsa.StartAt"), "DateTime")["defaultValue"]);
        Assert.True(Input(send, "Authorization")["isSensitive"]!.GetValue<bool>());
        Assert.Equal(
            ["UnmatchedStatusCode Embedded", "FailedToConnect Embedded", "Timeout Embedded", "Done Flow"],
            send.Array("ports")!.Select(port => $"{port!["name"]} {port["type"]}"));
        Assert.Equal("""["200"]""", Input(Find("en-US", "Elsa.FlowSendHttpRequest"), "ExpectedStatusCodes")["defaultValue"]!.ToJsonString());
        Assert.Equal("OK", Input(Find("en-US", "Elsa.WriteHttpResponse"), "StatusCode").Text("defaultValue"));
    }

    [Fact]
    public void Of_LiveDropDown_IsFilledByTheCallback()
    {
        var type = Libraries.Catalogue.Find("CallCenter.PlayPrompt", 1)!;

        var prompt = Descriptors.Of(type, "zh-CN", (source, culture) => [new($"{source}-1", $"欢迎 ({culture})")]);

        Assert.Equal(
            """{"dropdown":{"selectList":{"items":[{"text":"\u6B22\u8FCE (zh-CN)","value":"prompts-1"}],"isFlagsEnum":false},"providerName":"prompts"}}""",
            Input(prompt, "Audio")["uiSpecifications"]!.ToJsonString());
        Assert.Equal("普通话", Input(prompt, "Language")["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]![0]!["text"]!.GetValue<string>());
        Assert.True(Input(prompt, "Interruptible")["defaultValue"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("Elsa.FlowDecision", "True:Flow", "False:Flow")]
    [InlineData("Elsa.If", "Then:Embedded", "Else:Embedded", "Done:Flow")]
    [InlineData("Elsa.End")]
    [InlineData("Elsa.SetName", "Done:Flow")]
    public void Of_Type_HasItsPorts(string type, params string[] ports) =>
        Assert.Equal(ports, Find("en-US", type).Array("ports")!.Select(port => $"{port!["name"]}:{port["type"]}"));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Lists_Any_HaveWhatStudioNeedsAtLeast(string culture)
    {
        var expressions = DesignerLists.Expressions(culture).Select(item => (Type: item!["type"]!.ToString(), Offered: item["isBrowsable"]!.GetValue<bool>())).ToList();

        Assert.Equal(["Variable", "Input", "JavaScript", "Handlebars"], expressions.Where(item => item.Offered).Select(item => item.Type));
        Assert.Contains(("Literal", false), expressions);
        Assert.Contains(("Object", false), expressions);
        Assert.NotEmpty(DesignerLists.VariableTypes(culture));
        Assert.NotEmpty(DesignerLists.StorageDrivers(culture));
        Assert.Equal(4, DesignerLists.ActivationStrategies(culture).Count);
        Assert.Contains("Inherit", DesignerLists.LogPersistenceStrategies(culture)[0]!["typeName"]!.ToString(), StringComparison.Ordinal);
    }

    private static List<JsonObject> All(string culture) => [.. Descriptors.OfCatalogue(Libraries.Catalogue, culture, (_, _) => []).Select(item => item!.AsObject())];

    private static JsonObject Find(string culture, string type) => All(culture).Single(item => item.Text("typeName") == type);

    private static JsonObject Input(JsonObject descriptor, string name) =>
        descriptor.Array("inputs")!.Select(input => input!.AsObject()).Single(input => input.Text("name") == name);
}
