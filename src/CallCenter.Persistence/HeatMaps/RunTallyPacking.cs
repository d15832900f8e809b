using System.Text;
using CallCenter.Processes.HeatMaps;

namespace CallCenter.Persistence.HeatMaps;

/// <summary>A tally as bytes: mostly small numbers, seven bits to the byte.</summary>
internal static class RunTallyPacking
{
    private const byte Form = 1;

    public static byte[] Pack(RunTally tally)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Form);
        writer.Write7BitEncodedInt64(tally.Runs);
        writer.Write7BitEncodedInt64(tally.DropOffs);
        writer.Write7BitEncodedInt(tally.Nodes.Count);
        foreach (var (id, node) in tally.Nodes)
        {
            writer.Write(id);
            Write(writer, node);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static RunTally Unpack(byte[] packed)
    {
        var tally = new RunTally();
        AddTo(tally, packed);
        return tally;
    }

    /// <summary>Adds what is packed to a sum, without making a tally of it first.</summary>
    public static void AddTo(RunTally tally, byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed), Encoding.UTF8);
        if (reader.ReadByte() is var form && form != Form) throw new InvalidDataException($"A tally of runs has form {form}, which this version does not know; {Form} was expected.");
        tally.Runs += reader.Read7BitEncodedInt64();
        tally.DropOffs += reader.Read7BitEncodedInt64();
        for (var nodes = reader.Read7BitEncodedInt(); nodes > 0; nodes--) Read(reader, tally.Node(reader.ReadString()));
    }

    private static void Write(BinaryWriter writer, NodeTally node)
    {
        writer.Write7BitEncodedInt64(node.Entries);
        writer.Write7BitEncodedInt64(node.Completions);
        writer.Write7BitEncodedInt64(node.Faults);
        writer.Write7BitEncodedInt64(node.DropOffs);
        writer.Write7BitEncodedInt(node.Outcomes.Count);
        foreach (var (outcome, count) in node.Outcomes)
        {
            writer.Write(outcome);
            writer.Write7BitEncodedInt64(count);
        }

        var buckets = node.Dwell.Buckets.ToList();
        writer.Write7BitEncodedInt(buckets.Count);
        foreach (var (bucket, count) in buckets)
        {
            writer.Write7BitEncodedInt(bucket);
            writer.Write7BitEncodedInt64(count);
        }
    }

    private static void Read(BinaryReader reader, NodeTally node)
    {
        node.Entries += reader.Read7BitEncodedInt64();
        node.Completions += reader.Read7BitEncodedInt64();
        node.Faults += reader.Read7BitEncodedInt64();
        node.DropOffs += reader.Read7BitEncodedInt64();
        for (var outcomes = reader.Read7BitEncodedInt(); outcomes > 0; outcomes--) node.AddOutcome(reader.ReadString(), reader.Read7BitEncodedInt64());
        for (var buckets = reader.Read7BitEncodedInt(); buckets > 0; buckets--) node.Dwell.Add(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64());
    }
}
