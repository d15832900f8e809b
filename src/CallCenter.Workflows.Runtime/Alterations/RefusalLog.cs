using System.Text.Encodings.Web;
using System.Text.Json;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Runtime.Alterations;

/// <summary>Why an instance was not altered, kept in both languages.</summary>
public static class RefusalLog
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<Refusal> refusals) =>
        JsonSerializer.Serialize(refusals.Select(refusal => new Entry(refusal.ActivityId, refusal.Reason.Zh, refusal.Reason.En)), Options);

    public static IReadOnlyList<Refusal> Read(string? log) => log is null
        ? []
        : [.. JsonSerializer.Deserialize<Entry[]>(log, Options)!.Select(entry => new Refusal(entry.Activity, new Text(entry.Zh, entry.En)))];

    private sealed record Entry(string? Activity, string Zh, string En);
}
