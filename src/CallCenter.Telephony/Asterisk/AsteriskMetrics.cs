using System.Diagnostics.Metrics;

namespace CallCenter.Telephony.Asterisk;

/// <summary>What is measured of the link to Asterisk.</summary>
internal static class AsteriskMetrics
{
    private static readonly Meter Meter = new("CallCenter.Telephony.Asterisk");
    private static readonly Histogram<double> Requests = Meter.CreateHistogram<double>("request", "s", "How long requests to Asterisk take.");
    private static readonly Counter<long> Gaps = Meter.CreateCounter<long>("gaps", null, "How often the link to Asterisk was lost; events of that time are made up for by comparison.");
    private static readonly Counter<long> Orphans = Meter.CreateCounter<long>("orphans", null, "Channels and bridges of ours that were found without a contact and removed.");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>("events", null, "Events that Asterisk told.");
    private static readonly UpDownCounter<long> Up = Meter.CreateUpDownCounter<long>("link_up", null, "Links to Asterisk that are connected and in step.");

    public static void RequestTook(TimeSpan time, bool done) => Requests.Record(time.TotalSeconds, new KeyValuePair<string, object?>("done", done));
    public static void LinkIsUp() => Up.Add(1);

    public static void LinkIsLost()
    {
        Up.Add(-1);
        Gaps.Add(1);
    }

    public static void OrphanRemoved() => Orphans.Add(1);
    public static void EventTold() => Events.Add(1);
}
