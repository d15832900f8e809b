using System.Text;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Instances;

/// <summary>Pairs of stimulus id and target as length-prefixed UTF-8 texts.</summary>
internal static class TakenPacking
{
    public static byte[] Pack(List<TakenStimulus> taken)
    {
        using var stream = new MemoryStream(taken.Count * 80);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var (stimulusId, target) in taken)
        {
            writer.Write(stimulusId);
            writer.Write(target);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static void Unpack(byte[] packed, List<TakenStimulus> into)
    {
        using var reader = new BinaryReader(new MemoryStream(packed), Encoding.UTF8);
        while (reader.BaseStream.Position < packed.Length) into.Add(new(reader.ReadString(), reader.ReadString()));
    }
}
