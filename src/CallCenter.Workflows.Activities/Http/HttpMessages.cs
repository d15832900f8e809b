namespace CallCenter.Workflows.Activities.Http;

/// <summary>A request that an endpoint received, read to its end. It means something only while its caller waits, so it is never stored as such.</summary>
/// <param name="RequestId">What replies name it by.</param>
/// <param name="Path">Below the base path.</param>
/// <param name="Content">The parsed body; the fields of a form.</param>
public sealed record HttpRequestReceived(
    string RequestId, string Method, string Path, ValueRecord Route, ValueRecord Query, ValueRecord Headers, Value Content, IReadOnlyList<HttpFile> Files)
{
    public string? ContentType { get; init; }

    /// <summary>Why its content was not taken.</summary>
    public HttpRefusal Refusal { get; init; }

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>What an endpoint may find wrong with a request's content.</summary>
public enum HttpRefusal { None, RequestTooLarge, FileTooLarge, FileExtension, FileType }

/// <summary>A command to whoever holds the request open. A request that is gone takes none, which is no failure.</summary>
public abstract record HttpReply(string RequestId);

/// <summary>The response that a flow wrote.</summary>
/// <param name="Body">Text, or bytes as base 64.</param>
public sealed record AnswerHttpRequest(
    string RequestId, int Status, string? ContentType, string? Body, bool IsBase64, IReadOnlyList<HttpHeader> Headers) : HttpReply(RequestId);

/// <summary>Files as the response: one as it is, several in an archive, none as no content.</summary>
/// <param name="ContentType">Overrides the file's own.</param>
/// <param name="FileName">Overrides the file's own.</param>
/// <param name="IsResumable">A part of the content may be asked for.</param>
public sealed record AnswerWithFiles(
    string RequestId, IReadOnlyList<HttpFile> Files, string? ContentType, string? FileName, string? EntityTag, bool IsResumable) : HttpReply(RequestId);

/// <summary>The flow came to rest without a response: the caller is told how far it came.</summary>
public sealed record CloseHttpRequest(string RequestId, string InstanceId) : HttpReply(RequestId);

public sealed record HttpHeader(string Name, string Value);

/// <summary>
/// The question to have a request sent. All that leaves the house is sealed, so that no address, header or body is stored in
/// clear. The answer is <see cref="HttpAnswer"/>, <see cref="HttpNotConnected"/>, <see cref="HttpTimedOut"/> or <see cref="AskFailed"/>.
/// </summary>
/// <param name="Body">Text, or bytes as base 64.</param>
/// <param name="IsRawAuthorization">The Authorization header is sent as it is, whatever its form.</param>
/// <param name="WantsFile">The answer's body is wanted as a file and not parsed.</param>
public sealed record HttpCall(
    string Method, SensitiveText Url, SensitiveText? Authorization, bool IsRawAuthorization, IReadOnlyList<HttpCallHeader> Headers,
    string? ContentType, SensitiveText? Body, bool IsBase64, bool WantsFile);

public sealed record HttpCallHeader(string Name, SensitiveText Value);

/// <summary>What came back.</summary>
/// <param name="Content">The body by its type: JSON as a value, a form as a record, text as text, else a file.</param>
/// <param name="File">The body as a file, when it was wanted so.</param>
public sealed record HttpAnswer(int Status, string? Reason, ValueRecord Headers, ValueRecord ContentHeaders, Value Content, HttpFile? File);

/// <summary>No connection, or one that broke.</summary>
public sealed record HttpNotConnected(string Why);

/// <summary>No answer in time.</summary>
public sealed record HttpTimedOut(TimeSpan After);
