using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Server.Observability;

/// <summary>Collects the measurements of this process's meters and writes them in Prometheus' text format.</summary>
public sealed class MetricsText : IDisposable
{
    private const string Ours = "callcenter";
    private static readonly string[] Meters = [Ours, "Microsoft.AspNetCore.Hosting", "System.Runtime"];
    private static readonly double[] Seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Amounts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _series = new();

    public MetricsText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Any(prefix => instrument.Meter.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var group in _series.GroupBy(entry => NameOf(entry.Key)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var instrument = group.First().Key;
            var kind = KindOf(instrument);
            if (!string.IsNullOrEmpty(instrument.Description)) text.Append(CultureInfo.InvariantCulture, $"# HELP {group.Key} {instrument.Description.ReplaceLineEndings(" ")}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key} {kind}\n");
            foreach (var (labels, series) in group.SelectMany(entry => entry.Value).OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                if (kind == "histogram") WriteHistogram(text, group.Key, labels, series);
                else text.Append(CultureInfo.InvariantCulture, $"{group.Key}{Braces(labels)} {Number(series.Value)}\n");
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Unit == "ms") value /= 1000;
        var series = _series.GetOrAdd(instrument, _ => new(StringComparer.Ordinal)).GetOrAdd(LabelsOf(tags), _ => new(BoundsOf(instrument)));
        lock (series)
        {
            if (IsHistogram(instrument)) series.Observe(value);
            else if (instrument.IsObservable || IsGauge(instrument)) series.Value = value;
            else series.Value += value;
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, Series series)
    {
        lock (series)
        {
            var sum = 0L;
            for (var i = 0; i < series.Bounds.Count; i++)
            {
                sum += series.Buckets[i];
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braces(Join(labels, $"le=\"{Number(series.Bounds[i])}\""))} {sum}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{Braces(Join(labels, "le=\"+Inf\""))} {series.Count}\n");
            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{Braces(labels)} {Number(series.Value)}\n{name}_count{Braces(labels)} {series.Count}\n");
        }
    }

    private static double[] BoundsOf(Instrument instrument) => instrument.Unit is "s" or "ms" ? Seconds : Amounts;

    /// <summary>Our own instruments have short names, so theirs begin with their meter's.</summary>
    private static string NameOf(Instrument instrument)
    {
        var meter = instrument.Meter.Name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) ? Clean(instrument.Meter.Name) + "_" : "";
        var name = meter + Clean(instrument.Name) + instrument.Unit switch { "s" or "ms" => "_seconds", "By" => "_bytes", _ => "" };
        return KindOf(instrument) == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string KindOf(Instrument instrument)
    {
        if (IsHistogram(instrument)) return "histogram";
        var type = instrument.GetType().Name;
        return type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? "counter" : "gauge";
    }

    private static bool IsHistogram(Instrument instrument) => instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal);

    private static bool IsGauge(Instrument instrument) => instrument.GetType().Name.StartsWith("Gauge", StringComparison.Ordinal);

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0) return "";
        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{Clean(name)}=\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"");
        }

        return string.Join(',', labels);
    }

    private static string Join(string labels, string label) => labels.Length == 0 ? label : labels + "," + label;

    private static string Braces(string labels) => labels.Length == 0 ? "" : "{" + labels + "}";

    private static string Clean(string name) => string.Create(name.Length, name, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
    });

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed class Series(double[] bounds)
    {
        public IReadOnlyList<double> Bounds => bounds;
        public double Value { get; set; }
        public long Count { get; private set; }
        public long[] Buckets { get; } = new long[bounds.Length];

        public void Observe(double value)
        {
            Value += value;
            Count++;
            var bucket = Array.FindIndex(bounds, bound => value <= bound);
            if (bucket >= 0) Buckets[bucket]++;
        }
    }
}
