using System.Text.Json.Nodes;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>The two shapes a connection has had: ends as objects, and in 3.0 ends as ids with ports beside them.</summary>
internal static class ConnectionJson
{
    /// <summary>Null when an end is missing.</summary>
    public static Connection? Read(JsonObject json)
    {
        var (source, sourcePort) = End(json["source"], json.Text("sourcePort"));
        var (target, targetPort) = End(json["target"], json.Text("targetPort"));
        if (source is null || target is null) return null;
        return new(source, sourcePort ?? "Done", target, targetPort ?? "In");
    }

    public static bool IsOld(JsonObject json) => json["source"].AsText() is not null || json["target"].AsText() is not null;

    /// <summary>Rewrites the old shape in place; other members, such as vertices, stay.</summary>
    public static void Modernise(JsonObject json)
    {
        if (!IsOld(json) || Read(json) is not { } connection) return;
        json["source"] = new JsonObject { ["activity"] = connection.SourceId, ["port"] = connection.SourcePort };
        json["target"] = new JsonObject { ["activity"] = connection.TargetId, ["port"] = connection.TargetPort };
        json.Remove("sourcePort");
        json.Remove("targetPort");
    }

    private static (string? Id, string? Port) End(JsonNode? end, string? port)
    {
        if (end is not JsonObject json) return (NotEmpty(end.AsText()), NotEmpty(port));
        var id = json.Text("activity") ?? json.Object("activity")?.Text("id");
        return (NotEmpty(id), NotEmpty(json.Text("port")) ?? NotEmpty(port));
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
