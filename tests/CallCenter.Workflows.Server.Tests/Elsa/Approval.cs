using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>Compares the shape of an answer (members and kinds, no values) with the one that was approved.</summary>
internal static class Approval
{
    public static void Verify(JsonNode answer, string name, [CallerFilePath] string testFile = "") => Approved.Verify(Shape(answer), $"{name}.txt", testFile);

    private static string Shape(JsonNode answer)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        Add(answer, "$");
        return string.Concat(lines.Select(line => line + "\n"));

        void Add(JsonNode? node, string path)
        {
            lines.Add($"{path}: {KindOf(node)}");
            if (node is JsonArray array)
            {
                foreach (var item in array) Add(item, path + "[]");
            }

            foreach (var (name, member) in node as JsonObject ?? []) Add(member, $"{path}.{name}");
        }
    }

    private static string KindOf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        JsonValue value => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? "boolean" : value.GetValueKind().ToString().ToLowerInvariant(),
        _ => "?",
    };
}
