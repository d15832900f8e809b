using System.Reflection;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Tests.Activities;

/// <summary>What holds for every activity of the catalogue, also for those still to be written.</summary>
public sealed class CatalogueTests
{
    private static readonly Type[] All =
        [.. typeof(ContactStimuli).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ActivityAttribute), false))];

    public static TheoryData<Type> Types => [.. All];

    private static IEnumerable<PropertyInfo> With<T>(Type type) where T : Attribute => type.GetProperties().Where(p => p.IsDefined(typeof(T), true));

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_Texts_AreInBothLanguages(Type type)
    {
        var texts = type.GetCustomAttribute<TextsAttribute>();
        Assert.NotNull(texts);
        Text[] all = [texts.Name, texts.Description, .. With<InputAttribute>(type).Select(p => p.GetCustomAttribute<InputAttribute>()!.Label),
            .. With<OutputAttribute>(type).Select(p => p.GetCustomAttribute<OutputAttribute>()!.Label)];
        Assert.All(all, text =>
        {
            Assert.True(Telephony.SpeakingTime.IsChinese(text.Zh), $"'{text.Zh}' is not Chinese");
            Assert.True(text.En.Length > 0 && !Telephony.SpeakingTime.IsChinese(text.En), $"'{text.En}' is not English");
        });
        var descriptions = With<InputAttribute>(type).Select(p => p.GetCustomAttribute<InputAttribute>()!);
        Assert.All(descriptions, input => Assert.Equal(input.DescriptionZh.Length > 0, input.DescriptionEn.Length > 0));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_Class_IsSealedNamedAsStoredAndTested(Type type)
    {
        Assert.True(type.IsSealed);
        Assert.True(type.IsAssignableTo(typeof(Activity)));
        Assert.Equal(type.GetCustomAttribute<ActivityAttribute>()!.Type.Split('.')[^1], type.Name);
        var tests = type.FullName!.Replace("CallCenter.Workflows.Activities.", "CallCenter.Workflows.Tests.Activities.", StringComparison.Ordinal) + "Tests";
        Assert.True(typeof(CatalogueTests).Assembly.GetType(tests) is not null, $"{tests} is missing");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_StateAndInputs_CanBeSet(Type type)
    {
        Assert.All(With<StateAttribute>(type), property => Assert.True(property.CanRead && property.SetMethod?.IsPublic == true, property.Name));
        Assert.All(With<InputAttribute>(type), property => Assert.True(property.SetMethod is not null, property.Name));
        Assert.All(With<OutputAttribute>(type), property => Assert.True(property.GetMethod?.IsPublic == true, property.Name));
    }

    [Fact]
    public void Types_Stored_AreUnique()
    {
        var stored = All.Select(type => type.GetCustomAttribute<ActivityAttribute>()!.Type).ToList();

        Assert.True(stored.Count >= 15);
        Assert.Equal(stored.Count, stored.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
