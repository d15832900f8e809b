using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Tests.Expressions;

public sealed class SimpleLanguageTests
{
    private readonly FakeScope _scope = new();

    [Fact]
    public void Literal_OfAnyKind_IsItself()
    {
        Assert.Equal("True", new LiteralLanguage().Compile("True").Evaluate(_scope).AsString);
        Assert.Equal(42, new LiteralLanguage().Compile(42).Evaluate(_scope).Number);
        Assert.True(new LiteralLanguage().Compile(42).IsConstant);
        Assert.Equal("Literal", new LiteralLanguage().Type);
    }

    [Theory]
    [InlineData("[\"a\",\"b\"]", "[\"a\",\"b\"]")]
    [InlineData(" {\"k\":1} ", "{\"k\":1}")]
    [InlineData("5", "5")]
    [InlineData("true", "true")]
    [InlineData("", "null")]
    [InlineData("Done", "\"Done\"")]
    [InlineData("{\"key\":{\"type\":\"Literal\",\"value\":\"v\"}}", "{\"key\":{\"type\":\"Literal\",\"value\":\"v\"}}")]
    public void Object_FromText_IsItsJson(string text, string expected) =>
        Assert.Equal(expected, ValueJson.Write(new ObjectLanguage().Compile(text).Evaluate(_scope)));

    [Fact]
    public void Object_ChangedAfterOneRun_IsFreshInTheNext()
    {
        var expression = new ObjectLanguage().Compile("[[1]]");
        expression.Evaluate(_scope).AsList![0].AsList!.Add(2);
        Assert.Equal("[[1]]", ValueJson.Write(expression.Evaluate(_scope)));
        Assert.False(expression.IsConstant);
        var given = new ObjectLanguage().Compile(Value.ListOf(1));
        given.Evaluate(_scope).AsList!.Clear();
        Assert.Equal("[1]", ValueJson.Write(given.Evaluate(_scope)));
    }

    [Fact]
    public void Object_ThatIsNoJson_IsRefusedWithItsPlace()
    {
        var error = Assert.Throws<ExpressionException>(() => new ObjectLanguage().Compile("{\n  \"a\": x\n}"));
        Assert.Equal(2, error.Line);
        Assert.NotNull(error.ChineseMessage);
    }

    [Theory]
    [InlineData("level")]
    [InlineData(" level ")]
    [InlineData("{\"id\":\"abc\",\"name\":\"level\",\"typeName\":\"Int32\",\"isArray\":false}")]
    public void Variable_ByNameOrDefinition_IsLookedUp(string source)
    {
        var expression = new VariableLanguage().Compile(source);
        Assert.True(expression.Evaluate(_scope).IsUndefined);
        _scope.Variables["level"] = 4;
        _scope.Inputs["level"] = 5;
        Assert.Equal(4, expression.Evaluate(_scope).Number);
        Assert.Equal(5, new InputLanguage().Compile(source).Evaluate(_scope).Number);
        Assert.Equal(4, new VariableLanguage().Compile(Value.Of(new ValueRecord { ["name"] = "level" })).Evaluate(_scope).Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{broken")]
    public void Variable_WithoutAName_IsRefused(string source)
    {
        Assert.Contains("a variable", Assert.Throws<ExpressionException>(() => new VariableLanguage().Compile(source)).Message, StringComparison.Ordinal);
        Assert.Contains("输入", Assert.Throws<ExpressionException>(() => new InputLanguage().Compile(source)).ChineseMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void JavaScript_WithoutVariables_IsConstantOnlyWhenItIsALiteral()
    {
        var language = new JavaScriptLanguage();
        Assert.True(language.Compile("5").IsConstant);
        Assert.True(language.Compile("'a'").IsConstant);
        Assert.False(language.Compile("[1]").IsConstant);
        Assert.False(language.Compile("variables.a").IsConstant);
        Assert.Equal("JavaScript", language.Type);
    }

    [Fact]
    public void Declarations_OfVariablesInputsAndActivities_AreTypeScript()
    {
        var text = JavaScriptDeclarations.Write(
            [("level", "Int32", false), ("tags", "String", true), ("with space", "Object", false)],
            [("Order", "ObjectDictionary", false)],
            ["AskNumber", "not an identifier"]);
        foreach (var line in new[]
        {
            "  level: number;", "  tags: string[];", "  \"with space\": any;", "  readonly Order: Record<string, any>;",
            "declare function getLevel(): number;", "declare function setLevel(value: number): void;", "declare function getOrder(): Record<string, any>;",
            "declare function getVariable(name: \"tags\"): string[];", "declare function getResultFromAskNumber(): any;",
            "declare function newGuid(): string;", "declare const contact: Readonly<Record<string, any>> | undefined;",
        })
        {
            Assert.Contains(line + "\n", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("setOrder", text, StringComparison.Ordinal);
        Assert.DoesNotContain("get with", text, StringComparison.OrdinalIgnoreCase);
    }
}
