using System.Runtime.InteropServices;
using System.Text.Json;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>
/// The members of an activity, sorted in one pass into what they are: a definition is read whenever its graph is needed, and
/// looking each member up by its name is most of what that costs. Of a member that is there twice the last one counts.
/// </summary>
internal struct NodeMembers
{
    private JsonElement _start;

    public NodeMembers(JsonElement activity)
    {
        foreach (var member in activity.EnumerateObject()) Take(member);
        if (_start.ValueKind != JsonValueKind.Undefined) TakeStart(activity);
    }

    public string? Id { get; private set; }
    public string? Name { get; private set; }
    public string? Type { get; private set; }
    public int? Version { get; private set; }
    public string? DisplayText { get; private set; }
    public string? StartId { get; private set; }
    public JsonElement Custom { get; private set; }
    public JsonElement Variables { get; private set; }
    public JsonElement Connections { get; private set; }

    /// <summary>Where versions before 3.0 had what is a custom property now.</summary>
    public JsonElement CanStart { get; private set; }

    /// <inheritdoc cref="CanStart"/>
    public JsonElement RunsInBackground { get; private set; }

    /// <summary>In JSON's order; this and the others below are null when there are none, as in most activities.</summary>
    public List<ElementSlot>? Children { get; private set; }

    public Dictionary<string, Expression>? Inputs { get; private set; }
    public Dictionary<string, string>? Outputs { get; private set; }
    public Dictionary<string, Value>? Properties { get; private set; }

    private void Take(JsonProperty member)
    {
        var value = member.Value;

        // As written, not unescaped: these names have nothing to escape.
        switch (JsonMarshal.GetRawUtf8PropertyName(member))
        {
            case var name when name.SequenceEqual("id"u8): Id = value.AsText(); break;
            case var name when name.SequenceEqual("nodeId"u8): break;
            case var name when name.SequenceEqual("name"u8): Name = value.AsText(); break;
            case var name when name.SequenceEqual("type"u8): Type = value.AsText(); break;
            case var name when name.SequenceEqual("version"u8): Version = value.AsWhole(); break;
            case var name when name.SequenceEqual("metadata"u8): DisplayText = value.Text("displayText"u8); break;
            case var name when name.SequenceEqual("customProperties"u8): Custom = value; break;
            case var name when name.SequenceEqual("connections"u8): Connections = value; break;
            case var name when name.SequenceEqual("variables"u8): Variables = value; break;
            case var name when name.SequenceEqual("start"u8): _start = value; break;
            case var name when name.SequenceEqual("canStartWorkflow"u8): CanStart = value; break;
            case var name when name.SequenceEqual("runAsynchronously"u8): RunsInBackground = value; break;
            case var name when name.SequenceEqual("variable"u8): TakeOwn("variable", value, mayBeActivity: false); break;
            default: TakeOwn(member.Name, value, mayBeActivity: true); break;
        }
    }

    /// <summary>A flowchart's start repeats one of its activities; another activity may have one of its own by that name.</summary>
    private void TakeStart(JsonElement activity)
    {
        if (!ActivityElement.StartRepeats(activity)) TakeOwn("start", _start, mayBeActivity: true);
        StartId = _start.AsText() ?? (_start.IsObject() && ActivityElement.StartRepeats(activity) ? _start.Text("id"u8) : null);
    }

    private void TakeOwn(string name, JsonElement value, bool mayBeActivity)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: break;
            case JsonValueKind.Object: TakeObject(name, value, mayBeActivity); break;
            case JsonValueKind.Array when mayBeActivity: TakeArray(name, value); break;
            default: Keep(name, value.ToValue()); break;
        }
    }

    private void TakeObject(string name, JsonElement value, bool mayBeActivity)
    {
        if (value.Member("expression"u8) is { ValueKind: JsonValueKind.Object } expression)
            (Inputs ??= new(StringComparer.Ordinal))[name] = new(expression.Text("type"u8) ?? "Literal", expression.Member("value"u8).ToValue());
        else if (mayBeActivity && ActivityElement.LooksLikeActivity(value))
            (Children ??= []).Add(new(name, null, value));
        else if (Reference(value) is not { } reference)
            Keep(name, value.ToValue());
        else if (reference.Length > 0)
            (Outputs ??= new(StringComparer.Ordinal))[name] = reference;
    }

    private void TakeArray(string name, JsonElement array)
    {
        ActivityElement.AddItems(Children ??= new(array.GetArrayLength()), name, array);
        if (!array.EnumerateArray().Any(item => item.IsObject() && ActivityElement.IsItemActivity(name, item))) Keep(name, WithoutActivities(array));
    }

    private void Keep(string name, Value value) => (Properties ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>What an output is bound to; empty when it is an unbound input or output, null when it is neither.</summary>
    private static string? Reference(JsonElement member)
    {
        if (member.Member("memoryReference"u8) is { ValueKind: not JsonValueKind.Undefined } reference)
            return reference.Text("id"u8) ?? reference.AsText() ?? "";
        var count = 0;
        foreach (var inner in member.EnumerateObject())
        {
            if (!inner.NameEquals("typeName"u8) && !inner.NameEquals("expression"u8) && !inner.NameEquals("converter"u8)) return null;
            count++;
        }

        return count > 0 ? "" : null;
    }

    /// <summary>The items of a list with each activity in them replaced by its id.</summary>
    private static Value WithoutActivities(JsonElement array)
    {
        var list = new ValueList(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (!item.IsObject())
            {
                list.Add(item.ToItem());
                continue;
            }

            var record = new ValueRecord(item.GetPropertyCount());
            foreach (var member in item.EnumerateObject())
                record[member.Name] = ActivityElement.LooksLikeActivity(member.Value) ? member.Value.Text("id"u8) : member.Value.ToItem();
            list.Add(Value.Of(record));
        }

        return Value.Of(list);
    }
}
