namespace CallCenter.Workflows.Tests.Expressions;

public sealed class JavaScriptValueTests
{
    public static TheoryData<string, string> Language => Read(JavaScriptLanguageCases.Table);
    public static TheoryData<string, string> Operators => Read(JavaScriptOperatorsCases.Table);
    public static TheoryData<string, string> Texts => Read(JavaScriptTextsCases.Table);
    public static TheoryData<string, string> Collections => Read(JavaScriptCollectionsCases.Table);
    public static TheoryData<string, string> Patterns => Read(JavaScriptPatternsCases.Table);
    public static TheoryData<string, string> Generated => Read(JavaScriptGeneratedCases.Table);

    private static TheoryData<string, string> Read(string table)
    {
        var data = new TheoryData<string, string>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var parts = line.Split("  ⇒  ");
            data.Add(parts[0].TrimStart(), parts[1]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Language))]
    [MemberData(nameof(Operators))]
    [MemberData(nameof(Texts))]
    [MemberData(nameof(Collections))]
    [MemberData(nameof(Patterns))]
    [MemberData(nameof(Generated))]
    public void Script_Evaluated_GivesItsValue(string script, string expected)
    {
        // Both sides as values: how JSON escapes a character is not what is asked here.
        var actual = new FakeScope().Json(script);
        if (actual != expected) Assert.Equal(ValueJson.Parse(expected), ValueJson.Parse(actual));
    }

    [Theory]
    [InlineData("return 5", "5")]
    [InlineData("const t = 3; if (t > 2) { return 'high'; } return 'low';", "\"high\"")]
    [InlineData("{ a: 1, b: [2] }", "{\"a\":1,\"b\":[2]}")]
    [InlineData("{ let x = 4; x + 1 }", "5")]
    [InlineData("{}", "{}")]
    [InlineData("{ return 1 }", "1")]
    [InlineData("", "undefined")]
    [InlineData("// nothing\n/* at all */", "undefined")]
    [InlineData("x = 5; x + 1", "6")]
    [InlineData("function f() { total = 3 } f(); total", "3")]
    [InlineData("let a = 1\nlet b = 2\na + b", "3")]
    [InlineData("'text'\n[0]", "\"t\"")]
    [InlineData("let i = 1\n++i\ni", "2")]
    [InlineData("(function () { return\n5 })()", "undefined")]
    [InlineData("变量 = '中'; 变量 + '文'", "\"中文\"")]
    public void Script_AsStatementsOrExpression_GivesItsCompletionValue(string script, string expected) =>
        Assert.Equal(expected, new FakeScope().Json(script));

    [Theory]
    [InlineData("new Date(86400000)", "\"1970-01-02T00:00:00.000Z\"")]
    [InlineData("new Map([['a', 1], ['b', [2]]])", "{\"a\":1,\"b\":[2]}")]
    [InlineData("new Set([1, 2, 1])", "[1,2]")]
    [InlineData("/a+/gi", "\"/a+/gi\"")]
    [InlineData("[1, x => x, new Date(0)]", "[1,null,\"1970-01-01T00:00:00.000Z\"]")]
    [InlineData("({ f() { return 1 }, n: 1, d: { e: new Date(0) } })", "{\"n\":1,\"d\":{\"e\":\"1970-01-01T00:00:00.000Z\"}}")]
    [InlineData("new Error('no')", "{\"name\":\"Error\",\"message\":\"no\"}")]
    [InlineData("x => x", "undefined")]
    [InlineData("Math", "undefined")]
    [InlineData("let s = ''; for (let i = 0; i < 300; i++) s += 'ab'; [s.length, s.slice(-3)]", "[600,\"bab\"]")]
    public void Result_OfScriptOnlyKind_LeavesAsPlainValue(string script, string expected) =>
        Assert.Equal(expected, new FakeScope().Json(script));
}
