using System.Diagnostics.CodeAnalysis;
using HandlebarsDotNet.Iterators;
using HandlebarsDotNet.MemberAccessors;
using HandlebarsDotNet.ObjectDescriptors;
using HandlebarsDotNet.PathStructure;

namespace CallCenter.Workflows.Runtime.Expressions;

/// <summary>Shows values to Handlebars by name, without reflection: what is not a value cannot be reached from a template.</summary>
internal sealed class ValueDescriptors : IObjectDescriptorProvider
{
    private static readonly ObjectDescriptor Root = Describe(typeof(TemplateRoot), (target, name) => ((TemplateRoot)target).Find(name), _ => []);

    private static readonly ObjectDescriptor Named =
        Describe(typeof(NamedValues), (target, name) => ((NamedValues)target).Find(name), target => ((NamedValues)target).Names);

    private static readonly ObjectDescriptor Record =
        Describe(typeof(ValueRecord), (target, name) => TemplateValue.Of(((ValueRecord)target)[name]), target => ((ValueRecord)target).Names);

    public bool TryGetDescriptor(Type type, [NotNullWhen(true)] out ObjectDescriptor? value)
    {
        value = type == typeof(TemplateRoot) ? Root : type == typeof(NamedValues) ? Named : type == typeof(ValueRecord) ? Record : null;
        return value is not null;
    }

    private static ObjectDescriptor Describe(Type type, Func<object, string, object?> find, Func<object, IEnumerable<string>> names)
    {
        var accessor = new Accessor(find);
        return new ObjectDescriptor(
            type, accessor, (_, target) => names(target).Select(name => ChainSegment.Create(name)).ToArray(), self => new ObjectIterator(self));
    }

    private sealed class Accessor(Func<object, string, object?> find) : IMemberAccessor
    {
        public bool TryGetValue(object instance, ChainSegment memberName, out object? value)
        {
            value = find(instance, memberName.TrimmedValue);
            return value is not null;
        }
    }
}
