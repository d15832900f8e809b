using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>
/// A file that only this server reads. Each has a key of its own, which stands in its head, sealed by the key ring; the rest are
/// chunks, each encrypted and authenticated by AES-256-GCM, so that any place is read without what is before it.
/// </summary>
/// <remarks>
/// Layout: <c>CCR1</c>, the length of the sealed key, the sealed key, then chunks of 64 KiB and a tag of 16 bytes, the last one
/// shorter. A chunk's nonce is its number and whether it is the last: chunks cannot be moved, and none can be cut off unseen.
/// </remarks>
internal static class SealedFile
{
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int NonceSize = 12;

    private const int KeySize = 32;
    private const int LongestSealedKey = 4096;

    /// <summary>"CCR1": a recording of ours, first form.</summary>
    private static ReadOnlySpan<byte> Mark => "CCR1"u8;

    /// <summary>Writes what the stream holds and answers its size and SHA-256; the file is on the disk when this returns.</summary>
    public static async Task<(long Size, string Hash)> WriteAsync(Stream plain, string file, IDataProtector protector, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        try
        {
            await using var into = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await into.WriteAsync(HeadOf(protector.Protect(key)), cancellationToken);
            var written = await WriteChunksAsync(plain, into, key, cancellationToken);
            into.Flush(flushToDisk: true);
            return written;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <exception cref="CryptographicException">It is none of ours, or sealed by a key that is not in the ring, or for another recording.</exception>
    public static SealedStream Open(string file, IDataProtector protector)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            Span<byte> head = stackalloc byte[Mark.Length + sizeof(int)];
            stream.ReadExactly(head);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head[Mark.Length..]);
            if (!head.StartsWith(Mark) || length is <= 0 or > LongestSealedKey) throw new CryptographicException("It is no sealed recording.");
            var sealedKey = new byte[length];
            stream.ReadExactly(sealedKey);
            return new(stream, protector.Unprotect(sealedKey));
        }
        catch (EndOfStreamException failure)
        {
            stream.Dispose();
            throw new CryptographicException("It is no sealed recording.", failure);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public static void NonceOf(long chunk, bool isLast, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, chunk);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
    }

    private static byte[] HeadOf(byte[] sealedKey)
    {
        var head = new byte[Mark.Length + sizeof(int) + sealedKey.Length];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(Mark.Length), sealedKey.Length);
        sealedKey.CopyTo(head, Mark.Length + sizeof(int));
        return head;
    }

    private static async Task<(long Size, string Hash)> WriteChunksAsync(Stream plain, Stream into, byte[] key, CancellationToken cancellationToken)
    {
        using var cipher = new AesGcm(key, TagSize);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (now, next) = (new byte[ChunkSize], new byte[ChunkSize]);
        var sealedChunk = new byte[ChunkSize + TagSize];
        var size = 0L;
        var length = await plain.ReadAtLeastAsync(now, ChunkSize, throwOnEndOfStream: false, cancellationToken);
        for (var chunk = 0L; ; chunk++)
        {
            // Which chunk is the last one is known when there is nothing after it.
            var after = length < ChunkSize ? 0 : await plain.ReadAtLeastAsync(next, ChunkSize, throwOnEndOfStream: false, cancellationToken);
            hash.AppendData(now, 0, length);
            Seal(cipher, chunk, after == 0, now.AsSpan(0, length), sealedChunk);
            await into.WriteAsync(sealedChunk.AsMemory(0, length + TagSize), cancellationToken);
            size += length;
            if (after == 0) return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
            (now, next, length) = (next, now, after);
        }
    }

    private static void Seal(AesGcm cipher, long chunk, bool isLast, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        NonceOf(chunk, isLast, nonce);
        cipher.Encrypt(nonce, plain, into[..plain.Length], into.Slice(plain.Length, TagSize));
    }
}
