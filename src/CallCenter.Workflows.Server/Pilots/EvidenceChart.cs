using System.Globalization;
using System.Text;
using CallCenter.Processes.Pilots;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>A KPI's days of both arms as a drawing that needs nothing else to be shown.</summary>
internal static class EvidenceChart
{
    private const int Width = 860;
    private const int Height = 220;
    private const int Left = 64;
    private const int Bottom = 28;
    private const int Top = 24;
    private const string PilotColour = "#2b6cb0";
    private const string ControlColour = "#a0762a";

    public static string Of(KpiView kpi, PilotPlan plan, bool isChinese)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        var values = kpi.Days.SelectMany(day => new[] { day.Pilot, day.Control }).OfType<double>().ToList();
        if (values.Count == 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height / 2}\">{(isChinese ? "没有数据" : "No data")}</text></svg>");
            return svg.ToString();
        }

        var (low, high) = (values.Min(), values.Max());
        if (high - low < 1e-9) (low, high) = (low - 1, high + 1);
        var step = kpi.Days.Count > 1 ? (Width - Left - 10.0) / (kpi.Days.Count - 1) : 0;
        double Y(double value) => Top + ((high - value) / (high - low) * (Height - Top - Bottom));

        foreach (var mark in (double[])[low, (low + high) / 2, high])
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" x2=\"{Width - 10}\" y1=\"{Y(mark):0.#}\" y2=\"{Y(mark):0.#}\" stroke=\"#ddd\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 6}\" y=\"{Y(mark) + 4:0.#}\" text-anchor=\"end\">{mark:0.###}</text>");
        }

        var launch = kpi.Days.ToList().FindIndex(day => day.Day >= plan.Launch);
        if (launch >= 0)
        {
            var x = Left + (launch * step);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{Top}\" y2=\"{Height - Bottom}\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>");
        }

        Line(svg, kpi.Days.Select((day, i) => (Left + (i * step), day.Pilot)), Y, PilotColour);
        Line(svg, kpi.Days.Select((day, i) => (Left + (i * step), day.Control)), Y, ControlColour);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"14\" fill=\"{PilotColour}\">{(isChinese ? "试点" : "pilot")}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + 60}\" y=\"14\" fill=\"{ControlColour}\">{(isChinese ? "对照" : "control")}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{Height - 8}\">{kpi.Days[0].Day:yyyy-MM-dd}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 10}\" y=\"{Height - 8}\" text-anchor=\"end\">{kpi.Days[^1].Day:yyyy-MM-dd}</text></svg>");
        return svg.ToString();
    }

    /// <summary>Days without figures leave a gap.</summary>
    private static void Line(StringBuilder svg, IEnumerable<(double X, double? Value)> points, Func<double, double> y, string colour)
    {
        var (path, isOpen) = (new StringBuilder(), false);
        foreach (var (x, value) in points)
        {
            if (value is { } known) path.Append(CultureInfo.InvariantCulture, $"{(isOpen ? 'L' : 'M')}{x:0.#} {y(known):0.#}");
            isOpen = value is not null;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.8\"/>");
    }
}
