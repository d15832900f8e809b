using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

public sealed class CorrelationIdTests
{
    private static readonly string Long = new('x', CorrelationIds.Longest + 1);

    [Theory]
    [InlineData("Elsa.Correlate", "correlationId", "")]
    [InlineData("Elsa.RunJavaScript", "script", "setCorrelationId('{0}')")]
    public void CorrelationId_TooLong_IsAnIncidentAndNothingIsSet(string type, string input, string value)
    {
        var text = value.Length == 0 ? Long : value.Replace("{0}", Long, StringComparison.Ordinal);
        var run = FlowRun.Of(new Flow().Add("it", type, node => node.Literal(input, text)));
        Assert.Contains("at most 256", Assert.Single(run.Instance.Incidents).Message, StringComparison.Ordinal);
        Assert.Null(run.Instance.CorrelationId);
    }

    [Fact]
    public void CorrelationId_OfTheLongestKind_IsKept() =>
        Assert.Equal(Long[1..], FlowRun.Of(new Flow().Add("it", "Elsa.Correlate", node => node.Literal("correlationId", Long[1..]))).Instance.CorrelationId);
}
