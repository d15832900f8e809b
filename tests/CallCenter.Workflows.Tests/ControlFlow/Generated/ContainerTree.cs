using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>
/// Containers nested in each other at random. Without breaks, races and failures it is known what runs:
/// <see cref="Expected"/>.
/// </summary>
internal sealed class ContainerTree
{
    private readonly Random _random;
    private readonly bool _wild;
    private int _nodes;

    /// <param name="seed">The same seed gives the same tree.</param>
    /// <param name="wild">With breaks, races and failures.</param>
    public ContainerTree(int seed, bool wild)
    {
        (_random, _wild) = (new Random(seed), wild);
        Root = Any(5, 1, isRoot: true);
    }

    public ActivityNode Root { get; }

    /// <summary>How often each activity completes, for trees that are not wild.</summary>
    public Dictionary<string, int> Expected { get; } = [];

    private ActivityNode Any(int depth, int times, bool isRoot = false)
    {
        var id = $"n{_nodes++}";
        if (times > 0) Expected[id] = times;
        if ((depth == 0 || _random.Next(4) == 0 || _nodes > 40) && !isRoot) return Leaf(id);
        switch (_random.Next(10))
        {
            case 0 or 1: return Flow.Node(id, "Elsa.Sequence", build => Many(build, "activities", depth, times));
            case 2: return Flow.Node(id, "Elsa.Parallel", build => Many(build, "activities", depth, times));
            case 3:
                return Flow.Node(id, "Elsa.Fork", build =>
                {
                    if (_wild && _random.Next(2) == 0) build.Raw("joinMode", "\"WaitAny\"");
                    Many(build, "branches", depth, times);
                });
            case 4:
                var holds = _random.Next(2) == 0;
                return Flow.Node(id, "Elsa.If", build => build.Literal("condition", holds)
                    .Child("then", Any(depth - 1, holds ? times : 0)).Child("else", Any(depth - 1, holds ? 0 : times)));
            case 5:
                var rounds = _random.Next(4);
                return Flow.Node(id, "Elsa.For", build => build.Literal("start", 1).Literal("end", rounds).Child("body", Any(depth - 1, times * rounds)));
            case 6 or 7:
                var items = _random.Next(4);
                return Flow.Node(id, _random.Next(2) == 0 ? "Elsa.ForEach" : "Elsa.ParallelForEach", build => build
                    .Json("items", $"[{string.Join(',', Enumerable.Range(0, items))}]").Child("body", Any(depth - 1, times * items)));
            case 8: return Flow.Node(id, "Elsa.Switch", build => Cases(build, depth, times));
            default: return Flow.Node(id, "Elsa.FlowNode", build => build.Child("body", Any(depth - 1, times)));
        }
    }

    private ActivityNode Leaf(string id)
    {
        if (_wild && _random.Next(12) == 0) return Flow.Node(id, "Elsa.Break");
        var (waits, fails) = (_random.Next(2) == 0, _wild && _random.Next(8) == 0);
        return Flow.Node(id, "Test.Scripted", build =>
        {
            build.Properties["waits"] = waits;
            if (fails) build.Raw("fails", "[true,false,true]");
        });
    }

    private void Many(NodeBuilder build, string port, int depth, int times)
    {
        for (var count = _random.Next(4); count > 0; count--) build.Child(port, Any(depth - 1, times));
    }

    private void Cases(NodeBuilder build, int depth, int times)
    {
        var (matchesAny, taken) = (_random.Next(2) == 0, false);
        var cases = new ValueList();
        build.Literal("mode", matchesAny ? "MatchAny" : "MatchFirst");
        for (var index = 0; index < _random.Next(1, 4); index++)
        {
            var holds = _random.Next(2) == 0;
            var label = $"case {index}";
            cases.Add(Value.Of(new ValueRecord
            {
                ["label"] = label,
                ["condition"] = Value.Of(new ValueRecord { ["type"] = "Literal", ["value"] = holds }),
            }));
            build.Child("cases", Any(depth - 1, holds && (matchesAny || !taken) ? times : 0), label);
            taken |= holds;
        }

        build.Properties["cases"] = Value.Of(cases);
        build.Child("default", Any(depth - 1, taken ? 0 : times));
    }
}
