using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Rules;

/// <summary>A value written down is of the kind that its input takes.</summary>
public sealed class LiteralNotConvertibleRule : IDefinitionRule
{
    public string Id => "literal-not-convertible";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (entry, input, value) in ConstantInputs.Of(context))
        {
            if (InputConversion.TryConvert(value, input.Type, out _, out var error)) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Error(
                Id, input.Name,
                $"活动“{name}”的“{input.Label.Zh}”（{input.Name}）：{error!.Zh}",
                $"\"{input.Label.En}\" ({input.Name}) of activity \"{name}\": {error.En}");
        }
    }
}
