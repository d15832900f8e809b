using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>What an input's editor in Studio must know; the keys are Studio's.</summary>
public static class InputEditors
{
    /// <summary>Null when the editor needs nothing.</summary>
    public static JsonObject? Of(InputType input, string culture, ChoiceSource choices)
    {
        var specifications = input.Hint switch
        {
            UiHints.DropDown => new JsonObject { ["dropdown"] = Selection("selectList", input, culture, choices) },
            UiHints.CheckList => new JsonObject { ["checklist"] = Selection("checkList", input, culture, choices) },
            "radiolist" => new JsonObject { ["radiolist"] = Selection("radioList", input, culture, choices) },
            UiHints.SingleLine when input.OptionsFrom is { } source && choices(source, culture) is [var before, ..] => new JsonObject
            {
                ["singleline"] = new JsonObject { ["adornmentText"] = before.Text, ["enableCopyAdornment"] = true },
            },
            UiHints.CodeEditor => CodeEditor,
            UiHints.DynamicOutcomes => new JsonObject
            {
                ["DynamicOutcomesOptions"] = new JsonObject { ["fixedOutcomes"] = new JsonArray([.. input.FixedOutcomes.Select(name => JsonValue.Create(name))]) },
            },
            _ => null,
        };
        if (input.Refresh) (specifications ??= [])["Refresh"] = true;
        return specifications;
    }

    private static JsonObject Selection(string member, InputType input, string culture, ChoiceSource choices)
    {
        var live = input.OptionsFrom is { } source ? choices(source, culture) : [];
        var all = input.Options.Select(option => new Choice(option.Value, option.Label.In(culture))).Concat(live);
        var list = new JsonArray([.. all.Select(choice => new JsonObject { ["text"] = choice.Text, ["value"] = choice.Value })]);
        return new() { [member] = new JsonObject { ["items"] = list, ["isFlagsEnum"] = false }, ["providerName"] = input.OptionsFrom };
    }

    /// <summary>Studio reads a height as a number only (1 is large): over Elsa's own "Large" the whole designer breaks.</summary>
    private static JsonObject CodeEditor => new()
    {
        ["code-editor"] = new JsonObject { ["language"] = "javascript", ["editorHeight"] = 1, ["singleLineMode"] = false },
    };
}

/// <summary>An input's default as Studio shows it.</summary>
internal static class DefaultJson
{
    public static JsonNode? Of(object? value) => value switch
    {
        null or "" => null,
        string text => text,
        bool flag => flag,
        Value engine => engine.ToJson(),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        // A moment that must be given has none to begin with; the year 1 would be a trap in a date picker.
        DateTimeOffset time => time == default ? null : time.ToString("O", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        ValueRecord record => Value.Of(record).ToJson(),
        double number => double.IsFinite(number) ? number : null,
        IEnumerable<string> { } list => list.Any() ? new JsonArray([.. list.Select(item => JsonValue.Create(item))]) : null,
        System.Collections.IEnumerable => null,
        IFormattable number when decimal.TryParse(number.ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var parsed) => parsed,
        _ => value.ToString(),
    };
}
