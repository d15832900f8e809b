using System.Text.Json.Nodes;
using CallCenter.Persistence.Centre;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.People;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Server.Elsa.Definitions;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>What a flow's tasks miss in the centre: a calendar that is not there, or that knows no holidays of the coming year.</summary>
internal sealed class TaskWarnings(ActivityCatalogue catalogue, CentreDirectory directory, TimeProvider clock) : IDefinitionWarnings
{
    public IEnumerable<Problem> Check(JsonObject model)
    {
        foreach (var node in DefinitionReader.Read(model).Definition.Root.Flatten())
        {
            if (catalogue.Find(node.Type, node.Version)?.Implementation != typeof(HumanTask) || CalendarOf(node) is not { } name) continue;
            if (Wrong(name) is { } why)
                yield return new("task-calendar", Severity.Warning, node.NodeId, node.Id, nameof(HumanTask.Calendar), new(
                    $"活动“{RuleContext.NameOf(node)}”：{why.Zh}", $"Activity \"{RuleContext.NameOf(node)}\": {why.En}"));
        }
    }

    private Why? Wrong(string name) => directory.Facts.Calendar(name) is { } calendar
        ? calendar.MissingHolidays(calendar.DayOf(clock.GetUtcNow()))
        : new($"没有日历“{name}”，请另选一个。", $"There is no calendar \"{name}\"; choose another.");

    private static string? CalendarOf(ActivityNode node) =>
        node.Inputs.TryGetValue("calendar", out var given) && given.Type == "Literal" && given.Source.AsString?.Trim() is { Length: > 0 } name ? name : null;
}
