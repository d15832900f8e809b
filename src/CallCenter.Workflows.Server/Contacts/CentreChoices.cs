using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Prompts;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Server.Elsa.Descriptors;
using CallCenter.Workflows.Server.Prompts;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.Tasks;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Fills the designer's drop-downs from the centre's books, and its hints from the settings.</summary>
internal sealed class CentreChoices(CentreDirectory directory, PromptLibrary prompts, ServerSettings settings) : IDropDownChoices
{
    public Task<IReadOnlyList<Choice>> ReadAsync(string optionsFrom, string culture, CancellationToken cancellationToken)
    {
        var facts = directory.Facts;
        return Task.FromResult<IReadOnlyList<Choice>>(optionsFrom switch
        {
            "queues" => [.. facts.Queues.Select(queue => new Choice(queue.Id, queue.Name))],
            "calendars" => [.. facts.Calendars.Select(calendar => new Choice(calendar.Id, calendar.Name))],
            "agents" => [.. facts.Agents.Select(agent => new Choice(agent.WorkNumber, $"{agent.WorkNumber} {agent.Name}"))],
            "groups" => [.. facts.Groups.Select(group => new Choice(group.Name, group.Name))],
            "assignees" => TaskPeople.Choices(facts, culture),
            "skills" => [.. facts.Skills.Select(skill => new Choice(skill, skill))],
            "prompts" => [.. prompts.All.Select(prompt => new Choice(prompt.Prompt.Name, LabelOf(prompt.Prompt)))],
            "lines" => [.. facts.Lines.Select(line => new Choice(line.Number, $"{line.Number} {line.Name}"))],
            HttpEndpoint.BaseAddress => [BaseAddress()],
            _ => [],
        });
    }

    private static string LabelOf(PromptRow prompt) => prompt.Description is { } description ? $"{prompt.Name} · {description}" : prompt.Name;

    private Choice BaseAddress()
    {
        var address = $"{settings.Http.BaseUrl}{settings.Http.BasePath}/";
        return new(address, address);
    }
}
