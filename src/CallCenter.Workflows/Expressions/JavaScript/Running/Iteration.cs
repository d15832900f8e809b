namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>What for..of, spread and array patterns walk over.</summary>
internal static class Iteration
{
    /// <summary>The items of a value that can be iterated; an error otherwise.</summary>
    public static IEnumerator<Value> Over(ScriptRun run, in Value source)
    {
        if (source.Reference is ValueList list) return Items(list);
        if (source.IsString) return Characters(run, source.AsString!);
        if ((source.Reference as ScriptObject)?.Iterate(run) is { } items) return items;
        throw NotIterable(run, source);
    }

    public static bool IsIterable(ScriptRun run, in Value source) =>
        source.Reference is ValueList || source.IsString || (source.Reference as ScriptObject)?.Iterate(run) is not null;

    /// <summary>The items as a list of their own, unless <paramref name="source"/> is a list already.</summary>
    public static ValueList ToList(ScriptRun run, in Value source)
    {
        if (source.Reference is ValueList list) return list;
        var result = run.NewList();
        Fill(run, result, source);
        return result;
    }

    public static void Fill(ScriptRun run, ValueList result, in Value source)
    {
        if (source.Reference is ValueList list)
        {
            run.Charge(16L * list.Count);
            run.Work(list.Count / 8);
            result.AddRange(list);
            return;
        }

        var items = Over(run, source);
        while (items.MoveNext())
        {
            run.Step();
            run.Append(result, items.Current);
        }
    }

    private static ScriptThrow NotIterable(ScriptRun run, in Value source)
    {
        var shown = run.Describe(source);
        var hint = source.Reference is ValueRecord ? " Write Object.entries(value) to walk over its members." : "";
        return run.TypeError($"{char.ToUpperInvariant(shown[0])}{shown[1..]} is not iterable.{hint}", $"{shown} 不可迭代。");
    }

    private static IEnumerator<Value> Items(ValueList list)
    {
        for (var i = 0; i < list.Count; i++) yield return list[i];
    }

    private static IEnumerator<Value> Characters(ScriptRun run, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                yield return run.NewText(text.Substring(i, 2));
                i++;
            }
            else
            {
                yield return StringBuiltIns.OneCharacter(text[i]);
            }
        }
    }
}
