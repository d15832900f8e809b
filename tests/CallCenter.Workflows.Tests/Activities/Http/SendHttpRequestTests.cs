using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class SendHttpRequestTests
{
    private static FlowRun Run()
    {
        var flow = new Flow()
            .Add("send", "Elsa.SendHttpRequest", node => node.Literal("url", "http://a.example").Raw("expectedStatusCodes", """[{"statusCode":200},{"statusCode":404}]""")
                .Literal("authorization", "Bearer t").Json("requestHeaders", """{"X-Key":"k"}""")
                .Child("expectedStatusCodes", Inner("ok"), "200").Child("unmatchedStatusCode", Inner("other")).Child("timeout", Inner("late")).Child("failedToConnect", Inner("none")))
            .Add("after", "Elsa.WriteLine").Connect("send -> after");
        return FlowRun.Of(flow);

        static Definitions.ActivityNode Inner(string id) => Flow.Node(id, "Elsa.WriteLine", node => node.Script("text", "getOutputFrom('send', 'StatusCode')"));
    }

    private static FlowRun Answer(FlowRun run, object answer)
    {
        var ask = Assert.Single(run.Asks);
        return run.Take(new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, answer));
    }

    private static HttpAnswer Answered(int status) => new(status, null, [], [], Value.Null, null);

    [Theory]
    [InlineData(200, "ok,send,after")]
    [InlineData(404, "send,after")]
    [InlineData(500, "other,send,after")]
    public void Status_RunsWhatIsEmbeddedForIt_ThenGoesOn(int status, string completed) =>
        Assert.Equal(completed, string.Join(',', Answer(Run(), Answered(status)).Completed));

    [Fact]
    public void NoAnswer_RunsWhatIsEmbeddedForThat()
    {
        Assert.Equal("late,send,after", string.Join(',', Answer(Run(), new HttpTimedOut(TimeSpan.FromSeconds(1))).Completed));
        Assert.Equal("none,send,after", string.Join(',', Answer(Run(), new HttpNotConnected("x")).Completed));
    }

    [Fact]
    public void Outputs_AreThereForWhatIsEmbedded_AndToldWhenItEnds()
    {
        var run = Answer(Run(), Answered(200));
        Assert.Equal("Line: 200", run.Journal.Single(entry => entry.ActivityId == "ok" && entry.Event == JournalEvent.Noted).Message);
        Assert.Equal(200, run.Journal.Single(entry => entry.ActivityId == "send" && entry.Event == JournalEvent.Completed).Outputs!["StatusCode"].Number);
    }

    [Fact]
    public void Credentials_AreMaskedInTheJournal()
    {
        var inputs = Run().Journal.Single(entry => entry.ActivityId == "send").Inputs!;
        Assert.DoesNotContain(inputs, input => input.ToString().Contains("Bearer", StringComparison.Ordinal) || input.ToString().Contains("\"k\"", StringComparison.Ordinal));
        Assert.Contains(inputs, input => input.ToString().Contains("http://a.example", StringComparison.Ordinal));
    }
}
