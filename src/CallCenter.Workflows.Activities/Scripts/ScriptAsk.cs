using CallCenter.Tasks;
using CallCenter.Workflows.Activities.People;

namespace CallCenter.Workflows.Activities.Scripts;

/// <summary>The agent asks the customer for what a form takes.</summary>
[Activity("CallCenter.ScriptAsk", Categories.Scripts)]
[Texts("问", "Ask", "坐席向客户询问，并把回答填入表单。", "The agent asks the customer and fills a form in.")]
[Outcomes(ActivityPorts.Done)]
public sealed class ScriptAsk : ScriptActivity
{
    [Input("表单", "Form", Hint = UiHints.JsonEditor, DefaultSyntax = "Object", Check = typeof(FormCheck),
        DescriptionZh = "JSON schema：type、properties、required、enum、format、上下限。", DescriptionEn = "A JSON schema: type, properties, required, enum, format, limits.")]
    public required Value Form { get; init; }

    [Output("表单内容", "Values")] public Value Values { get; private set; }

    protected override ScriptStepKind Kind => ScriptStepKind.Ask;

    protected override string? Schema => FormCheck.TextOf(Form);

    protected override ActivityResult Finish(ActivityContext context, TaskCompleted completed)
    {
        Values = completed.Values is { } values ? ValueJson.Parse(values) : Value.Of(new ValueRecord());
        return Done();
    }
}
