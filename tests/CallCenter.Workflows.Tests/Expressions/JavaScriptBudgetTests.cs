using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Tests.Expressions;

public sealed class JavaScriptBudgetTests
{
    [Theory]
    [InlineData("while (true) {}", "steps")]
    [InlineData("for (;;);", "steps")]
    [InlineData("do {} while (1)", "steps")]
    [InlineData("while (true) { try { throw 1 } catch {} }", "steps")]
    [InlineData("while (true) { try { null.x } catch {} finally {} }", "steps")]
    [InlineData("try { while (true) {} } catch { 'caught' }", "steps")]
    [InlineData("try { while (true) {} } finally { for (;;); }", "steps")]
    [InlineData("const s = new Set([1]); for (const x of s) { s.delete(x); s.add(x) }", "memory")]
    [InlineData("let a = [1]; a.forEach(function f() { while (1); })", "steps")]
    [InlineData("let s = 'x'; while (true) s += s", "memory")]
    [InlineData("'x'.repeat(1e9)", "memory")]
    [InlineData("'x'.repeat(1e300)", "memory")]
    [InlineData("'x'.padStart(1e9)", "memory")]
    [InlineData("'x'.padEnd(2 ** 31 - 2)", "memory")]
    [InlineData("new Array(1e9)", "memory")]
    [InlineData("new Array(4294967295).fill(0)", "memory")]
    [InlineData("Array.from({ length: 1e9 })", "memory")]
    [InlineData("let a = []; a[1e9] = 1", "memory")]
    [InlineData("let a = []; a.length = 4e9", "memory")]
    [InlineData("let a = []; while (true) a.push({})", "memory")]
    [InlineData("let a = [1]; while (true) a = [...a, ...a]", "memory")]
    [InlineData("let a = [1]; while (true) a = a.concat(a)", "memory")]
    [InlineData("let o = {}; for (let i = 0; ; i++) o['k' + i] = i", "memory")]
    [InlineData("let m = new Map(); for (let i = 0; ; i++) m.set(i, i)", "memory")]
    [InlineData("new Array(100000).join('x'.repeat(10000))", "memory")]
    [InlineData("let a = 'x'.repeat(1e5); a.replaceAll('x', a)", "memory")]
    [InlineData("let a = 'x'.repeat(1e5); a.replace(/x/g, '$&$&$&$&$&$&$&$`')", "memory")]
    [InlineData("let f = []; while (true) f.push(() => f)", "memory")]
    [InlineData("let a = 'ab'.repeat(1e6); for (;;) a.split('')", "memory")]
    [InlineData("let a = ['x'.repeat(1e6)]; for (let i = 0; i < 20; i++) a = [a, a]; JSON.stringify(a)", "memory")]
    [InlineData("(function f() { f() })()", "depth")]
    [InlineData("const f = () => { try { f() } catch { f() } }; f()", "depth")]
    [InlineData("const f = x => [x].map(f); f(1)", "depth")]
    [InlineData("const o = { toString() { return `${this}` } }; o + ''", "depth")]
    [InlineData("let f = x => x; for (let i = 0; i < 50000; i++) f = f.bind(null); f(1)", "depth")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) a = [a]; a.flat(Infinity)", "depth")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) a = [a]; JSON.stringify(a)", "depth")]
    [InlineData("let a = []; for (let i = 0; i < 100000; i++) a = [a]; a", "output")]
    [InlineData("let a = []; a.push(a); a", "output")]
    [InlineData("let a = {}; a.a = a; [a]", "output")]
    [InlineData("let a = [1]; for (let i = 0; i < 50; i++) a = [a, a]; a", "output")]
    [InlineData("'x'.repeat(2e6)", "output")]
    [InlineData("let s = 'x'.repeat(1000); while (s.length < 1.5e6) s += 'yyyyyyyyyy'.repeat(100); s", "output")]
    [InlineData("setVariable('a', 'x'.repeat(2e6))", "output")]
    [InlineData("/^(a+)+$/.test('a'.repeat(40) + '!')", "pattern")]
    [InlineData("'a'.repeat(40).concat('!').replace(/^(\\w+\\s?)*$/, '')", "pattern")]
    [InlineData("new RegExp('(x+x+)+y').test('x'.repeat(50))", "pattern")]
    public void Script_UsingUpABudget_IsStoppedByItsName(string script, string budget)
    {
        var error = FakeScope.Fails(script);
        Assert.Equal(budget, error.Budget);
        Assert.Contains($"budget of {budget}", error.Message, StringComparison.Ordinal);
        Assert.Contains("预算", error.ChineseMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{a:", "}")]
    [InlineData("!", "")]
    [InlineData("- ", "")]
    [InlineData("a => ", "")]
    [InlineData("a.", "")]
    [InlineData("a[", "]")]
    [InlineData("f(", ")")]
    [InlineData("new ", "")]
    [InlineData("`${", "}`")]
    [InlineData("{", "}")]
    [InlineData("if (1) ", "")]
    [InlineData("a ? b : ", "")]
    [InlineData("a ** ", "")]
    [InlineData("x = ", "")]
    [InlineData("function f() {", "}")]
    [InlineData("[[", "")]
    [InlineData("l: ", "")]
    [InlineData("while (1) ", "")]
    public void Source_NestedDeeply_IsRefusedInsteadOfOverflowing(string open, string close)
    {
        var script = string.Concat(Enumerable.Repeat(open, 50_000)) + "a" + string.Concat(Enumerable.Repeat(close, 50_000));
        Assert.Throws<ExpressionException>(() => new JavaScriptLanguage(new ScriptBudget { Source = int.MaxValue }).Compile(script));
    }

    [Fact]
    public void Source_LongButFlat_IsFine()
    {
        var scope = new FakeScope();
        Assert.Equal("5000", scope.Json(string.Join(" + ", Enumerable.Repeat("1", 5000))));
        Assert.Equal("true", scope.Json(string.Join(" && ", Enumerable.Repeat("true", 5000))));
        Assert.Equal("7", scope.Json("let x = 7;" + string.Concat(Enumerable.Range(0, 300).Select(n => $"if (x == {n + 100}) {{ 0 }} else ")) + "{ x }"));
        Assert.Equal("4", scope.Json("let x = 4;" + string.Concat(Enumerable.Range(0, 60).Select(n => $"x == {n + 100} ? {n} : ")) + "x"));
    }

    [Fact]
    public void Script_RunOnAThreadWithASmallStack_NeverOverflows()
    {
        Exception? failure = null;
        var deep = string.Concat(Enumerable.Repeat("[", 90)) + "f(n + 1)" + string.Concat(Enumerable.Repeat("]", 90));
        var thread = new Thread(
            () =>
            {
                try
                {
                    failure = FakeScope.Fails($"const f = n => {deep}; f(0)");
                }
                catch (Exception other)
                {
                    failure = other;
                }
            },
            512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal("depth", Assert.IsType<ExpressionException>(failure).Budget);
    }

    [Fact]
    public void Budget_GivenByTheHost_IsTheOneThatHolds()
    {
        Assert.Equal("steps", FakeScope.Fails("for (let i = 0; i < 200; i++);", new ScriptBudget { Steps = 100 }).Budget);
        Assert.Equal("steps", FakeScope.Fails("for (;;) new RegExp('a')", new ScriptBudget { Pattern = TimeSpan.FromMinutes(1) }).Budget);
        Assert.Equal("depth", FakeScope.Fails("const f = n => n ? f(n - 1) : 0; f(20)", new ScriptBudget { Depth = 10 }).Budget);
        Assert.Equal("memory", FakeScope.Fails("'x'.repeat(1000)", new ScriptBudget { Memory = 1000 }).Budget);
        Assert.Equal("output", FakeScope.Fails("'x'.repeat(1000)", new ScriptBudget { Output = 500 }).Budget);
        Assert.Equal("source", Assert.Throws<ExpressionException>(() => new JavaScriptLanguage(new ScriptBudget { Source = 10 }).Compile("1 + 1 + 1 + 1")).Budget);
        Assert.Equal(6, new FakeScope().Run("let s = 0; for (let i = 0; i < 4; i++) s += i; s", new ScriptBudget { Steps = 100 }));
    }

    [Fact]
    public void Appending_ToALongText_CostsWhatIsAppended()
    {
        var scope = new FakeScope();
        Assert.Equal(100_000, scope.Run("let t = ''; for (let i = 0; i < 20000; i++) t += 'line\\n'; t.length"));
        Assert.Equal("[\"ab\",\"ac\",true]", scope.Json("let t = 'x'.repeat(600); const b = t + 'ab'; const u = b + '!'; const c = t + 'ac'; [b.slice(600), c.slice(600), u.endsWith('ab!')]"));
    }

    [Fact]
    public void StoredValue_MadeCircularByAScript_CanStillBeWritten()
    {
        var scope = new FakeScope();
        scope.Variables["list"] = ValueJson.Parse("[1,{\"a\":2}]");
        var error = FakeScope.Fails("variables.list.push(variables.list); 1", scope: scope);
        Assert.Equal("output", error.Budget);
        Assert.StartsWith("[1,{\"a\":2}", ValueJson.Write(scope.Variables["list"]), StringComparison.Ordinal);
        FakeScope.Fails("variables.list[1].self = variables.list; null.x", scope: scope);
        Assert.NotEmpty(ValueJson.Write(scope.Variables["list"]));
    }
}
