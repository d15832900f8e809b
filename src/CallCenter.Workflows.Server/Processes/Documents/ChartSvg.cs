using System.Globalization;
using System.Net;
using System.Text;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>Draws a flowchart as SVG that needs nothing else: it prints, and may be put into any page.</summary>
internal static class ChartSvg
{
    private const int Margin = 24;
    private const int PortGap = 25;
    private const int FontSize = 13;

    /// <summary>Pixels of a unit of the drawing; its letters can be read and it still fits most of a screen.</summary>
    private const double Scale = 0.75;

    /// <param name="chart">The flowchart.</param>
    /// <param name="drawing">Where its nodes stand.</param>
    /// <param name="title">What it shows, for those who cannot see it.</param>
    /// <param name="numbers">The number of each node in the document's list.</param>
    /// <param name="label">What a node is called, and what kind of step it is.</param>
    /// <param name="port">What an outcome is called.</param>
    public static string Draw(
        ActivityNode chart, Drawing drawing, string title, IReadOnlyDictionary<string, int> numbers, Func<ActivityNode, (string Name, string Kind)> label, Func<string, string> port)
    {
        var boxes = drawing.Order.Select(node => drawing[node.Id]).DefaultIfEmpty(new Box(0, 0, Box.StandardWidth, Box.StandardHeight)).ToList();
        var heights = chart.Connections.SelectMany(drawing.BendsOf).Select(bend => bend.Y).ToList();
        var (left, top) = (boxes.Min(box => box.X) - Margin, boxes.Select(box => box.Y).Concat(heights).Min() - Margin);
        var (width, height) = (boxes.Max(box => box.Right) + Margin + 80 - left, boxes.Select(box => box.Bottom).Concat(heights).Max() + Margin - top);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width * Scale:0}\" height=\"{height * Scale:0}\" viewBox=\"{left:0} {top:0} {width:0} {height:0}\" role=\"img\" font-family=\"sans-serif\" font-size=\"{FontSize}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Safe(title)}</title><defs><marker id=\"to\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#6f8080\"/></marker></defs>");
        foreach (var lines in chart.Connections.ToLookup(line => line.SourceId))
        {
            var ports = lines.Select(line => line.SourcePort).Distinct().ToList();
            foreach (var line in lines.Where(line => numbers.ContainsKey(line.SourceId) && numbers.ContainsKey(line.TargetId)))
                Connect(svg, drawing[line.SourceId], drawing[line.TargetId], drawing.BendsOf(line), ports.IndexOf(line.SourcePort), ports.Count, ports.Count > 1 ? port(line.SourcePort) : "");
        }

        foreach (var node in drawing.Order) Place(svg, drawing[node.Id], numbers[node.Id], label(node));
        return svg.Append("</svg>").ToString();
    }

    private static void Connect(StringBuilder svg, Box from, Box to, IReadOnlyList<(double X, double Y)> bends, int place, int count, string text)
    {
        var y = from.Y + (from.Height / 2) + ((place - ((count - 1) / 2.0)) * Math.Min(PortGap, from.Height / Math.Max(1, count)));
        var end = to.Y + (to.Height / 2);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{from.Right:0} {y:0}{Way((from.Right, y), bends, (to.X, end))}\" fill=\"none\" stroke=\"#6f8080\" marker-end=\"url(#to)\"/>");
        if (text.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{from.Right + 6:0}\" y=\"{y - 4:0}\" font-size=\"11\" fill=\"#4b5a5a\">{Safe(Short(text, 14))}</text>");
    }

    /// <summary>A curve, or straight lines through the bends there are.</summary>
    private static string Way((double X, double Y) from, IReadOnlyList<(double X, double Y)> bends, (double X, double Y) to)
    {
        if (bends.Count > 0) return string.Concat(bends.Append(to).Select(point => string.Create(CultureInfo.InvariantCulture, $"L{point.X:0} {point.Y:0}")));
        var reach = to.X > from.X ? Math.Max(30, (to.X - from.X) / 2) : 60;
        return string.Create(CultureInfo.InvariantCulture, $"C{from.X + reach:0} {from.Y:0} {to.X - reach:0} {to.Y:0} {to.X:0} {to.Y:0}");
    }

    private static void Place(StringBuilder svg, Box box, int number, (string Name, string Kind) label)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{box.X:0}\" y=\"{box.Y:0}\" width=\"{box.Width:0}\" height=\"{box.Height:0}\" rx=\"4\" fill=\"#fff\" stroke=\"#0f6e68\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{box.X + 22:0}\" cy=\"{box.Y + 28:0}\" r=\"13\" fill=\"#0f6e68\"/><text x=\"{box.X + 22:0}\" y=\"{box.Y + 32:0}\" text-anchor=\"middle\" font-size=\"11\" fill=\"#fff\">{number}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{box.X + 44:0}\" y=\"{box.Y + 25:0}\" font-weight=\"600\" fill=\"#1d2a2a\">{Safe(Short(label.Name, 22))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{box.X + 44:0}\" y=\"{box.Y + 43:0}\" font-size=\"11\" fill=\"#5b6b6b\">{Safe(Short(label.Kind, 26))}</text>");
    }

    /// <summary>A Han character takes the room of two others.</summary>
    private static string Short(string text, int room)
    {
        var taken = 0;
        for (var i = 0; i < text.Length; i++)
        {
            taken += text[i] > 0x2E80 ? 2 : 1;
            if (taken > room) return string.Concat(text.AsSpan(0, i), "…");
        }

        return text;
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
