using CallCenter.Workflows.ControlFlow.Flowcharts;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>What a structured drawing may contain.</summary>
internal sealed record Shape(bool Loops, bool LoopsInBranches, bool DeadBranches, bool Waits, int Depth = 4);

/// <summary>
/// A drawing made of blocks - steps, sequences, forks that are joined, decisions, loops - nested at random. What it runs
/// can be told from the blocks alone, without looking at connections.
/// </summary>
internal sealed class StructuredDrawing
{
    private readonly Random _random;
    private readonly Shape _shape;
    private readonly HashSet<Line> _waysBack = [];
    private readonly Block _root;

    public StructuredDrawing(int seed, Shape shape)
    {
        (_random, _shape) = (new Random(seed), shape);
        var start = Drawing.Add(new("n0"));
        _root = Sequence(shape.Depth, inBranch: false);
        Draw(_root, [(start, "Done")]);
    }

    public Drawing Drawing { get; } = new();

    public bool LeadsBack(Line line) => _waysBack.Contains(line);

    /// <summary>The nodes that run, each as often as it does, in some order.</summary>
    public List<string> Expected()
    {
        var ran = new List<string> { "n0" };
        Play(_root, ran, []);
        return ran;
    }

    private Block Sequence(int depth, bool inBranch) =>
        new(Kind.Sequence) { Parts = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any(depth - 1, inBranch))] };

    private Block Any(int depth, bool inBranch)
    {
        _budget--;
        if (depth <= 0 || _budget < 0) return new(Kind.Step);
        var loops = _shape.Loops && (_shape.LoopsInBranches || !inBranch);
        return _random.Next(loops ? 8 : 4) switch
        {
            0 => new(Kind.Step),
            1 => Fork(depth, inBranch: true),
            2 => new(Kind.Decision) { Parts = Branches(depth, inBranch: true), Picks = [.. Times(3).Select(_ => _random.Next(100))] },
            3 => Sequence(depth, inBranch),
            4 or 5 => Loop(Kind.DoWhile, depth, inBranch),
            6 => Loop(Kind.While, depth, inBranch),
            _ => Loop(Kind.Breaking, depth, inBranch),
        };
    }

    private int _budget = 16;

    private Block Fork(int depth, bool inBranch)
    {
        var branches = Branches(depth, inBranch);
        bool Takes() => !_shape.DeadBranches || _random.Next(4) > 0;
        var taken = Times(2).Select(_ => branches.ConvertAll(_ => Takes())).ToList();
        foreach (var time in taken) time[_random.Next(time.Count)] = true;
        JoinMode? join = _random.Next(3) switch { 0 => JoinMode.WaitAll, 1 => JoinMode.WaitAllActive, _ => null };
        return new(Kind.Fork) { Parts = branches, Taken = taken, Join = join };
    }

    private Block Loop(Kind kind, int depth, bool inBranch) => new(kind)
    {
        Parts = [.. Times(kind == Kind.Breaking ? 2 : 1).Select(_ => Sequence(depth - 1, inBranch))],
        Rounds = _random.Next(kind == Kind.While ? 0 : 1, 4),
    };

    private List<Block> Branches(int depth, bool inBranch) => [.. Times(_random.Next(2, 5)).Select(_ =>
        _random.Next(8) == 0 ? new Block(Kind.Sequence) : Sequence(depth - 1, inBranch))];

    private static IEnumerable<int> Times(int count) => Enumerable.Range(0, count);

    /// <summary>Draws a block behind some exits and gives its own.</summary>
    private List<(int Node, string Port)> Draw(Block block, List<(int Node, string Port)> from)
    {
        switch (block.Kind)
        {
            case Kind.Step:
                return [(Enter(block, from, [["Done"]], _shape.Waits && _random.Next(4) == 0), "Done")];
            case Kind.Sequence:
                foreach (var part in block.Parts) from = Draw(part, from);
                return from;
            case Kind.Fork:
                return DrawFork(block, from);
            case Kind.Decision:
                var decision = Enter(block, from, [.. block.Picks.Select(pick => new[] { $"B{pick % block.Parts.Count}" })], false);
                return [.. block.Parts.SelectMany((part, index) => Draw(part, [(decision, $"B{index}")]))];
            default:
                return DrawLoop(block, from);
        }
    }

    private List<(int, string)> DrawFork(Block block, List<(int, string)> from)
    {
        var fork = Enter(block, from, [.. block.Taken.Select(taken => taken.Select((is_, index) => is_ ? $"B{index}" : "").Where(port => port != "").ToArray())], false);
        var ends = new List<(int, string)>();
        foreach (var (index, part) in block.Parts.Index())
        {
            var end = Draw(part, [(fork, $"B{index}")]);

            // A join that waits for all waits for each line: a branch must come to it by one.
            if (end.Count > 1)
            {
                block.Meetings[part] = Drawing.Add(new(Drawing.NextId()));
                ConnectAll(end, block.Meetings[part]);
                end = [(block.Meetings[part], "Done")];
            }

            ends.AddRange(end);
        }

        block.JoinNode = Drawing.Add(new(Drawing.NextId()) { Join = block.Join });
        ConnectAll(ends, block.JoinNode);
        return [(block.JoinNode, "Done")];
    }

    private List<(int, string)> DrawLoop(Block block, List<(int, string)> from)
    {
        var again = Enumerable.Repeat(new[] { "Again" }, block.Kind == Kind.DoWhile ? block.Rounds - 1 : block.Rounds).Append(["Out"]).ToList();
        switch (block.Kind)
        {
            case Kind.While:
                var head = Enter(block, from, again, false);
                Back(Draw(block.Parts[0], [(head, "Again")]), head);
                return [(head, "Out")];
            case Kind.DoWhile:
                block.Header = Drawing.Add(new(Drawing.NextId()));
                ConnectAll(from, block.Header);
                var tail = Enter(block, Draw(block.Parts[0], [(block.Header, "Done")]), again, false);
                Back([(tail, "Again")], block.Header);
                return [(tail, "Out")];
            default:
                block.Header = Drawing.Add(new(Drawing.NextId()));
                ConnectAll(from, block.Header);
                var middle = Enter(block, Draw(block.Parts[0], [(block.Header, "Done")]), again, false);
                Back(Draw(block.Parts[1], [(middle, "Again")]), block.Header);
                return [(middle, "Out")];
        }
    }

    private int Enter(Block block, List<(int, string)> from, List<string[]> outcomes, bool waits)
    {
        block.Node = Drawing.Add(new(Drawing.NextId()) { Outcomes = outcomes, Waits = waits });
        ConnectAll(from, block.Node);
        return block.Node;
    }

    private void ConnectAll(List<(int Node, string Port)> from, int to)
    {
        foreach (var (node, port) in from) Drawing.Connect(node, port, to);
    }

    private void Back(List<(int Node, string Port)> from, int to)
    {
        ConnectAll(from, to);
        foreach (var (node, port) in from) _waysBack.Add(new(node, port, to));
    }

    /// <summary>Whether the flow goes on behind the block.</summary>
    private bool Play(Block block, List<string> ran, Dictionary<Block, int> times)
    {
        int Time() => times[block] = times.GetValueOrDefault(block, -1) + 1;
        void Ran(int node) => ran.Add(Drawing.Nodes[node].Id);
        switch (block.Kind)
        {
            case Kind.Step:
                Ran(block.Node);
                return true;
            case Kind.Sequence:
                return block.Parts.TrueForAll(part => Play(part, ran, times));
            case Kind.Decision:
                Ran(block.Node);
                return Play(block.Parts[block.Picks[Time() % block.Picks.Count] % block.Parts.Count], ran, times);
            case Kind.Fork:
                Ran(block.Node);
                var taken = block.Taken[Time() % block.Taken.Count];
                var alive = 0;
                foreach (var (index, part) in block.Parts.Index())
                {
                    if (!taken[index] || !Play(part, ran, times)) continue;
                    if (block.Meetings.TryGetValue(part, out var meeting)) Ran(meeting);
                    alive++;
                }

                var joins = block.Join == JoinMode.WaitAll ? alive == block.Parts.Count : alive > 0;
                if (joins) Ran(block.JoinNode);
                return joins;
            case Kind.While:
                for (var round = 0; round < block.Rounds; round++)
                {
                    Ran(block.Node);
                    if (!Play(block.Parts[0], ran, times)) return false;
                }

                Ran(block.Node);
                return true;
            default:
                for (var round = 1; ; round++)
                {
                    Ran(block.Header);
                    if (!Play(block.Parts[0], ran, times)) return false;
                    Ran(block.Node);
                    if (round == block.Rounds + (block.Kind == Kind.Breaking ? 1 : 0)) return true;
                    if (block.Kind == Kind.Breaking && !Play(block.Parts[1], ran, times)) return false;
                }
        }
    }

    private enum Kind { Step, Sequence, Fork, Decision, While, DoWhile, Breaking }

    private sealed class Block(Kind kind)
    {
        public Kind Kind { get; } = kind;
        public List<Block> Parts { get; init; } = [];
        public List<List<bool>> Taken { get; init; } = [];
        public List<int> Picks { get; init; } = [];
        public Dictionary<Block, int> Meetings { get; } = [];
        public JoinMode? Join { get; init; }
        public int Rounds { get; init; }
        public int Node { get; set; }
        public int Header { get; set; }
        public int JoinNode { get; set; }
    }
}
