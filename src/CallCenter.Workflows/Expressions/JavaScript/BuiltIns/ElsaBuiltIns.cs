using System.Collections.Frozen;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The functions of the instance that Elsa's scripts know.</summary>
internal static class ElsaBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Globals = AddTexts(AddInstance(new MethodTable())).Freeze();

    private static MethodTable AddInstance(MethodTable table) => table
        .Add("getVariable", 1, (run, in self, a) => run.GetVariable(a.TextAt(run, 0)))
        .Add("setVariable", 2, (run, in self, a) =>
        {
            run.SetVariable(a.TextAt(run, 0), a.At(1));
            return default;
        })
        .Add("getInput", 1, (run, in self, a) => run.GetInput(a.TextAt(run, 0)))
        .Add("getOutputFrom", 2, (run, in self, a) =>
            run.Touch(run.Scope.GetOutputFrom(a.TextAt(run, 0), a.At(1).IsNothing ? null : a.TextAt(run, 1))))
        .Add("getLastResult", 0, (run, in self, a) => run.Touch(run.Scope.GetLastResult()))
        .Add("getWorkflowInstanceId", 0, (run, in self, a) => run.Scope.InstanceId)
        .Add("getWorkflowInstanceName", 0, (run, in self, a) => run.InstanceName)
        .Add("setWorkflowInstanceName", 1, (run, in self, a) =>
        {
            run.InstanceName = a.At(0).IsNothing ? null : a.TextAt(run, 0);
            return default;
        })
        .Add("getWorkflowDefinitionId", 0, (run, in self, a) => run.Scope.DefinitionId)
        .Add("getWorkflowDefinitionVersionId", 0, (run, in self, a) => run.Scope.DefinitionVersionId)
        .Add("getWorkflowDefinitionVersion", 0, (run, in self, a) => run.Scope.DefinitionVersion)
        .Add("getCorrelationId", 0, (run, in self, a) => run.CorrelationId)
        .Add("setCorrelationId", 1, (run, in self, a) =>
        {
            run.CorrelationId = a.At(0).IsNothing ? null : a.TextAt(run, 0);
            return default;
        })
        .Add("setOutcome", 1, (run, in self, a) => SetOutcomes(run, [a.TextAt(run, 0)]))
        .Add("setOutcomes", 1, (run, in self, a) => SetOutcomes(run, [.. Iteration.ToList(run, a.At(0)).Select(name => Operators.ToText(run, name))]))
        .Add("getConfig", 1, (run, in self, a) => throw run.TypeError(
            "getConfig is not available: scripts have no access to the server's configuration. Pass the value as an input or a variable.",
            "getConfig 不可用:脚本不能读取服务器的配置。请通过输入或变量传入。"))
        .Add("newGuid", 0, NewGuid)
        .Add("newGuidString", 0, NewGuid)
        .Add("getGuidString", 0, NewGuid)
        .Add("newShortGuid", 0, NewShortGuid)
        .Add("getShortGuid", 0, NewShortGuid);

    private static MethodTable AddTexts(MethodTable table) => table
        .Add("toJson", 1, (run, in self, a) => JsonBuiltIns.Stringify(run, a.At(0), default, default))
        .Add("isNullOrEmpty", 1, (run, in self, a) => a.At(0).IsNothing || a.TextAt(run, 0).Length == 0)
        .Add("isNullOrWhiteSpace", 1, (run, in self, a) => a.At(0).IsNothing || Numbers.Trim(a.TextAt(run, 0)).IsEmpty)
        .Add("parseGuid", 1, ParseGuid)
        .Add("stringToBase64", 1, (run, in self, a) => Encode(run, Encoding.UTF8.GetBytes(Charged(run, a.TextAt(run, 0)))))
        .Add("stringFromBase64", 1, (run, in self, a) => run.NewText(Encoding.UTF8.GetString(Decode(run, a.TextAt(run, 0)))))
        .Add("bytesToBase64", 1, (run, in self, a) => Encode(run, BytesOf(run, a.At(0))))
        .Add("bytesFromBase64", 1, (run, in self, a) => ListOf(run, Decode(run, a.TextAt(run, 0))))
        .Add("bytesToString", 1, (run, in self, a) => run.NewText(Encoding.UTF8.GetString(BytesOf(run, a.At(0)))))
        .Add("bytesFromString", 1, (run, in self, a) => ListOf(run, Encoding.UTF8.GetBytes(Charged(run, a.TextAt(run, 0)))))
        .Add("streamToBytes", 1, NoStreams)
        .Add("streamToBase64", 1, NoStreams)
        .Add("atob", 1, (run, in self, a) => run.NewText(Encoding.Latin1.GetString(Decode(run, a.TextAt(run, 0)))))
        .Add("btoa", 1, (run, in self, a) => Encode(run, Encoding.Latin1.GetBytes(Charged(run, a.TextAt(run, 0)))));

    /// <summary>
    /// <c>getName</c>, <c>setName</c> and <c>getOutputFromActivity</c>: which variable, input or output is meant shows
    /// when the script runs. Null when the name has none of these forms.
    /// </summary>
    public static ConstantNode? Accessor(string name)
    {
        if (name.Length < 4 || char.IsLower(name[3])) return null;
        var subject = name[3..];
        if (name.StartsWith("get", StringComparison.Ordinal)) return new(Value.OfTransient(new BuiltIn(name, 0, (run, in self, a) => Read(run, name, subject))));
        if (!name.StartsWith("set", StringComparison.Ordinal)) return null;
        return new(Value.OfTransient(new BuiltIn(name, 1, (run, in self, a) =>
        {
            var camel = Camel(subject);
            run.SetVariable(!run.TryGetVariable(subject, out _) && run.TryGetVariable(camel, out _) ? camel : subject, a.At(0));
            return default;
        })));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static Value Read(ScriptRun run, string function, string subject)
    {
        foreach (var name in (ReadOnlySpan<string>)[subject, Camel(subject)])
        {
            if (run.TryGetVariable(name, out var variable)) return variable;
        }

        foreach (var name in (ReadOnlySpan<string>)[subject, Camel(subject)])
        {
            if (run.GetInput(name) is { IsUndefined: false } input) return input;
            if (run.Scope.InputNames.Contains(name, StringComparer.Ordinal)) return default;
        }

        var from = subject.IndexOf("From", StringComparison.Ordinal);
        if (from > 0 && from + 4 < subject.Length) return run.Touch(run.Scope.GetOutputFrom(subject[(from + 4)..], subject[..from]));
        throw run.Error("ReferenceError", $"'{function}' is not defined: there is no variable or input '{subject}'.", $"“{function}”未定义:没有名为“{subject}”的变量或输入。");
    }

    private static Value SetOutcomes(ScriptRun run, List<string> outcomes)
    {
        run.SetOutcomes(outcomes);
        return default;
    }

    private static Value NoStreams(ScriptRun run, in Value self, ReadOnlySpan<Value> a) => throw run.TypeError(
        "There are no streams here: file contents are base 64 texts, see bytesFromBase64.",
        "这里没有流:文件内容是 base64 文本,请用 bytesFromBase64。");

    private static Value NewGuid(ScriptRun run, in Value self, ReadOnlySpan<Value> a) => run.NewText(run.Scope.NewGuid().ToString());

    /// <summary>As Elsa shortens ids: base 64 without what a URL cannot hold.</summary>
    private static Value NewShortGuid(ScriptRun run, in Value self, ReadOnlySpan<Value> a) => run.NewText(
        Convert.ToBase64String(run.Scope.NewGuid().ToByteArray()).Replace("/", "_", StringComparison.Ordinal).Replace("+", "-", StringComparison.Ordinal)[..22]);

    private static Value ParseGuid(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = a.TextAt(run, 0);
        return Guid.TryParse(text, out var guid)
            ? run.NewText(guid.ToString())
            : throw run.TypeError($"{run.Describe(a.At(0))} is not a GUID.", $"{run.Describe(a.At(0))} 不是 GUID。");
    }

    private static string Charged(ScriptRun run, string text)
    {
        run.Charge(4L * text.Length);
        run.Work(text.Length / 32);
        return text;
    }

    private static Value Encode(ScriptRun run, byte[] bytes)
    {
        run.Charge(3L * bytes.Length);
        return run.NewText(Convert.ToBase64String(bytes));
    }

    private static byte[] Decode(ScriptRun run, string text)
    {
        Charged(run, text);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? bytes[..count]
            : throw run.TypeError("The text is not base 64.", "文本不是 base64 编码。");
    }

    private static byte[] BytesOf(ScriptRun run, in Value value)
    {
        if (value.IsString) return Encoding.UTF8.GetBytes(Charged(run, value.AsString!));
        var list = Iteration.ToList(run, value);
        run.Charge(list.Count);
        return [.. list.Select(item => (byte)Operators.ToInt32(run, item))];
    }

    private static Value ListOf(ScriptRun run, byte[] bytes)
    {
        var list = run.NewList(bytes.Length);
        run.Work(bytes.Length / 8);
        foreach (var part in bytes) list.Add(part);
        return Value.Of(list);
    }
}
