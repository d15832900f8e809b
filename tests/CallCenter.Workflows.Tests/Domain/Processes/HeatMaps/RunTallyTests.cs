using System.Globalization;
using System.Text;
using CallCenter.Processes.HeatMaps;

namespace CallCenter.Workflows.Tests.Domain.Processes.HeatMaps;

/// <summary>Sums of generated runs: the same in whichever order and grouping they are added.</summary>
public sealed class RunTallyTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Add_AnyOrderAndGrouping_IsTheSame(int seed)
    {
        var runs = Enumerable.Range(0, 60).Select(number => RunFold.Of(Run(new(seed, number)))).ToList();

        var inOrder = Sum(runs);
        var reversed = Sum(Enumerable.Reverse(runs));
        var grouped = Sum(runs.Chunk(7).Select(Sum));
        Assert.Equal(60, inOrder.Runs);
        Assert.Equal(Told(inOrder), Told(reversed));
        Assert.Equal(Told(inOrder), Told(grouped));
        Assert.NotEqual(Told(inOrder), Told(Sum(runs.Skip(1))));
    }

    [Fact]
    public void Take_WhatWasAdded_LeavesWhatWasThere()
    {
        var runs = Enumerable.Range(0, 20).Select(number => RunFold.Of(Run(new(4, number)))).ToList();
        var all = Sum(runs);

        all.Take(runs[0]);

        var without = Sum(runs.Skip(1));
        Assert.Equal(Told(without), Told(all));
    }

    [Fact]
    public void Quantile_TimesOfManySizes_IsWithinTheErrorStated()
    {
        var (chance, times, dwell) = (new Chance(5), new List<double>(), new DwellTimes());
        for (var i = 0; i < 5001; i++)
        {
            var seconds = Math.Pow(10, -2 + (7 * chance.Part()));
            times.Add(seconds);
            dwell.Add(TimeSpan.FromSeconds(seconds));
        }

        times.Sort();
        foreach (var part in (double[])[0, 0.1, 0.5, 0.9, 1])
        {
            var exact = times[(int)Math.Floor(part * 5000)];
            Assert.InRange(dwell.Quantile(part)!.Value.TotalSeconds, exact * (1 - DwellTimes.Error - 1e-3), exact * (1 + DwellTimes.Error + 1e-3));
        }

        Assert.Null(new DwellTimes().Quantile(0.5));
    }

    /// <summary>A run of a few nodes, some of which fail, go round or are dropped off.</summary>
    private static List<RunEvent> Run(Chance chance)
    {
        var (journal, now) = (new List<RunEvent> { new(1, 0, "flow", RunEventKind.Started, Nine) }, Nine);
        for (var execution = 2; execution < 4 + chance.Below(6); execution++)
        {
            var node = "node" + chance.Below(4);
            journal.Add(new(execution, 1, node, RunEventKind.Started, now));
            now += chance.Exponential(TimeSpan.FromSeconds(30));
            if (chance.Of(0.1)) journal.Add(new(execution, 1, node, RunEventKind.Faulted, now));
            else if (chance.Of(0.8)) journal.Add(new(execution, 1, node, RunEventKind.Completed, now, ["port" + chance.Below(2)]));
            else
            {
                journal.Add(new(1, 0, "flow", RunEventKind.Noted, now));
                journal.Add(new(execution, 1, node, RunEventKind.Canceled, now));
                journal.Add(new(1, 0, "flow", RunEventKind.Canceled, now));
                break;
            }
        }

        return journal;
    }

    private static RunTally Sum(IEnumerable<RunTally> tallies)
    {
        var sum = new RunTally();
        foreach (var tally in tallies) sum.Add(tally);
        return sum;
    }

    /// <summary>All that a tally holds; a node without anything does not matter.</summary>
    private static string Told(RunTally tally)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{tally.Runs} {tally.DropOffs}");
        foreach (var (id, node) in tally.Nodes.Where(node => node.Value.Entries > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $" {id}: {node.Entries} {node.Completions} {node.Faults} {node.DropOffs} {node.Dwell.Count} ");
            text.AppendJoin(',', node.Outcomes).AppendJoin(',', node.Dwell.Buckets);
        }

        return text.ToString();
    }
}
