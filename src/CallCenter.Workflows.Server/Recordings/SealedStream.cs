using System.Security.Cryptography;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>Reads a <see cref="SealedFile"/> from any place. A chunk that was changed is never given out.</summary>
internal sealed class SealedStream : Stream
{
    private const int SealedSize = SealedFile.ChunkSize + SealedFile.TagSize;
    private readonly FileStream _file;
    private readonly AesGcm _cipher;
    private readonly long _body;
    private readonly long _chunks;
    private readonly byte[] _sealed = new byte[SealedSize];
    private readonly byte[] _plain = new byte[SealedFile.ChunkSize];
    private long _chunk = -1;

    /// <summary>The file stands at its first chunk.</summary>
    public SealedStream(FileStream file, byte[] key)
    {
        _file = file;
        _cipher = new(key, SealedFile.TagSize);
        CryptographicOperations.ZeroMemory(key);
        _body = file.Position;
        var size = file.Length - _body;
        _chunks = (size + SealedSize - 1) / SealedSize;
        Length = size - (_chunks * SealedFile.TagSize);
        if (size < SealedFile.TagSize || Length < 0) throw new CryptographicException("The recording ends too early.");
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length || buffer.Length == 0) return 0;
        var chunk = Position / SealedFile.ChunkSize;
        if (chunk != _chunk) Load(chunk);
        var at = (int)(Position % SealedFile.ChunkSize);
        var count = Math.Min(buffer.Length, PlainSize(chunk) - at);
        _plain.AsSpan(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException("A sealed file is never changed.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A sealed file is never changed.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Load(long chunk)
    {
        _chunk = -1;
        var size = PlainSize(chunk);
        _file.Position = _body + (chunk * SealedSize);
        _file.ReadExactly(_sealed, 0, size + SealedFile.TagSize);
        Span<byte> nonce = stackalloc byte[SealedFile.NonceSize];
        SealedFile.NonceOf(chunk, chunk == _chunks - 1, nonce);
        _cipher.Decrypt(nonce, _sealed.AsSpan(0, size), _sealed.AsSpan(size, SealedFile.TagSize), _plain.AsSpan(0, size));
        _chunk = chunk;
    }

    private int PlainSize(long chunk) => (int)Math.Min(SealedFile.ChunkSize, Length - (chunk * SealedFile.ChunkSize));
}
