using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Tests.Expressions;

public sealed class JavaScriptErrorTests
{
    [Theory]
    [InlineData("1 +", 1, 4, "Expected an expression but found the end of the script")]
    [InlineData("let x = 1;\nlet x = 2;", 2, 5, "'x' is already declared")]
    [InlineData("a b", 1, 3, "Expected ';' or a new line but found 'b'")]
    [InlineData("[1, 2", 1, 6, "Expected ','")]
    [InlineData("'abc", 1, 1, "This text has no end")]
    [InlineData("`abc", 1, 1, "This template has no end")]
    [InlineData("/abc", 1, 1, "This pattern has no end")]
    [InlineData("/* abc", 1, 1, "This comment has no end")]
    [InlineData("1 = 2", 1, 3, "Only a variable or a property can be assigned to")]
    [InlineData("a?.b = 2", 1, 6, "Only a variable or a property")]
    [InlineData("for (;;) { continue foo }", 1, 12, "no loop with the label 'foo'")]
    [InlineData("break", 1, 1, "outside of a loop")]
    [InlineData("const c", 1, 7, "A const needs a value")]
    [InlineData("if (1) let y = 2", 1, 8, "needs a block")]
    [InlineData("x = {a = 1}", 1, 6, "name = value is only allowed in patterns")]
    [InlineData("/(/", 1, 1, "parentheses do not match")]
    [InlineData("/a/gg", 1, 1, "Invalid flags")]
    [InlineData("/(?i)a/", 1, 1, "begins no group")]
    [InlineData("-2 ** 2", 1, 4, "(-x) ** y")]
    [InlineData("a ?? b || c", 1, 3, "without parentheses")]
    [InlineData("1 @ 2", 1, 3, "'@' has no meaning")]
    [InlineData("012", 1, 1, "0o17")]
    [InlineData("3in", 1, 2, "cannot follow a number")]
    [InlineData("try {}", 1, 7, "'catch' or 'finally'")]
    [InlineData("Math = 1", 1, 1, "belongs to the language")]
    [InlineData("delete x", 1, 1, "Only a property can be deleted")]
    public void Compile_SourceWithMistake_SaysWhereAndWhat(string script, int line, int column, string message)
    {
        var error = Assert.Throws<ExpressionException>(() => new JavaScriptLanguage().Compile(script));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains($"第 {line} 行", error.ChineseMessage, StringComparison.Ordinal);
        Assert.Null(error.Budget);
    }

    [Theory]
    [InlineData("1n", "BigInt")]
    [InlineData("BigInt(1)", "BigInt")]
    [InlineData("Symbol('x')", "Symbol")]
    [InlineData("class A {}", "Classes")]
    [InlineData("x = class {}", "Classes")]
    [InlineData("super.x", "Classes")]
    [InlineData("function* g() {}", "Generators")]
    [InlineData("({ *g() {} })", "Generators")]
    [InlineData("yield", "Generators")]
    [InlineData("async () => 1", "async")]
    [InlineData("async x => 1", "async")]
    [InlineData("async function f() {}", "async")]
    [InlineData("await f()", "async")]
    [InlineData("for await (const x of y) {}", "async")]
    [InlineData("({ async f() {} })", "async")]
    [InlineData("import x from 'y'", "Modules")]
    [InlineData("import('y')", "Modules")]
    [InlineData("export default 1", "Modules")]
    [InlineData("eval('1')", "eval")]
    [InlineData("Function('return 1')", "Function constructor")]
    [InlineData("new Function('return 1')", "Function constructor")]
    [InlineData("with (a) { b }", "with statement")]
    [InlineData("({ get x() { return 1 } })", "Getters")]
    [InlineData("f`x`", "Tagged templates")]
    [InlineData("new Promise(r => r())", "Promise")]
    [InlineData("new Proxy({}, {})", "Proxy")]
    public void Compile_UnsupportedSyntax_IsRefusedByName(string script, string named)
    {
        var error = Assert.Throws<ExpressionException>(() => new JavaScriptLanguage().Compile(script));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("not supported", error.Message, StringComparison.Ordinal);
        Assert.Contains("不支持", error.ChineseMessage, StringComparison.Ordinal);
        Assert.NotNull(error.Line);
    }

    [Theory]
    [InlineData("variables.customer.name", 1, 19, "TypeError: Cannot read 'name' of undefined: variables.customer is undefined")]
    [InlineData("let a;\n  a.b()", 2, 4, "Cannot read 'b' of undefined: a is undefined")]
    [InlineData("null[0]", 1, 5, "Cannot read '0' of null")]
    [InlineData("nope + 1", 1, 1, "ReferenceError: 'nope' is not defined")]
    [InlineData("getNothing()", 1, 11, "ReferenceError: 'getNothing' is not defined")]
    [InlineData("({}).f()", 1, 5, "f is not a function: it is undefined")]
    [InlineData("let o = {}; o.f()", 1, 14, "o.f is not a function")]
    [InlineData("5()", 1, 2, "is not a function: it is 5")]
    [InlineData("const c = 1; c = 2", 1, 14, "Cannot assign to the constant 'c'")]
    [InlineData("x; let x = 1", 1, 1, "Cannot access 'x' before its declaration")]
    [InlineData("throw new RangeError('too far')", 1, 1, "RangeError: too far")]
    [InlineData("throw 'plain'", 1, 1, "Uncaught \"plain\"")]
    [InlineData("[...{}]", 1, 2, "An object is not iterable")]
    [InlineData("JSON.parse('{\"a\":}')", 1, 5, "This is not JSON: unexpected '}' at position 5")]
    [InlineData("input.vip = true", 1, 6, "cannot be set")]
    [InlineData("Math.PI = 3", 1, 5, "cannot be changed")]
    [InlineData("function A() {} new A()", 1, 17, "cannot be used with new")]
    public void Evaluate_ScriptThatFails_SaysWhereAndWhy(string script, int line, int column, string message)
    {
        var error = FakeScope.Fails(script);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.NotNull(error.ChineseMessage);
        Assert.Null(error.Budget);
    }

    [Fact]
    public void Evaluate_AfterAFailure_WorksAsBefore()
    {
        var scope = new FakeScope();
        FakeScope.Fails("(function f(n) { if (n == 0) null.x; f(n - 1) })(20)", scope: scope);
        Assert.Equal("3", scope.Json("(function () { return [1, 2, 3].map(x => x).length })()"));
    }

    [Fact]
    public void Compile_JunkMadeFromPiecesOfScripts_NeverFailsInAnotherWay()
    {
        string[] pieces = ["(", ")", "{", "}", "[", "]", "=>", "=", "let ", "x", "1", "'a'", "`", "${", "/", "+", "?.", "...", ",", ";", "function ", "if", "for", "return ", ":", "?", "\n", "\\", "in ", "of ", "new "];
        var random = new Random(11);
        for (var round = 0; round < 5000; round++)
        {
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 15)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                new FakeScope().Run(script, new ScriptBudget { Steps = 1000 });
            }
            catch (ExpressionException error)
            {
                Assert.NotNull(error.ChineseMessage);
            }
        }
    }
}
