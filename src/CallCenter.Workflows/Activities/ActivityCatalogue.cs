using System.Collections.Frozen;
using System.Reflection;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Activities;

/// <summary>All activity types a server knows, by type name and version. Found by their attributes; nothing else registers.</summary>
public sealed class ActivityCatalogue
{
    private readonly Dictionary<string, List<ActivityType>> _types = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private volatile FrozenDictionary<string, ActivityType[]> _workflows = FrozenDictionary<string, ActivityType[]>.Empty;
    private int _generation;

    /// <summary>The engine's own control flow, without which nothing runs.</summary>
    public ActivityCatalogue() => AddFrom(typeof(ActivityCatalogue).Assembly);

    /// <summary>All types, also those that are workflows.</summary>
    public IEnumerable<ActivityType> All => _types.Values.SelectMany(versions => versions).Concat(_workflows.Values.SelectMany(versions => versions));

    /// <summary>Grows when a type comes or goes while the server runs.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Adds every class of the assembly that carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityCatalogue AddFrom(Assembly assembly)
    {
        foreach (var type in assembly.GetTypes())
        {
            if (type is { IsAbstract: false } && type.GetCustomAttribute<ActivityAttribute>() is not null) Add(ActivityTypeReader.Read(type));
        }

        return this;
    }

    public void Add(ActivityType type)
    {
        if (!_types.TryGetValue(type.TypeName, out var versions)) _types[type.TypeName] = versions = [];
        if (versions.Any(known => known.Version == type.Version))
            throw new ArgumentException($"Activity type {type.TypeName} version {type.Version} is there already.", nameof(type));
        versions.Add(type);
        versions.Sort((left, right) => right.Version.CompareTo(left.Version));
    }

    /// <summary>The exact version, else the newest; null when the type is unknown.</summary>
    public ActivityType? Find(string typeName, int version)
    {
        if (_types.TryGetValue(typeName, out var versions)) return versions.FirstOrDefault(type => type.Version == version) ?? versions[0];
        return _workflows.TryGetValue(typeName, out var workflows) ? Array.Find(workflows, type => type.Version == version) ?? workflows[0] : null;
    }

    /// <summary>Adds types that are workflows, or replaces those of the same version; may be called while others read.</summary>
    public void AddWorkflows(IReadOnlyCollection<ActivityType> types) =>
        ChangeWorkflows(known => known.Where(type => !types.Any(added => added.TypeName == type.TypeName && added.Version == type.Version)).Concat(types));

    /// <summary>Takes out the types that are versions of workflows which a condition names.</summary>
    public void RemoveWorkflows(Func<WorkflowDefinition, bool> which) => ChangeWorkflows(known => known.Where(type => !which(type.Workflow!)));

    private void ChangeWorkflows(Func<IEnumerable<ActivityType>, IEnumerable<ActivityType>> change)
    {
        lock (_changing)
        {
            _workflows = change(_workflows.Values.SelectMany(versions => versions)).GroupBy(type => type.TypeName, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(type => type.Version).ToArray(), StringComparer.Ordinal);
            Interlocked.Increment(ref _generation);
        }
    }
}
