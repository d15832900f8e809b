using System.Buffers.Binary;

namespace CallCenter.Workflows.ControlFlow.Composition;

/// <summary>Ids of instances that an instance starts: ordered by time as all instance ids are, and the same when a step is repeated.</summary>
public static class ChildIds
{
    /// <param name="now">The time of the step.</param>
    /// <param name="unique">An id derived from the instance that starts it.</param>
    public static string New(DateTimeOffset now, Guid unique)
    {
        Span<byte> bytes = stackalloc byte[16];
        unique.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<byte> moment = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, now.ToUnixTimeMilliseconds());
        moment[2..].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        return new Guid(bytes, bigEndian: true).ToString("N");
    }
}
