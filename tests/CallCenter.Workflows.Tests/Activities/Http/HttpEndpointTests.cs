using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class HttpEndpointTests
{
    private static readonly HttpFile Pdf = new("a.PDF", "application/pdf; x=y", "AQID");

    private static HttpRequestReceived Request(HttpRefusal refusal = HttpRefusal.None) =>
        new("r1", "POST", "/orders/7", new() { ["id"] = "7" }, new() { ["q"] = "1" }, new() { ["X"] = "y" }, "body", [Pdf]) { Refusal = refusal };

    [Fact]
    public void TriggerKeys_Methods_EachHaveTheRoute() => Assert.Equal(
        [new StimulusKey("HttpEndpoint", "GET /orders/{}"), new StimulusKey("HttpEndpoint", "POST /orders/{}")],
        new HttpEndpoint { Path = "orders/{id}", SupportedMethods = ["GET", "post"] }.TriggerKeys());

    [Fact]
    public void Execute_InMidFlow_WaitsByRouteInstanceAndCorrelation()
    {
        var run = new ActivityRun<HttpEndpoint>(() => new HttpEndpoint { Path = "go" }, new FakeContext { CorrelationId = "c" }).Execute();
        Assert.Equal(
            [new("HttpEndpoint", "GET /go"), HttpRoutes.InInstance("instance-1", "GET /go"), HttpRoutes.InCorrelation("c", "GET /go")],
            run.Waits.Select(wait => wait.Stimulus!.Value));

        Assert.Equal(("Done", "7", "body"), (run.Receive(Request()).Outcome, run.Last.RouteData!["id"].AsString, run.Last.ParsedContent.AsString));
    }

    [Fact]
    public void Execute_StartedByARequest_KeepsItOpenUntilTheFlowRests()
    {
        var run = new ActivityRun<HttpEndpoint>(() => new HttpEndpoint { Path = "go" }, new FakeContext { Payload = Request() }).Execute();
        Assert.Equal(new CloseHttpRequest("r1", "instance-1"), Assert.Single(run.Completed.WhenAtRest));
        Assert.Equal(("a.PDF", 3.0), (run.Last.File["fileName"].AsString, run.Last.File["length"].Number));
        Assert.Equal(("1", "y", "POST"), (run.Last.QueryStringData!["q"].AsString, run.Last.Headers!["X"].AsString, run.Last.Result!["method"].AsString));
    }

    [Fact]
    public void Execute_StartedByHand_WaitsForARequest() =>
        Assert.NotEmpty(new ActivityRun<HttpEndpoint>(() => new HttpEndpoint { Path = "go" }, new FakeContext { Payload = "http1" }).Execute().Waits);

    [Theory]
    [InlineData(HttpRefusal.RequestTooLarge, "Request too large")]
    [InlineData(HttpRefusal.FileTooLarge, "File too large")]
    [InlineData(HttpRefusal.FileExtension, "Invalid file extension")]
    [InlineData(HttpRefusal.FileType, "Invalid file MIME type")]
    public void Execute_ARefusedContent_LeavesByItsOutcomeWithoutIt(HttpRefusal refusal, string outcome)
    {
        var endpoint = () => new HttpEndpoint
        {
            Path = "go", ExposeRequestTooLargeOutcome = true, ExposeFileTooLargeOutcome = true, ExposeInvalidFileExtensionOutcome = true, ExposeInvalidFileMimeTypeOutcome = true,
        };
        var run = new ActivityRun<HttpEndpoint>(endpoint, new FakeContext { Payload = Request(refusal) }).Execute();
        Assert.Equal(outcome, run.Outcome);
        Assert.True(run.Last.ParsedContent.IsUndefined && run.Last.Files.IsUndefined);
        Assert.Null(new HttpEndpoint { Path = "go" }.OutcomeOf(refusal));
    }

    [Fact]
    public void Check_Files_ByTheRules()
    {
        Assert.Equal(HttpRefusal.None, new HttpEndpoint { Path = "", AllowedFileExtensions = ["pdf", ".txt"], AllowedMimeTypes = ["application/pdf"], FileSizeLimit = 3 }.Check([Pdf]));
        Assert.Equal(HttpRefusal.FileTooLarge, new HttpEndpoint { Path = "", FileSizeLimit = 2 }.Check([Pdf]));
        Assert.Equal(HttpRefusal.FileExtension, new HttpEndpoint { Path = "", AllowedFileExtensions = [".txt"] }.Check([Pdf]));
        Assert.Equal(HttpRefusal.FileExtension, new HttpEndpoint { Path = "", BlockedFileExtensions = [".pdf"] }.Check([Pdf]));
        Assert.Equal(HttpRefusal.FileType, new HttpEndpoint { Path = "", AllowedMimeTypes = ["text/plain"] }.Check([Pdf]));
    }

    [Fact]
    public void Ports_OfANode_AreThoseThatAreSwitchedOn()
    {
        var type = Support.Flow.Catalogue.Find("Elsa.HttpEndpoint", 1)!;
        Assert.Equal(["Done"], type.PortsOf(Support.Flow.Node("h", "Elsa.HttpEndpoint")));
        Assert.Equal(["Done", "File too large"], type.PortsOf(Support.Flow.Node("h", "Elsa.HttpEndpoint", node => node.Raw("exposeFileTooLargeOutcome", "true").Raw("exposeRequestTooLargeOutcome", "false"))));
    }
}
