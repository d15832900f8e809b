using System.Reflection;
using System.Runtime.CompilerServices;

namespace CallCenter.Workflows.Activities;

/// <summary>Derives all that the catalogue says of an activity from its class.</summary>
internal static class ActivityTypeReader
{
    public static ActivityType Read(Type type)
    {
        var activity = type.GetCustomAttribute<ActivityAttribute>()!;
        var texts = type.GetCustomAttribute<TextsAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} has no [Texts]: every activity needs its name and description in Chinese and English.");
        return new ActivityType
        {
            TypeName = activity.Type,
            Version = activity.Version,
            Category = activity.Category,
            Kind = activity.Kind,
            IsBrowsable = activity.IsBrowsable,
            IsContainer = activity.IsContainer,
            IsStart = activity.IsStart,
            IsTerminal = activity.IsTerminal,
            IsExclusive = activity.IsExclusive,
            DisplayName = texts.Name,
            Description = texts.Description,
            Outcomes = type.GetCustomAttribute<OutcomesAttribute>()?.Names ?? [],
            EmbeddedPorts = [.. type.GetCustomAttributes<EmbeddedPortAttribute>().Select(port => new EmbeddedPort(port.Name, port.IsBrowsable))],
            Inputs = [.. Inputs(type)],
            Outputs = [.. Outputs(type)],
            Implementation = type,
        };
    }

    /// <summary>The input properties in the order in which they are declared, a base class's first; the order of evaluated inputs everywhere.</summary>
    public static IEnumerable<PropertyInfo> InputProperties(Type type) =>
        Properties<InputAttribute>(type).OrderBy(property => property.DeclaringType == type ? 1 : 0);

    public static IEnumerable<PropertyInfo> StateProperties(Type type) => Properties<StateAttribute>(type);

    public static IEnumerable<PropertyInfo> OutputProperties(Type type) => Properties<OutputAttribute>(type);

    private static IEnumerable<PropertyInfo> Properties<TAttribute>(Type type) where TAttribute : Attribute => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetCustomAttribute<TAttribute>() is not null)
        .OrderBy(property => property.MetadataToken);

    private static IEnumerable<InputType> Inputs(Type type)
    {
        foreach (var attribute in type.GetCustomAttributes<InputAttribute>())
            yield return Input(attribute, attribute.Name!, attribute.Type!, attribute.IsRequired, attribute.Default);

        if (!typeof(Activity).IsAssignableFrom(type)) yield break;
        var sample = Activator.CreateInstance(type);
        foreach (var property in InputProperties(type))
        {
            var attribute = property.GetCustomAttribute<InputAttribute>()!;
            var required = attribute.IsRequired || property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
            yield return Input(attribute, property.Name, property.PropertyType, required, attribute.Default ?? property.GetValue(sample));
        }
    }

    private static InputType Input(InputAttribute attribute, string name, Type type, bool required, object? initial) => new()
    {
        Name = name,
        Type = type,
        Label = attribute.Label,
        Description = new(attribute.DescriptionZh, attribute.DescriptionEn),
        Hint = attribute.Hint ?? HintOf(type, attribute),
        IsTemplate = attribute.IsTemplate,
        IsSensitive = attribute.IsSensitive,
        IsRaw = attribute.IsRaw,
        IsRequired = required,
        IsBrowsable = attribute.IsBrowsable,
        OptionsFrom = attribute.OptionsFrom,
        Options = attribute.Options.Length > 0 ? [.. attribute.Options.Select(Option)] : EnumOptions(type),
        FixedOutcomes = attribute.FixedOutcomes,
        Check = attribute.Check is { } check ? (IInputCheck)Activator.CreateInstance(check)! : null,
        Outcome = attribute.Outcome,
        Default = initial,
        DefaultSyntax = attribute.DefaultSyntax,
        Tab = attribute.Tab,
        Min = attribute.Min,
        Max = attribute.Max,
        Refresh = attribute.Refresh,
        EvaluatesLater = attribute.EvaluatesLater,
    };

    private static IEnumerable<OutputType> Outputs(Type type)
    {
        foreach (var attribute in type.GetCustomAttributes<OutputAttribute>()) yield return new(attribute.Name!, attribute.Type!, attribute.Label);
        if (!typeof(Activity).IsAssignableFrom(type)) yield break;
        foreach (var property in OutputProperties(type))
            yield return new(property.Name, property.PropertyType, property.GetCustomAttribute<OutputAttribute>()!.Label);
    }

    private static string HintOf(Type type, InputAttribute attribute)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (attribute.OptionsFrom is not null || attribute.Options.Length > 0 || plain.IsEnum) return UiHints.DropDown;
        if (plain == typeof(bool)) return UiHints.CheckBox;
        if (plain != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(plain)) return UiHints.MultiText;
        return UiHints.SingleLine;
    }

    private static InputOption Option(string text)
    {
        var parts = text.Split('|');
        return new(parts[0], parts.Length == 3 ? new(parts[1], parts[2]) : new(parts[0], parts[0]));
    }

    private static IReadOnlyList<InputOption> EnumOptions(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? [.. Enum.GetNames(plain).Select(name => new InputOption(name, new(name, name)))] : [];
    }
}
