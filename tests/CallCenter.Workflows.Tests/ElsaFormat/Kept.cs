using System.Text.Json.Nodes;

namespace CallCenter.Workflows.Tests.ElsaFormat;

/// <summary>Says what of one JSON is missing or different in another; additions do not count.</summary>
internal static class Kept
{
    public static IReadOnlyList<string> Losses(JsonNode? before, JsonNode? after, string path = "$", params string[] except)
    {
        if (before is null) return after is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } ? [] : [$"{path} was null"];
        if (before is JsonObject json)
        {
            if (after is not JsonObject other) return [$"{path} is no object any more"];
            return
            [
                .. json.Where(member => !except.Contains(member.Key)).SelectMany(member => !other.ContainsKey(member.Key)
                    ? [$"{path}.{member.Key} is gone"]
                    : Losses(member.Value, other[member.Key], $"{path}.{member.Key}", except)),
            ];
        }

        if (before is JsonArray array)
        {
            if (after is not JsonArray other || other.Count != array.Count) return [$"{path} has another length"];
            return [.. array.SelectMany((item, index) => Losses(item, other[index], $"{path}[{index}]", except))];
        }

        return JsonNode.DeepEquals(before, after) ? [] : [$"{path} was {before.ToJsonString()} and is {after?.ToJsonString() ?? "null"}"];
    }
}
