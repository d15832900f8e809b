using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>Where the nodes of a flowchart stand: as the designer placed them, else in layers by how far they are from the start.</summary>
internal sealed class Drawing
{
    private const int ColumnWidth = 340;
    private const int RowHeight = 120;

    private readonly Dictionary<string, Box> _boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? From, string? Port, string? To), IReadOnlyList<(double X, double Y)>> _bends = [];

    private Drawing() { }

    /// <summary>In the order of the flow: what is nearer to the start comes first.</summary>
    public IReadOnlyList<ActivityNode> Order { get; private init; } = [];

    public Box this[string id] => _boxes[id];

    /// <summary>The bends that the designer gave a line, where its nodes stand as placed.</summary>
    public IReadOnlyList<(double X, double Y)> BendsOf(Connection line) => _bends.GetValueOrDefault((line.SourceId, line.SourcePort, line.TargetId)) ?? [];

    /// <param name="chart">The flowchart.</param>
    /// <param name="model">The same as it is stored, with the designer's marks.</param>
    public static Drawing Of(ActivityNode chart, JsonNode? model)
    {
        var (order, depths) = Walk(chart);
        var drawing = new Drawing { Order = order };
        var rows = new Dictionary<int, int>();
        foreach (var node in order)
        {
            var row = rows.GetValueOrDefault(depths[node.Id]);
            rows[depths[node.Id]] = row + 1;
            drawing._boxes[node.Id] = new(depths[node.Id] * ColumnWidth, row * RowHeight, Box.StandardWidth, Box.StandardHeight);
        }

        var marks = (model?["activities"] as JsonArray ?? []).OfType<JsonObject>().ToLookup(activity => (string?)activity["id"], activity => activity["metadata"]?["designer"]);
        var placed = order.Select(node => (node.Id, Mark: marks[node.Id].FirstOrDefault()?["position"], Size: marks[node.Id].FirstOrDefault()?["size"])).ToList();
        if (placed.Count > 0 && placed.All(place => place.Mark is JsonObject))
        {
            foreach (var (id, mark, size) in placed)
                drawing._boxes[id] = new(Number(mark, "x", 0), Number(mark, "y", 0), Math.Max(Number(size, "width", 0), Box.StandardWidth), Math.Max(Number(size, "height", 0), Box.StandardHeight));
            foreach (var line in (model?["connections"] as JsonArray ?? []).OfType<JsonObject>()) drawing.Bend(line);
        }

        return drawing;
    }

    private void Bend(JsonObject line)
    {
        if (line["vertices"] is not JsonArray { Count: > 0 } vertices) return;
        _bends[((string?)line["source"]?["activity"], (string?)line["source"]?["port"] ?? ActivityPorts.Done, (string?)line["target"]?["activity"])] =
            [.. vertices.Select(vertex => (Number(vertex, "x", 0), Number(vertex, "y", 0)))];
    }

    private static double Number(JsonNode? node, string name, double otherwise) =>
        node?[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : otherwise;

    private static (List<ActivityNode> Order, Dictionary<string, int> Depths) Walk(ActivityNode chart)
    {
        var members = chart.Children.Select(child => child.Node).DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);
        var reached = chart.Connections.Select(line => line.TargetId).ToHashSet(StringComparer.Ordinal);
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new List<ActivityNode>();
        var open = new Queue<(string Id, int Depth)>();
        foreach (var start in members.Values.Where(node => node.CanStartWorkflow || node.Id == chart.StartId)) open.Enqueue((start.Id, 0));
        foreach (var start in members.Values.Where(node => !reached.Contains(node.Id))) open.Enqueue((start.Id, 0));
        if (open.Count == 0 && members.Count > 0) open.Enqueue((members.Keys.First(), 0));
        while (open.TryDequeue(out var next))
        {
            if (!members.TryGetValue(next.Id, out var node) || !depths.TryAdd(next.Id, next.Depth)) continue;
            order.Add(node);
            foreach (var line in chart.Connections.Where(line => line.SourceId == next.Id)) open.Enqueue((line.TargetId, next.Depth + 1));
        }

        foreach (var left in members.Values.Where(node => depths.TryAdd(node.Id, 0))) order.Add(left);
        return (order, depths);
    }
}

/// <summary>Where a node stands on the drawing, in its units.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public const double StandardWidth = 220;
    public const double StandardHeight = 56;

    public double Right => X + Width;
    public double Bottom => Y + Height;
}
