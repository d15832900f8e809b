namespace CallCenter.Workflows.Activities.Http;

/// <summary>Starts a workflow by an HTTP request, or waits for one within a run.</summary>
[Activity("Elsa.HttpEndpoint", Categories.Http, Kind = ActivityKind.Trigger, IsExclusive = true)]
[Texts("HTTP 端点", "HTTP Endpoint", "等待对指定路径和方法的 HTTP 请求。", "Wait for an inbound HTTP request that matches the specified path and methods.")]
public sealed class HttpEndpoint : Activity
{
    /// <summary>What drop-downs and hints are filled from: the address under which all endpoints lie.</summary>
    public const string BaseAddress = "http-base";

    [Input("路径", "Path", Hint = UiHints.SingleLine, OptionsFrom = BaseAddress, Refresh = true,
        DescriptionZh = "可含参数，如 orders/{id}。", DescriptionEn = "May have parameters, such as orders/{id}.")]
    public required string Path { get; init; }

    [Input("方法", "Supported methods", Hint = UiHints.CheckList, Options = ["GET", "POST", "PUT", "HEAD", "DELETE"],
        DescriptionZh = "接受的 HTTP 方法。", DescriptionEn = "The HTTP methods to accept.")]
    public IReadOnlyList<string> SupportedMethods { get; init; } = ["GET"];

    [Input("须登录", "Authorize", Tab = Categories.Security, DescriptionZh = "只接受已登录者的请求。", DescriptionEn = "Allow authenticated requests only.")]
    public bool Authorize { get; init; }

    [Input("策略", "Policy", Tab = Categories.Security,
        DescriptionZh = "还须符合的授权策略，如 instances:write。", DescriptionEn = "An authorization policy to fulfil besides, such as instances:write.")]
    public string? Policy { get; init; }

    [Input("请求时限", "Request timeout", Tab = Categories.Upload,
        DescriptionZh = "最多让请求者等多久；流程照常继续。", DescriptionEn = "The longest the caller is kept waiting; the workflow goes on.")]
    public TimeSpan? RequestTimeout { get; init; }

    [Input("请求大小上限", "Request size limit", Tab = Categories.Upload, Min = 0, DescriptionZh = "字节。", DescriptionEn = "In bytes.")]
    public long? RequestSizeLimit { get; init; }

    [Input("文件大小上限", "File size limit", Tab = Categories.Upload, Min = 0, DescriptionZh = "每个文件的字节数。", DescriptionEn = "Of each file, in bytes.")]
    public long? FileSizeLimit { get; init; }

    [Input("允许的扩展名", "Allowed file extensions", Tab = Categories.Upload,
        DescriptionZh = "如 .pdf；留空则全部允许。", DescriptionEn = "Such as .pdf; empty allows all.")]
    public IReadOnlyList<string> AllowedFileExtensions { get; init; } = [];

    [Input("禁止的扩展名", "Blocked file extensions", Tab = Categories.Upload, DescriptionZh = "如 .exe。", DescriptionEn = "Such as .exe.")]
    public IReadOnlyList<string> BlockedFileExtensions { get; init; } = [];

    [Input("允许的 MIME 类型", "Allowed MIME types", Tab = Categories.Upload,
        DescriptionZh = "如 application/pdf；留空则全部允许。", DescriptionEn = "Such as application/pdf; empty allows all.")]
    public IReadOnlyList<string> AllowedMimeTypes { get; init; } = [];

    [Input("给出“请求过大”结果", "Expose request too large outcome", IsRaw = true, Tab = Categories.Outcomes, Outcome = "Request too large")]
    public bool ExposeRequestTooLargeOutcome { get; init; }

    [Input("给出“文件过大”结果", "Expose file too large outcome", IsRaw = true, Tab = Categories.Outcomes, Outcome = "File too large")]
    public bool ExposeFileTooLargeOutcome { get; init; }

    [Input("给出“扩展名不允许”结果", "Expose invalid file extension outcome", IsRaw = true, Tab = Categories.Outcomes, Outcome = "Invalid file extension")]
    public bool ExposeInvalidFileExtensionOutcome { get; init; }

