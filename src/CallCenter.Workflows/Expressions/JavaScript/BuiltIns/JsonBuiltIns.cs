using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>JSON</c>.</summary>
internal static class JsonBuiltIns
{
    public static readonly FixedObject Json = new("JSON", new MethodTable()
        .Add("parse", 2, Parse)
        .Add("stringify", 3, (run, in self, a) => Stringify(run, a.At(0), a.At(1), a.At(2)))
        .Freeze());

    private static Value Parse(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var value = JsonReader.Read(run, a.TextAt(run, 0));
        if (a.At(1).Reference is not Callable reviver) return value;
        var root = run.NewRecord(1);
        root[""] = value;
        return Revive(run, reviver, Value.Of(root), "");
    }

    private static Value Revive(ScriptRun run, Callable reviver, Value holder, string key)
    {
        ScriptRun.EnsureStack(run);
        var value = Properties.Get(run, holder, key);
        if (value.Reference is ValueList or ValueRecord)
        {
            foreach (var name in Properties.Keys(run, value))
            {
                var revived = Revive(run, reviver, value, name);
                if (revived.IsUndefined) Properties.Delete(run, value, name);
                else Properties.Set(run, value, name, revived);
            }
        }

        var arguments = default(FourValues);
        arguments[0] = key;
        arguments[1] = value;
        return reviver.Call(run, holder, ((ReadOnlySpan<Value>)arguments)[..2]);
    }

    public static Value Stringify(ScriptRun run, in Value value, in Value replacer, in Value space)
    {
        run.Charge(400);
        run.Work(5);
        var writer = new JsonTextWriter(run, replacer, Indent(run, space));
        var text = writer.Write(value);
        if (text is null) return default;
        return writer.WroteSensitive ? Value.Of(new SensitiveText(text)) : run.NewText(text);
    }

    private static string Indent(ScriptRun run, in Value space)
    {
        if (space.IsNumber) return new string(' ', (int)Math.Clamp(Numbers.ToInteger(space.Number), 0, 10));
        var text = space.IsString ? Operators.ToText(run, space) : "";
        return text.Length > 10 ? text[..10] : text;
    }
}

/// <summary>Writes one value as JSON.stringify does.</summary>
internal sealed class JsonTextWriter(ScriptRun run, Value replacer, string indent)
{
    private readonly StringBuilder _out = new();
    private readonly Callable? _replace = replacer.Reference as Callable;
    private readonly List<string>? _allowed = replacer.Reference is ValueList names ? [.. names.Select(name => Operators.ToText(run, name)).Distinct()] : null;
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);
    private int _charged;

    /// <summary>Sensitive text was written in clear, so the whole is sensitive.</summary>
    public bool WroteSensitive { get; private set; }

    public string? Write(in Value value)
    {
        var holder = Value.Undefined;
        if (_replace is not null)
        {
            var root = run.NewRecord(1);
            root[""] = value;
            holder = Value.Of(root);
        }

        return WriteMember(holder, "", value, null) ? _out.ToString() : null;
    }

    /// <summary>Writes a member with its name and what stands before it; nothing at all when it has no JSON form.</summary>
    private bool WriteMember(in Value holder, string key, Value value, Action? before)
    {
        if (value.Reference is ValueRecord or ScriptObject && Properties.Get(run, value, "toJSON").Reference is Callable toJson)
        {
            Value name = key;
            value = toJson.Call(run, value, new ReadOnlySpan<Value>(in name));
        }

        if (_replace is not null)
        {
            var arguments = default(FourValues);
            arguments[0] = key;
            arguments[1] = value;
            value = _replace.Call(run, holder, ((ReadOnlySpan<Value>)arguments)[..2]);
        }

        if (value.IsUndefined || value.Reference is Callable) return false;
        before?.Invoke();
        WriteValue(value);
        return true;
    }

    private void WriteValue(in Value value)
    {
        run.Step();
        if (_out.Length > _charged)
        {
            run.Charge(2L * (_out.Length - _charged));
            _charged = _out.Length;
        }

        switch (value.Reference)
        {
            case ValueList list: WriteList(value, list); return;
            case ValueRecord or ScriptObject: WriteRecord(value); return;
            default: break;
        }

        if (value.IsString)
        {
            WroteSensitive |= value.IsSensitive;
            var text = value.AsString!;
            run.Charge(2L * text.Length);
            WriteText(text);
        }
        else if (value.IsNumber)
        {
            _out.Append(double.IsFinite(value.Number) ? Value.NumberText(value.Number) : "null");
        }
        else
        {
            _out.Append(value.IsTrue ? "true" : value.IsFalse ? "false" : "null");
        }
    }

    private void Open(in Value value)
    {
        ScriptRun.EnsureStack(run);
        if (!_open.Add(value.Reference!)) throw run.TypeError("The value contains itself and cannot be written as JSON.", "值包含对自身的引用,无法写成 JSON。");
    }

    private void WriteList(in Value whole, ValueList list)
    {
        Open(whole);
        _out.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0) _out.Append(',');
            NewLine();
            if (!WriteMember(whole, Value.NumberText(i), list[i], null)) _out.Append("null");
        }

        _open.Remove(list);
        if (list.Count > 0) NewLine();
        _out.Append(']');
    }

    private void WriteRecord(Value whole)
    {
        Open(whole);
        _out.Append('{');
        var any = false;
        foreach (var name in _allowed ?? Properties.Keys(run, whole))
        {
            any |= WriteMember(whole, name, Properties.HasOwn(run, whole, name) ? Properties.Get(run, whole, name) : default, () =>
            {
                if (any) _out.Append(',');
                NewLine();
                WriteText(name);
                _out.Append(indent.Length > 0 ? ": " : ":");
            });
        }

        _open.Remove(whole.Reference!);
        if (any) NewLine();
        _out.Append('}');
    }

    private void NewLine()
    {
        if (indent.Length == 0) return;
        _out.Append('\n');
        run.Charge(2L * indent.Length * _open.Count);
        for (var i = 0; i < _open.Count; i++) _out.Append(indent);
    }

    private void WriteText(string text)
    {
        _out.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            switch (character)
            {
                case '"': _out.Append("\\\""); break;
                case '\\': _out.Append("\\\\"); break;
                case '\n': _out.Append("\\n"); break;
                case '\r': _out.Append("\\r"); break;
                case '\t': _out.Append("\\t"); break;
                case '\b': _out.Append("\\b"); break;
                case '\f': _out.Append("\\f"); break;
                default:
                    var paired = char.IsSurrogate(character) && IsPaired(text, i);
                    if (character < ' ' || (char.IsSurrogate(character) && !paired))
                        _out.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    else _out.Append(character);
                    break;
            }
        }

        _out.Append('"');
    }

    private static bool IsPaired(string text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
        : i > 0 && char.IsHighSurrogate(text[i - 1]);
}
