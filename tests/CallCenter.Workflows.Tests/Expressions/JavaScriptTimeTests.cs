using System.Diagnostics;
using System.Reflection;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>Measured alone, as other tests would take the processor away.</summary>
[CollectionDefinition(nameof(JavaScriptTimeTests), DisableParallelization = true)]
public sealed class TimeCollection;

[Collection(nameof(JavaScriptTimeTests))]
public sealed class JavaScriptTimeTests
{
    // A debug build runs the loop without the compiler's optimisations, several times slower.
    private static readonly bool Optimised =
        typeof(JavaScriptLanguage).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("while (true) { try { throw 1 } catch {} }")]
    [InlineData("(function f() { f() })()")]
    [InlineData("let s = 'x'; while (true) s += s")]
    public void EndlessScript_IsStopped_WithinFiftyMilliseconds(string script)
    {
        var limit = TimeSpan.FromMilliseconds(Optimised ? 50 : 300);
        var expression = new JavaScriptLanguage().Compile(script);
        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 20 && best > limit / 2; attempt++)
        {
            // The processor's time, not the wall's: on a busy machine others take turns in between.
            var before = Environment.CpuUsage.TotalTime;
            Assert.NotNull(Assert.Throws<ExpressionException>(() => expression.Evaluate(new FakeScope())).Budget);
            var took = Environment.CpuUsage.TotalTime - before;
            if (took < best) best = took;
        }

        Assert.True(best < limit, $"took {best.TotalMilliseconds} ms");
    }
}
