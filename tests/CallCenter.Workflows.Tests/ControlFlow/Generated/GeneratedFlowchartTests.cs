using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;
using Xunit.Sdk;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>
/// Flowcharts drawn and scheduled at random, against three tellings of what they mean: the blocks they were made of, Elsa's
/// own counts where those are sound, and a slow interpreter. A failure names its seed; FLOW_SEED runs that seed alone.
/// </summary>
public sealed class GeneratedFlowchartTests
{
    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void Structured_RunsWhatItsBlocksSay(FlowchartMode mode) => Seeds.ForEach(4_000, seed =>
    {
        // In token mode a join that waits for all keeps what came to it for later rounds, so there all branches are taken.
        var drawn = new StructuredDrawing(seed, new(Loops: true, LoopsInBranches: true, DeadBranches: mode == FlowchartMode.CounterBased, Waits: true));
        Check(drawn.Drawing, () =>
        {
            var run = Play(drawn.Drawing, mode, new Random(seed), reloads: seed % 2 == 0);
            Assert.Equal(drawn.Expected().Order(), run.Completed.Order());
        });
    });

    [Fact]
    public void CounterMode_RunsWhatElsaRuns_WithoutLoopsInBranches() => Seeds.ForEach(4_000, seed =>
    {
        var drawn = new StructuredDrawing(seed, new(Loops: true, LoopsInBranches: false, DeadBranches: true, Waits: false));
        Check(drawn.Drawing, () =>
        {
            var run = Play(drawn.Drawing, FlowchartMode.CounterBased, new Random(seed), reloads: false);
            Assert.Equal(new ElsaCounters(drawn.Drawing, drawn.LeadsBack).Run().Order(), run.Completed.Order());
        });
    });

    [Fact]
    public void CounterMode_RunsWhatElsaRuns_InAnyDrawingWithoutLoops() => Seeds.ForEach(4_000, seed =>
    {
        var drawing = RandomDrawing.Of(seed, waysBack: 0);
        for (var i = 0; i < drawing.Nodes.Count; i++)
        {
            var node = drawing.Nodes[i];
            drawing.Nodes[i] = node with { Waits = false, Join = node.Join == JoinMode.WaitAny ? null : node.Join };
        }

        Check(drawing, () =>
        {
            var run = Play(drawing, FlowchartMode.CounterBased, new Random(seed), reloads: false);
            Assert.Equal(new ElsaCounters(drawing, _ => false).Run().Order(), run.Completed.Order());
        });
    });

    [Theory]
    [InlineData(FlowchartMode.CounterBased, 0)]
    [InlineData(FlowchartMode.CounterBased, 3)]
    [InlineData(FlowchartMode.TokenBased, 0)]
    [InlineData(FlowchartMode.TokenBased, 3)]
    public void Unstructured_RunsAsTheReferenceDoes(FlowchartMode mode, int waysBack) => Seeds.ForEach(3_000, seed =>
    {
        var drawing = RandomDrawing.Of(seed, waysBack);
        Check(drawing, () => Compare(drawing, mode, new Random(seed), reloads: seed % 2 == 0));
    });

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void Structured_RunsAsTheReferenceDoes(FlowchartMode mode) => Seeds.ForEach(2_000, seed =>
    {
        var drawing = new StructuredDrawing(seed, new(Loops: true, LoopsInBranches: true, DeadBranches: true, Waits: true)).Drawing;
        var random = new Random(seed);
        for (var i = 0; i < drawing.Nodes.Count; i++)
        {
            if (drawing.Nodes[i].Join is not null && random.Next(2) == 0)
                drawing.Nodes[i] = drawing.Nodes[i] with { Join = JoinMode.WaitAny };
        }

        if (drawing.Nodes.Count <= 64) Check(drawing, () => Compare(drawing, mode, random, reloads: seed % 2 == 0));
    });

    private static FlowRun Play(Drawing drawing, FlowchartMode mode, Random random, bool reloads)
    {
        var run = new FlowRun(drawing.Compile(mode)) { Reloads = reloads }.Start();
        Invariants.Hold(run);
        while (run.Instance.Bookmarks.Count > 0)
        {
            run.Take(new Occurrence.StimulusArrived(run.Instance.Bookmarks[random.Next(run.Instance.Bookmarks.Count)].Number, null));
            Invariants.Hold(run);
        }

        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        return run;
    }

    private static void Compare(Drawing drawing, FlowchartMode mode, Random random, bool reloads)
    {
        var reference = new ReferenceFlow(drawing, mode);
        var run = new FlowRun(drawing.Compile(mode)) { Reloads = reloads };
        reference.Start();
        run.Start();
        var seen = 0;
        while (true)
        {
            Invariants.Hold(run);
            Assert.Equal(reference.Faulted, run.Instance.SubStatus == InstanceSubStatus.Faulted);
            Assert.Equal(reference.Completed.Skip(seen), run.Completed.Skip(seen));
            seen = reference.Completed.Count;
            if (reference.Faulted) return;
            Assert.Equal(reference.Cancelled.Order(), run.Journal.Where(entry => entry.Event == JournalEvent.Canceled).Select(entry => entry.ActivityId).Order());
            Assert.Equal(reference.Waiting.Select(waiting => drawing.Nodes[waiting.Node].Id), run.Instance.Bookmarks.Select(bookmark => bookmark.Stimulus!.Value.Key));
            if (reference.Waiting.Count == 0) break;
            var chosen = random.Next(reference.Waiting.Count);
            reference.Resume(reference.Waiting[chosen]);
            run.Take(new Occurrence.StimulusArrived(run.Instance.Bookmarks[chosen].Number, null));
        }

        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    /// <summary>Shows the drawing with what went wrong in it.</summary>
    private static void Check(Drawing drawing, Action test)
    {
        try
        {
            test();
        }
        catch (Exception exception)
        {
            throw new XunitException($"{exception.Message}\n{drawing}", exception);
        }
    }
}
