using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Runtime.Expressions;

/// <summary>What a template sees first.</summary>
internal sealed class TemplateRoot(IExpressionScope scope)
{
    public object? Find(string name) => name switch
    {
        "variables" => new NamedValues(variable => scope.TryGetVariable(variable, out var value) ? value : default, scope.VariableNames),
        "input" => new NamedValues(scope.GetInput, scope.InputNames),
        "correlationId" => scope.CorrelationId,
        "workflowInstanceId" => scope.InstanceId,
        _ => TemplateValue.Of(scope.GetFact(name) is { IsUndefined: false } fact
            ? fact
            : scope.TryGetVariable(name, out var variable) ? variable : default),
    };
}

/// <summary>Values that are looked up by name in the running instance.</summary>
internal sealed class NamedValues(Func<string, Value> find, IEnumerable<string> names)
{
    public IEnumerable<string> Names => names;

    public object? Find(string name) => TemplateValue.Of(find(name));
}

internal static class TemplateValue
{
    /// <summary>
    /// As Handlebars wants it: records stay, lists become sequences, texts and numbers what they read as; nothing becomes
    /// null, and true and false stay for <c>#if</c>.
    /// </summary>
    public static object? Of(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.Null => null,
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Number => value.Number == 0 ? 0 : value.ToString(),
        ValueKind.Record => value.AsRecord,
        ValueKind.List => value.AsList!.Select(Of).ToList(),
        _ => value.ToString(),
    };
}
