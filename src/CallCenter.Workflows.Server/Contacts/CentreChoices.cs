using CallCenter.Persistence.Centre;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Server.Elsa.Descriptors;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Fills the designer's drop-downs from the centre's books, and its hints from the settings.</summary>
internal sealed class CentreChoices(CentreDirectory directory, ServerSettings settings) : IDropDownChoices
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
            "skills" => [.. facts.Skills.Select(skill => new Choice(skill, skill))],
            "lines" => [.. facts.Lines.Select(line => new Choice(line.Number, $"{line.Number} {line.Name}"))],
            HttpEndpoint.BaseAddress => [BaseAddress()],
            _ => [],
        });
    }

    private Choice BaseAddress()
    {
        var address = $"{settings.Http.BaseUrl}{settings.Http.BasePath}/";
        return new(address, address);
    }
}
