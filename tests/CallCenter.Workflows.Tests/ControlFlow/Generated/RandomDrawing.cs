using CallCenter.Workflows.ControlFlow.Flowcharts;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>Drawings without any structure: every node is connected with some others at random, ways back among them.</summary>
internal static class RandomDrawing
{
    private static readonly string[] Ports = ["A", "B", "C"];
    private static readonly string[] Merges = ["Stream", "Merge", "Converge", "Cascade", "Race"];

    /// <param name="seed">The same seed gives the same drawing.</param>
    /// <param name="waysBack">How many of ten connections may lead anywhere; 0 gives a drawing without loops.</param>
    public static Drawing Of(int seed, int waysBack)
    {
        var random = new Random(seed);
        var drawing = new Drawing();
        var count = random.Next(2, 14);
        for (var i = 0; i < count; i++) drawing.Add(Node(random, i));
        for (var to = 1; to < count; to++) Connect(drawing, random, random.Next(to), to);
        for (var extra = random.Next(count * 2); extra > 0; extra--)
        {
            var (from, to) = (random.Next(count), random.Next(count));
            if (random.Next(10) >= waysBack && from >= to) (from, to) = (to, from);
            // A way back begins at an activity that falls silent some time, so that no drawing runs for ever.
            if (from < to || (waysBack > 0 && drawing.Nodes[from].Join is null)) Connect(drawing, random, from, to);
        }

        return drawing;
    }

    private static DrawnNode Node(Random random, int index)
    {
        if (index > 0 && random.Next(4) == 0) return new($"n{index}") { Join = (JoinMode)random.Next(3) };
        return new($"n{index}")
        {
            Waits = random.Next(3) == 0,
            Merge = random.Next(3) == 0 ? Merges[random.Next(Merges.Length)] : null,
            Outcomes = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Ports.Where(_ => random.Next(3) > 0).ToArray())],
            Cycles = false,
        };
    }

    private static void Connect(Drawing drawing, Random random, int from, int to)
    {
        var line = new Line(from, drawing.Nodes[from].Join is null ? Ports[random.Next(Ports.Length)] : "Done", to);
        if (!drawing.Lines.Contains(line)) drawing.Lines.Add(line);
    }
}
