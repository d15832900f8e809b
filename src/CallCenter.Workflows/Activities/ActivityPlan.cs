using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace CallCenter.Workflows.Activities;

/// <summary>How to make an object of an activity class and move values in and out of it, compiled once per class.</summary>
internal sealed class ActivityPlan
{
    private static readonly ConcurrentDictionary<Type, ActivityPlan> Plans = new();

    private ActivityPlan(Type type)
    {
        Create = System.Linq.Expressions.Expression.Lambda<Func<Activity>>(System.Linq.Expressions.Expression.New(type)).Compile();
        Inputs = [.. ActivityTypeReader.InputProperties(type).Select(property => new Accessor(property))];
        State = [.. ActivityTypeReader.StateProperties(type).Select(property => new Accessor(property))];
        Outputs = [.. ActivityTypeReader.OutputProperties(type).Select(property => new Accessor(property))];
    }

    public Func<Activity> Create { get; }
    public Accessor[] Inputs { get; }
    public Accessor[] State { get; }
    public Accessor[] Outputs { get; }

    public static ActivityPlan Of(Type type) => Plans.GetOrAdd(type, static key => new ActivityPlan(key));

    /// <summary>One property, read and written without reflection.</summary>
    internal sealed class Accessor
    {
        private readonly Action<Activity, object?> _set;
        private readonly Func<Activity, object?> _get;

        public Accessor(PropertyInfo property)
        {
            Name = property.Name;
            Type = property.PropertyType;
            OnlyWhenBound = property.GetCustomAttribute<OutputAttribute>() is { OnlyWhenBound: true };
            var activity = System.Linq.Expressions.Expression.Parameter(typeof(Activity));
            var value = System.Linq.Expressions.Expression.Parameter(typeof(object));
            var member = System.Linq.Expressions.Expression.Property(
                System.Linq.Expressions.Expression.Convert(activity, property.DeclaringType!), property);
            _get = System.Linq.Expressions.Expression.Lambda<Func<Activity, object?>>(
                System.Linq.Expressions.Expression.Convert(member, typeof(object)), activity).Compile();
            _set = property.CanWrite
                ? System.Linq.Expressions.Expression.Lambda<Action<Activity, object?>>(
                    System.Linq.Expressions.Expression.Assign(member, System.Linq.Expressions.Expression.Convert(value, property.PropertyType)), activity, value).Compile()
                : throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} cannot be set; give it init or set.");
        }

        public string Name { get; }
        public Type Type { get; }
        public bool OnlyWhenBound { get; }

        public Value Get(Activity activity) => ValueConversion.From(_get(activity));

        /// <summary>Sets a value in the property's type; nothing keeps the initial value. False with the reason when it does not fit.</summary>
        public bool TrySet(Activity activity, Value value, out Text? error)
        {
            if (!InputConversion.TryConvert(value, Type, out var converted, out error)) return false;
            if (converted is not null && (Type != typeof(Value) || !value.IsUndefined)) _set(activity, converted);
            return true;
        }
    }
}
