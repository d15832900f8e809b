using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Tests.Expressions;

public sealed class JavaScriptInstanceTests
{
    private static FakeScope Scope()
    {
        var scope = new FakeScope { LastResult = "last", InstanceName = "call" };
        scope.Variables["level"] = 3;
        scope.Variables["Name"] = "Li";
        scope.Variables["list"] = ValueJson.Parse("[1,2]");
        scope.Inputs["vip"] = true;
        scope.Inputs["Order"] = ValueJson.Parse("{\"total\":5}");
        scope.Facts["contact"] = ValueJson.Parse("{\"from\":\"13800138000\"}");
        scope.Outputs[("Ask", "Digits")] = "42";
        scope.Outputs[("Ask", null)] = "any";
        return scope;
    }

    [Theory]
    [InlineData("variables.level >= 2 && input.vip", "true")]
    [InlineData("variables.missing", "undefined")]
    [InlineData("variables['level']", "3")]
    [InlineData("variables?.level", "3")]
    [InlineData("Object.keys(variables)", "[\"level\",\"Name\",\"list\"]")]
    [InlineData("'level' in variables", "true")]
    [InlineData("const { level, list: [first] } = variables; level + first", "4")]
    [InlineData("({ ...input })", "{\"vip\":true,\"Order\":{\"total\":5}}")]
    [InlineData("JSON.stringify(variables)", "\"{\\\"level\\\":3,\\\"Name\\\":\\\"Li\\\",\\\"list\\\":[1,2]}\"")]
    [InlineData("getVariable('level')", "3")]
    [InlineData("args?.Item", "undefined")]
    [InlineData("getLevel()", "3")]
    [InlineData("getName()", "\"Li\"")]
    [InlineData("getVip()", "true")]
    [InlineData("getOrder().total", "5")]
    [InlineData("getInput('Order').total", "5")]
    [InlineData("getOutputFrom('Ask', 'Digits')", "\"42\"")]
    [InlineData("getOutputFrom('Ask')", "\"any\"")]
    [InlineData("getDigitsFromAsk()", "\"42\"")]
    [InlineData("getLastResult()", "\"last\"")]
    [InlineData("[workflowInstanceId, getWorkflowInstanceId()]", "[\"instance-1\",\"instance-1\"]")]
    [InlineData("[getWorkflowDefinitionId(), getWorkflowDefinitionVersionId(), getWorkflowDefinitionVersion()]", "[\"definition-1\",\"version-3\",3]")]
    [InlineData("[correlationId, getCorrelationId()]", "[\"contact-7\",\"contact-7\"]")]
    [InlineData("getWorkflowInstanceName()", "\"call\"")]
    [InlineData("contact.from", "\"13800138000\"")]
    [InlineData("agent?.name", "undefined")]
    [InlineData("typeof customer", "\"undefined\"")]
    [InlineData("newGuid() !== newGuid()", "true")]
    [InlineData("newGuidString()", "\"00000001-0000-0000-0000-000000000000\"")]
    [InlineData("newShortGuid().length", "22")]
    [InlineData("Date.now()", "1714552200000")]
    [InlineData("new Date().toISOString()", "\"2024-05-01T08:30:00.000Z\"")]
    [InlineData("Math.random()", "0.2")]
    [InlineData("toJson({ a: [1] })", "\"{\\\"a\\\":[1]}\"")]
    [InlineData("[isNullOrEmpty(''), isNullOrEmpty(null), isNullOrWhiteSpace(' '), isNullOrWhiteSpace('a')]", "[true,true,true,false]")]
    [InlineData("parseGuid('{0F8FAD5B-D9CB-469F-A165-70867728950E}')", "\"0f8fad5b-d9cb-469f-a165-70867728950e\"")]
    [InlineData("stringFromBase64(stringToBase64('中文'))", "\"中文\"")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64([104, 105])))", "\"hi\"")]
    [InlineData("const getLevel = () => 'mine'; getLevel()", "\"mine\"")]
    [InlineData("[1, 2].map(getVariable).length", "2")]
    public void Global_OfTheInstance_GivesItsValue(string script, string expected) => Assert.Equal(expected, Scope().Json(script));

    [Theory]
    [InlineData("variables.level = 4; variables.level", "level", "4")]
    [InlineData("variables.level += 2; variables.level++", "level", "6")]
    [InlineData("variables['level'] = 5", "level", "5")]
    [InlineData("setVariable('fresh', [1]); variables.fresh.push(2)", "fresh", "[1,2]")]
    [InlineData("setLevel(9)", "level", "9")]
    [InlineData("setOther('x')", "Other", "\"x\"")]
    [InlineData("variables.list.push(3)", "list", "[1,2,3]")]
    [InlineData("variables.list[0] = { at: new Date(0), f() {} }", "list", "[{\"at\":\"1970-01-01T00:00:00.000Z\"},2]")]
    [InlineData("variables.d = new Date(0); variables.d.getTime()", "d", "\"1970-01-01T00:00:00.000Z\"")]
    [InlineData("variables.maybe ??= 7", "maybe", "7")]
    [InlineData("[variables.level, variables.Name] = [1, 'W']", "level", "1")]
    [InlineData("for (variables.level of [7, 8]);", "level", "8")]
    [InlineData("Object.assign(variables, { level: 11 })", "level", "11")]
    public void Variable_Set_IsSetInTheInstance(string script, string name, string expected)
    {
        var scope = Scope();
        scope.Run(script);
        Assert.Equal(expected, ValueJson.Write(scope.Variables[name]).Replace(",\"f\":null", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("getConfig('Admin:Password')", "no access to the server's configuration")]
    [InlineData("streamToBytes(null)", "no streams here")]
    [InlineData("streamToBase64(null)", "no streams here")]
    public void Global_ThatElsaHasAndWeDoNot_SaysWhy(string script, string said) =>
        Assert.Contains(said, FakeScope.Fails(script, scope: Scope()).Message, StringComparison.Ordinal);

    [Fact]
    public void List_OfAVariable_IsTheStoredOneItself()
    {
        var scope = Scope();
        var stored = scope.Variables["list"].AsList;
        scope.Run("const l = variables.list; l.push('x'); l.sort(); setVariable('other', l)");
        Assert.Same(stored, scope.Variables["list"].AsList);
        Assert.Same(stored, scope.Variables["other"].AsList);
        Assert.Same(stored, scope.Run("variables.list").AsList);
    }

    [Fact]
    public void Script_ThatFails_SetsNothing()
    {
        var scope = Scope();
        FakeScope.Fails("variables.level = 9; setCorrelationId('c'); setWorkflowInstanceName('n'); setOutcome('o'); throw 1", scope: scope);
        Assert.Equal((3, "contact-7", "call"), (scope.Variables["level"].Number, scope.CorrelationId, scope.InstanceName));
        Assert.Null(scope.Outcomes);
    }

    [Fact]
    public void Setters_OfTheInstance_TakeEffect()
    {
        var scope = Scope();
        Assert.Equal("[\"k\",\"k\",\"n\"]", scope.Json("setCorrelationId('k'); setWorkflowInstanceName('n'); setOutcomes(['A', 'B']); [correlationId, getCorrelationId(), getWorkflowInstanceName()]"));
        Assert.Equal(("k", "n"), (scope.CorrelationId, scope.InstanceName));
        Assert.Equal(["A", "B"], scope.Outcomes!);
        scope.Run("setOutcome('C')");
        Assert.Equal(["C"], scope.Outcomes!);
    }

    [Fact]
    public void SensitiveText_HandledByAScript_StaysSensitive()
    {
        var scope = Scope();
        scope.Variables["card"] = Value.Of(new SensitiveText("6222020012345678"));
        foreach (var script in new[] { "variables.card", "variables.card + ''", "`no ${variables.card}`", "variables.card.slice(-4)", "({ c: variables.card }).c", "toJson({ c: variables.card })", "[variables.card][0]" })
            Assert.True(scope.Run(script).IsSensitive, script);
        Assert.Equal("5678", scope.Run("variables.card.slice(-4)").AsString);
        Assert.Equal("16", scope.Json("variables.card.length"));
        Assert.Equal("true", scope.Json("variables.card === '6222020012345678' && /^62/.test(variables.card)"));
        scope.Run("variables.copy = variables.card");
        Assert.True(scope.Variables["copy"].IsSensitive);
        Assert.DoesNotContain("6222", FakeScope.Fails("variables.card.foo.bar", scope: scope).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("6222", FakeScope.Fails("throw variables.card", scope: scope).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("''.constructor.constructor")]
    [InlineData("[].constructor.constructor")]
    [InlineData("(() => 1).constructor")]
    [InlineData("({}).__proto__")]
    [InlineData("({}).constructor.constructor")]
    [InlineData("Object.prototype.__proto__")]
    [InlineData("(function () { return this })()")]
    [InlineData("this")]
    [InlineData("variables.GetType")]
    [InlineData("variables.constructor?.constructor")]
    [InlineData("Math.max.GetType")]
    [InlineData("'x'.GetType ?? [].Capacity ?? ({}).Names")]
    [InlineData("[].map.constructor")]
    [InlineData("typeof System === 'undefined' && typeof globalThis === 'undefined' && typeof process === 'undefined' && typeof require === 'undefined' ? undefined : 1")]
    public void Host_FromAScript_IsOutOfReach(string script) => Assert.Equal("undefined", Scope().Json(script));

    [Fact]
    public void BuiltIns_ChangedByOneScript_AreNotChangedForAnother()
    {
        foreach (var script in new[] { "Math.max = 1", "Array.prototype.map = 1", "Object.foo = 1", "JSON.parse.x = 1", "Object.assign(Math, { a: 1 })" })
            Assert.Contains("cannot be changed", FakeScope.Fails(script).Message, StringComparison.Ordinal);
        Assert.Equal("{\"polluted\":1}", new FakeScope().Json("const o = {}; o.__proto__ = { polluted: 1 }; const p = {}; p.polluted ?? o.__proto__"));
    }

    [Fact]
    public void Evaluations_OnManyThreads_DoNotDisturbEachOther()
    {
        var expression = new JavaScriptLanguage().Compile("let s = 0; for (const x of variables.list) s += x; const f = n => n ? f(n - 1) + 1 : 0; s + f(20)");
        Parallel.For(0, 200, n =>
        {
            var scope = new FakeScope();
            scope.Variables["list"] = Value.ListOf(n, n);
            Assert.Equal(2 * n + 20, expression.Evaluate(scope).Number);
        });
    }
}
