using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>The two shapes a connection has had: ends as objects, and in 3.0 ends as ids with ports beside them.</summary>
internal static class ConnectionJson
{
    /// <summary>Null when an end is missing.</summary>
    public static Connection? Read(JsonElement json)
    {
        var (source, sourcePort) = End(json.Member("source"u8), json, "sourcePort"u8);
        var (target, targetPort) = End(json.Member("target"u8), json, "targetPort"u8);
        return Of(source, sourcePort, target, targetPort);
    }

    public static bool IsOld(JsonObject json) => json["source"].AsText() is not null || json["target"].AsText() is not null;

    /// <summary>Rewrites the old shape in place; other members, such as vertices, stay.</summary>
    public static void Modernise(JsonObject json)
    {
        if (!IsOld(json)) return;
        var (source, sourcePort) = End(json["source"], json.Text("sourcePort"));
        var (target, targetPort) = End(json["target"], json.Text("targetPort"));
        if (Of(source, sourcePort, target, targetPort) is not { } connection) return;
        json["source"] = new JsonObject { ["activity"] = connection.SourceId, ["port"] = connection.SourcePort };
        json["target"] = new JsonObject { ["activity"] = connection.TargetId, ["port"] = connection.TargetPort };
        json.Remove("sourcePort");
        json.Remove("targetPort");
    }

    private static Connection? Of(string? source, string? sourcePort, string? target, string? targetPort) =>
        source is null || target is null ? null : new(source, sourcePort ?? "Done", target, targetPort ?? "In");

    private static (string? Id, string? Port) End(JsonElement end, JsonElement connection, ReadOnlySpan<byte> port)
    {
        if (!end.IsObject()) return (NotEmpty(end.AsText()), NotEmpty(connection.Text(port)));
        var id = end.Text("activity"u8) ?? end.Member("activity"u8).Text("id"u8);
        return (NotEmpty(id), NotEmpty(end.Text("port"u8)) ?? NotEmpty(connection.Text(port)));
    }

    private static (string? Id, string? Port) End(JsonNode? end, string? port)
    {
        if (end is not JsonObject json) return (NotEmpty(end.AsText()), NotEmpty(port));
        var id = json.Text("activity") ?? json.Object("activity")?.Text("id");
        return (NotEmpty(id), NotEmpty(json.Text("port")) ?? NotEmpty(port));
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