    [Input("给出“MIME 类型不允许”结果", "Expose invalid file MIME type outcome", IsRaw = true, Tab = Categories.Outcomes, Outcome = "Invalid file MIME type")]
    public bool ExposeInvalidFileMimeTypeOutcome { get; init; }

    [Output("请求", "Result")] public ValueRecord? Result { get; private set; }
    [Output("内容", "Parsed content")] public Value ParsedContent { get; private set; }
    [Output("全部文件", "Files")] public Value Files { get; private set; }
    [Output("第一个文件", "File")] public Value File { get; private set; }
    [Output("路径参数", "Route data")] public ValueRecord? RouteData { get; private set; }
    [Output("查询参数", "Query string data")] public ValueRecord? QueryStringData { get; private set; }
    [Output("标头", "Headers")] public ValueRecord? Headers { get; private set; }

    public override IEnumerable<StimulusKey> TriggerKeys() => Keys().Select(key => new StimulusKey(HttpRoutes.Stimulus, key));

    public override ActivityResult Execute(ActivityContext context) =>
        context.TriggerPayload is HttpRequestReceived request ? Received(context, request) : Wait([.. Waits(context)]);

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is HttpRequestReceived request ? Received(context, request) : base.Resume(context, received);

    /// <summary>What is wrong with uploaded files.</summary>
    public HttpRefusal Check(IReadOnlyList<HttpFile> files)
    {
        if (FileSizeLimit is { } limit && files.Any(file => file.Length > limit)) return HttpRefusal.FileTooLarge;
        if (AllowedFileExtensions.Count > 0 && !files.All(file => Has(AllowedFileExtensions, file.Extension))) return HttpRefusal.FileExtension;
        if (files.Any(file => Has(BlockedFileExtensions, file.Extension))) return HttpRefusal.FileExtension;
        if (AllowedMimeTypes.Count > 0 && !files.All(file => AllowedMimeTypes.Contains(MediaOf(file), StringComparer.OrdinalIgnoreCase))) return HttpRefusal.FileType;
        return HttpRefusal.None;
    }

    /// <summary>The outcome that the flow wants to hear of a refusal by; null when the caller alone is told.</summary>
    public string? OutcomeOf(HttpRefusal refusal) => refusal switch
    {
        HttpRefusal.RequestTooLarge when ExposeRequestTooLargeOutcome => "Request too large",
        HttpRefusal.FileTooLarge when ExposeFileTooLargeOutcome => "File too large",
        HttpRefusal.FileExtension when ExposeInvalidFileExtensionOutcome => "Invalid file extension",
        HttpRefusal.FileType when ExposeInvalidFileMimeTypeOutcome => "Invalid file MIME type",
        _ => null,
    };

    private IEnumerable<string> Keys() => SupportedMethods.SelectMany(method => HttpRoutes.KeysOf(Path, method)).Distinct(StringComparer.Ordinal);

    private IEnumerable<Waitable> Waits(ActivityContext context)
    {
        foreach (var key in Keys())
        {
            yield return On(HttpRoutes.Stimulus, key);
            yield return new(HttpRoutes.InInstance(context.InstanceId, key), null, null);
            if (context.CorrelationId is { } correlation) yield return new(HttpRoutes.InCorrelation(correlation, key), null, null);
        }
    }

    private ActivityResult Received(ActivityContext context, HttpRequestReceived request)
    {
        Result = new() { ["method"] = request.Method, ["path"] = request.Path, ["contentType"] = request.ContentType };
        (RouteData, QueryStringData, Headers) = (request.Route, request.Query, request.Headers);
        if (request.Refusal == HttpRefusal.None)
        {
            ParsedContent = request.Content;
            Files = ValueConversion.From(request.Files.Select(file => file.ToValue()));
            File = request.Files is [var first, ..] ? first.ToValue() : Value.Null;
        }

        return new ActivityResult.Done([OutcomeOf(request.Refusal) ?? "Done"], []) { WhenAtRest = [new CloseHttpRequest(request.RequestId, context.InstanceId)] };
    }

    private static string MediaOf(HttpFile file) => file.ContentType?.Split(';', 2)[0].Trim() ?? "";

    private static bool Has(IReadOnlyList<string> extensions, string extension) =>
        extensions.Any(known => known.Trim().TrimStart('.').Equals(extension.TrimStart('.'), StringComparison.OrdinalIgnoreCase));
}
