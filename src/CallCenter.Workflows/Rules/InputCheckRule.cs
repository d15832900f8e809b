namespace CallCenter.Workflows.Rules;

/// <summary>A value written down passes what its input asks of it beyond its type.</summary>
public sealed class InputCheckRule : IDefinitionRule
{
    public string Id => "input-not-accepted";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var (entry, input, value) in ConstantInputs.Of(context))
        {
            if (value.IsNothing || input.Check?.Wrong(value) is not { } wrong) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Error(
                Id, input.Name,
                $"活动“{name}”的“{input.Label.Zh}”（{input.Name}）：{wrong.Zh}",
                $"\"{input.Label.En}\" ({input.Name}) of activity \"{name}\": {wrong.En}");
        }
    }
}
