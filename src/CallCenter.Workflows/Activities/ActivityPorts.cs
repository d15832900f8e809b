using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Activities;

/// <summary>Which outgoing ports a node has: from its type, and from its own inputs where ports follow them.</summary>
public static class ActivityPorts
{
    public const string Done = "Done";

    internal static IReadOnlyList<string>? Of(ActivityType type, ActivityNode node)
    {
        foreach (var input in type.Inputs)
        {
            if (input.NamesOutcomes)
            {
                if (!node.Inputs.TryGetValue(input.JsonName, out var expression)) return WithDone([.. input.Default as IEnumerable<string> ?? [], .. input.FixedOutcomes]);
                return Items(expression) is { } items ? WithDone([.. items, .. input.FixedOutcomes]) : null;
            }

            switch (input.Hint)
            {
                case UiHints.FlowSwitchEditor:
                    return [.. Labels(node, input), "Default"];
                case UiHints.OutcomePicker: return null;
            }
        }

        if (type.IsTerminal) return [];
        return [.. WithDone(type.Outcomes), .. type.Inputs.Where(input => input.Outcome is not null && IsOn(node, input)).Select(input => input.Outcome!)];
    }

    /// <summary>The texts of a list input given as a literal list or as JSON text; null when it is computed.</summary>
    public static IReadOnlyList<string>? Items(Expression expression)
    {
        if (expression.Type is not ("Object" or "Literal" or "Json")) return null;
        var value = expression.Source;
        if (value.AsString is { } text)
        {
            if (text.Length == 0) return [];
            try { value = ValueJson.Parse(text); }
            catch (System.Text.Json.JsonException) { return null; }
        }

        return value.AsList is { } list ? [.. list.Select(item => item.ToString())] : [];
    }

    private static bool IsOn(ActivityNode node, InputType input) =>
        node.Properties.TryGetValue(input.JsonName, out var value) && InputConversion.TryConvert(value, typeof(bool), out var on, out _) && on is true;

    private static IEnumerable<string> Labels(ActivityNode node, InputType input) =>
        node.Properties.TryGetValue(input.JsonName, out var cases) && cases.AsList is { } list
            ? list.Select(item => item["label"].ToString())
            : [];

    private static IReadOnlyList<string> WithDone(IReadOnlyList<string> outcomes) => outcomes.Count == 0 ? [Done] : outcomes;
}
