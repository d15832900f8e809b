using MathNet.Numerics;

namespace CallCenter.Processes.Statistics;

/// <summary>
/// How units (groups, or blocks of days) came to their arms: what a randomisation test re-draws. A closed set. An assignment holds a
/// number for each unit: 1 pilot and 0 control, or the wave in which a group crosses over.
/// </summary>
public abstract record AssignmentMechanism
{
    private AssignmentMechanism() { }

    public abstract int Units { get; }

    /// <summary>How many assignments could have been drawn, each equally likely; infinite when they are too many to count.</summary>
    public abstract double Count { get; }

    /// <summary>The smallest p that any result can reach, one-sided: even the best of all assignments is one of them.</summary>
    public double SmallestP => 1 / Count;

    public abstract IEnumerable<int[]> All();

    public abstract int[] Draw(Chance chance);

    /// <summary>So many of the units, any of them.</summary>
    public sealed record Choose(int Of, int Pilots) : AssignmentMechanism
    {
        public override int Units => Of;

        public override double Count => Math.Round(Combinatorics.Combinations(Of, Pilots));

        public override IEnumerable<int[]> All()
        {
            var chosen = Enumerable.Range(0, Pilots).ToArray();
            while (true)
            {
                var arms = new int[Of];
                foreach (var unit in chosen) arms[unit] = 1;
                yield return arms;

                var place = Pilots - 1;
                while (place >= 0 && chosen[place] == Of - Pilots + place) place--;
                if (place < 0) yield break;
                chosen[place]++;
                for (var after = place + 1; after < Pilots; after++) chosen[after] = chosen[after - 1] + 1;
            }
        }

        public override int[] Draw(Chance chance)
        {
            var arms = new int[Of];
            Array.Fill(arms, 1, 0, Pilots);
            chance.Shuffle<int>(arms);
            return arms;
        }
    }

    /// <summary>
    /// So many of the units, but only choices that were well matched on the past: constrained randomisation (Moulton,
    /// "Covariate-based constrained randomization of group-randomized trials", 2004).
    /// </summary>
    /// <param name="From">All choices.</param>
    /// <param name="Past">Each unit's past figures; each figure weighs the same.</param>
    /// <param name="Imbalance">Choices up to this distance of the arms are allowed; see <see cref="Matching"/>.</param>
    /// <param name="Allowed">How many those are; an estimate where they are too many to go through.</param>
    public sealed record ChooseMatched(Choose From, IReadOnlyList<IReadOnlyList<double>> Past, double Imbalance, double Allowed) : AssignmentMechanism
    {
        public override int Units => From.Units;

        public override double Count => Allowed;

        public override IEnumerable<int[]> All() => From.All().Where(IsAllowed);

        public override int[] Draw(Chance chance)
        {
            while (true)
            {
                var arms = From.Draw(chance);
                if (IsAllowed(arms)) return arms;
            }
        }

        private bool IsAllowed(int[] arms) => Matching.Imbalance(arms, Past) <= Imbalance;
    }

    /// <summary>Units stand in pairs (0 and 1, 2 and 3 ...); a coin decides in each which is the pilot: matched pairs, switchback blocks.</summary>
    public sealed record FlipPairs(int Pairs) : AssignmentMechanism
    {
        public override int Units => 2 * Pairs;

        public override double Count => Math.Pow(2, Pairs);

        public override IEnumerable<int[]> All()
        {
            for (var coins = 0L; coins < 1L << Pairs; coins++) yield return Arms(pair => (coins >> pair & 1) == 1);
        }

        public override int[] Draw(Chance chance) => Arms(_ => chance.Of(0.5));

        private int[] Arms(Func<int, bool> isFirstPilot)
        {
            var arms = new int[Units];
            for (var pair = 0; pair < Pairs; pair++) arms[isFirstPilot(pair) ? 2 * pair : (2 * pair) + 1] = 1;
            return arms;
        }
    }

    /// <summary>All units cross over, so many in each wave, in random order and never back: a stepped wedge.</summary>
    public sealed record OrderWaves(IReadOnlyList<int> Sizes) : AssignmentMechanism
    {
        public override int Units => Sizes.Sum();

        public override double Count
        {
            get
            {
                var orders = SpecialFunctions.FactorialLn(Units) - Sizes.Sum(size => SpecialFunctions.FactorialLn(size));
                return Math.Round(Math.Exp(orders));
            }
        }

        public override IEnumerable<int[]> All() => From(new int[Units], [.. Sizes], 0);

        public override int[] Draw(Chance chance)
        {
            var waves = Sizes.SelectMany((size, wave) => Enumerable.Repeat(wave, size)).ToArray();
            chance.Shuffle<int>(waves);
            return waves;
        }

        private static IEnumerable<int[]> From(int[] waves, int[] left, int unit)
        {
            if (unit == waves.Length)
            {
                yield return (int[])waves.Clone();
                yield break;
            }

            for (var wave = 0; wave < left.Length; wave++)
            {
                if (left[wave] == 0) continue;
                left[wave]--;
                waves[unit] = wave;
                foreach (var complete in From(waves, left, unit + 1)) yield return complete;
                left[wave]++;
            }
        }
    }
}
