using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>Who has which version when, and how that was drawn. A closed set.</summary>
public abstract record PilotDesign
{
    private PilotDesign() { }

    /// <summary>What could have been drawn instead.</summary>
    public abstract AssignmentMechanism Mechanism { get; }

    /// <summary>What was drawn, in the order of the mechanism's units.</summary>
    public abstract IReadOnlyList<int> Assigned { get; }

    /// <summary>All groups that take part.</summary>
    public abstract IReadOnlyList<string> Groups { get; }

    /// <summary>Those that have the pilot's version at some time.</summary>
    public virtual IReadOnlyList<string> Treated => Groups;

    /// <summary>Whether the group has the pilot's version on the day.</summary>
    public abstract bool IsPilot(PilotPlan plan, string group, DateOnly day);

    public abstract int MeasuredDays(PilotPlan plan);

    /// <summary>Pilot groups against control groups, side by side; one pilot group is the smallest such.</summary>
    /// <param name="Pilots">Groups of the pilot.</param>
    /// <param name="Controls">Groups of the control.</param>
    /// <param name="How">How the pilots were drawn of all, in the order of <see cref="Groups"/>.</param>
    public sealed record Parallel(IReadOnlyList<string> Pilots, IReadOnlyList<string> Controls, AssignmentMechanism How) : PilotDesign
    {
        /// <summary>By name, so that the order tells nothing of the arms.</summary>
        public override IReadOnlyList<string> Groups => [.. Pilots.Concat(Controls).Distinct().Order(StringComparer.Ordinal)];

        public override IReadOnlyList<string> Treated => Pilots;

        public override AssignmentMechanism Mechanism => How;

        public override IReadOnlyList<int> Assigned => [.. Groups.Select(group => Pilots.Contains(group) ? 1 : 0)];

        public override bool IsPilot(PilotPlan plan, string group, DateOnly day) => day >= plan.Launch && Pilots.Contains(group);

        public override int MeasuredDays(PilotPlan plan) => 7 * plan.Weeks;

        /// <summary>Draws the pilot groups; matched on past figures of the groups when there are some.</summary>
        public static Parallel Draw(
            IReadOnlyCollection<string> groups, int pilots, int seed, IReadOnlyDictionary<string, IReadOnlyList<double>>? past = null)
        {
            string[] units = [.. groups.Order(StringComparer.Ordinal)];
            AssignmentMechanism how = past is null
                ? new AssignmentMechanism.Choose(units.Length, pilots)
                : Matching.Propose([.. units.Select(group => past[group])], pilots, seed);
            var arms = how.Draw(new Chance(seed));
            return new Parallel([.. units.Where((_, i) => arms[i] == 1)], [.. units.Where((_, i) => arms[i] == 0)], how);
        }
    }

    /// <summary>
    /// The same groups have both versions in turn: blocks of days in pairs, and a coin decides which of a pair comes first. For a
    /// whole queue, and for centres with few groups.
    /// </summary>
    public sealed record Switchback(IReadOnlyList<string> Members, int DaysPerBlock, IReadOnlyList<int> Blocks) : PilotDesign
    {
        public override IReadOnlyList<string> Groups => Members;

        public override AssignmentMechanism Mechanism => new AssignmentMechanism.FlipPairs(Blocks.Count / 2);

        public override IReadOnlyList<int> Assigned => Blocks;

        public override bool IsPilot(PilotPlan plan, string group, DateOnly day)
        {
            var block = (day.DayNumber - plan.Measured.From.DayNumber) / DaysPerBlock;
            return day >= plan.Measured.From && block < Blocks.Count && Blocks[block] == 1 && Members.Contains(group);
        }

        public override int MeasuredDays(PilotPlan plan) => DaysPerBlock * Blocks.Count;

        public static Switchback Draw(IReadOnlyList<string> groups, int daysPerBlock, int pairs, int seed) =>
            new(groups, daysPerBlock, new AssignmentMechanism.FlipPairs(pairs).Draw(new Chance(seed)));
    }

    /// <summary>All groups begin on the old version and cross over wave by wave in random order; the roll-out itself is the experiment.</summary>
    public sealed record SteppedWedge(IReadOnlyList<IReadOnlyList<string>> Waves, int DaysPerStep) : PilotDesign
    {
        public override IReadOnlyList<string> Groups => [.. Waves.SelectMany(wave => wave).Distinct().Order(StringComparer.Ordinal)];

        public override AssignmentMechanism Mechanism => new AssignmentMechanism.OrderWaves([.. Waves.Select(wave => wave.Count)]);

        public override IReadOnlyList<int> Assigned => [.. Groups.Select(WaveOf)];

        /// <summary>Before the first wave there is one step without any.</summary>
        public int Steps => Waves.Count + 1;

        public override bool IsPilot(PilotPlan plan, string group, DateOnly day)
        {
            var step = Math.DivRem(day.DayNumber - plan.Measured.From.DayNumber, DaysPerStep).Quotient;
            return day >= plan.Measured.From && WaveOf(group) is >= 0 and var wave && step > wave;
        }

        public override int MeasuredDays(PilotPlan plan) => DaysPerStep * Steps;

        public static SteppedWedge Draw(IReadOnlyCollection<string> groups, IReadOnlyList<int> sizes, int daysPerStep, int seed)
        {
            string[] units = [.. groups.Order(StringComparer.Ordinal)];
            var waves = new AssignmentMechanism.OrderWaves(sizes).Draw(new Chance(seed));
            return new SteppedWedge([.. sizes.Select((_, wave) => (IReadOnlyList<string>)[.. units.Where((_, i) => waves[i] == wave)])], daysPerStep);
        }

        private int WaveOf(string group)
        {
            for (var wave = 0; wave < Waves.Count; wave++)
            {
                if (Waves[wave].Contains(group)) return wave;
            }

            return -1;
        }
    }
}
