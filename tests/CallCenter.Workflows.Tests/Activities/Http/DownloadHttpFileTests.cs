using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class DownloadHttpFileTests
{
    [Fact]
    public void Resume_AFile_IsGivenInAllItsForms()
    {
        var file = new HttpFile("a.pdf", "application/pdf", "AQID");
        var run = new ActivityRun<DownloadHttpFile>(() => new DownloadHttpFile { Url = "http://a.example/a.pdf" }, new FakeContext()).Execute();
        Assert.True(((HttpCall)run.Asked).WantsFile);

        run.Answer(new HttpAnswer(200, "OK", [], new() { ["Content-Type"] = "application/pdf" }, Value.Null, file));
        Assert.Equal(["200", "Done"], run.Completed.Outcomes);
        Assert.Equal((file, "AQID", 200.0, "application/pdf"), (HttpFile.From(run.Last.Result), run.Last.ResponseContentBytes, run.Last.Response!["statusCode"].Number, run.Last.ResponseContentHeaders!["Content-Type"].AsString));
    }

    [Fact]
    public void Resume_NoContent_IsNoFile()
    {
        var run = new ActivityRun<DownloadHttpFile>(() => new DownloadHttpFile { Url = "http://a.example/a.pdf" }, new FakeContext()).Execute()
            .Answer(new HttpAnswer(404, null, [], [], Value.Null, null));
        Assert.Equal(["Unmatched status code", "Done"], run.Completed.Outcomes);
        Assert.True(run.Last.Result.IsNull);
    }

    [Fact]
    public void Content_UnlessBound_IsKeptOnce()
    {
        var flow = new Support.Flow().Variable("bytes").Add("d", "Elsa.DownloadHttpFile", node => node.Literal("url", "http://a.example").Output("responseContentBytes", "bytes"));
        var run = Support.FlowRun.Of(flow);
        run.Take(new CallCenter.Workflows.Instances.Occurrence.AskAnswered(run.Asks[0].ExecutionNumber, run.Asks[0].AskNumber, new HttpAnswer(200, null, [], [], Value.Null, new("a", null, "AQID"))));
        var outputs = run.Journal.Last(entry => entry.ActivityId == "d").Outputs!;
        Assert.True(outputs.Has("ResponseContentBytes") && !outputs.Has("ResponseContentStream"));
        Assert.Equal("AQID", run.Instance.ReadVariables(run.Graph).Single(variable => variable.Name == "bytes").Value.AsString);
    }
}
