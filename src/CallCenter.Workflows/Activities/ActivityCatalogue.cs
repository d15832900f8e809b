using System.Reflection;
using CallCenter.Workflows.ControlFlow;

namespace CallCenter.Workflows.Activities;

/// <summary>All activity types a server knows, by type name and version. Found by their attributes; nothing else registers.</summary>
public sealed class ActivityCatalogue
{
    private readonly Dictionary<string, List<ActivityType>> _types = new(StringComparer.Ordinal);

    /// <summary>The engine's own control flow, without which nothing runs.</summary>
    public ActivityCatalogue() => AddFrom(typeof(ActivityCatalogue).Assembly);

    public IEnumerable<ActivityType> All => _types.Values.SelectMany(versions => versions);

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
    public ActivityType? Find(string typeName, int version) => _types.TryGetValue(typeName, out var versions)
        ? versions.FirstOrDefault(type => type.Version == version) ?? versions[0]
        : null;
}
