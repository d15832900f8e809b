using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Persistence;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre.People;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Persistence.Processes;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Demo;

/// <summary>Fills the demo centre once; what people changed in it afterwards stays.</summary>
internal sealed partial class DemoSeed(
    IDbContextFactory<CallCenterDbContext> database, UserAccounts accounts, DefinitionLibrary definitions, ProcessStore processes, BindingBook bindings, ServerSettings settings, TimeProvider clock, FactStore facts,
    ILogger<DemoSeed> logger)
{
    /// <summary>The demo's people who sign in, at least one for each role besides the administrator, and the agents they are.</summary>
    public static readonly IReadOnlyList<(string UserName, string DisplayName, string Role, string? AgentId)> People =
    [
        ("owner", "林经理", Roles.ProcessOwner, null), ("lead", "王班长", Roles.TeamLead, null), ("reviewer", "陈质检", Roles.QualityReviewer, null),
        ("agent", "王芳", Roles.Agent, "a1001"), ("agent2", "赵磊", Roles.Agent, "a1007"), ("agent3", "马超", Roles.Agent, "a1013"),
    ];

    /// <summary>True when it made the demo's people, who have the password given.</summary>
    public async Task<bool> EnsureAsync(string password, CancellationToken cancellationToken)
    {
        var isNew = await FillAsync(cancellationToken);
        if (isNew) await accounts.AddAsync([.. People.Select(person => (New(person), password))], cancellationToken);
        await PublishFlowsAsync(cancellationToken);
        await new DemoProcesses(processes, definitions, bindings, clock).EnsureAsync(cancellationToken);
        return isNew;
    }

    private User New((string UserName, string DisplayName, string Role, string? AgentId) person)
    {
        var user = accounts.New(person.UserName, person.DisplayName, person.Role);
        user.AgentId = person.AgentId;
        if (person.Role == Roles.TeamLead) user.Groups = [.. DemoCentre.GroupRows.Select(group => group.Id)];
        return user;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<AgentRow>().AnyAsync(cancellationToken)) return false;
        var agents = DemoCentre.Agents.ToList();
        var customers = DemoCentre.Customers.ToList();
        var now = clock.GetUtcNow();
        context.AddRange(DemoCentre.GroupRows);
        context.AddRange(DemoCentre.SkillRows);
        context.AddRange(agents);
        context.AddRange(DemoCentre.Queues);
        context.AddRange(DemoCentre.BreakReasons);
        context.AddRange(DemoCentre.ServiceHours, DemoCentre.OfficeHours);
        context.AddRange(DemoCentre.Lines);
        context.AddRange(customers);
        context.Add(DemoCentre.Nuisance(now));
        foreach (var (contact, journal) in DemoHistory.Of(customers, agents, now))
        {
            context.Add(contact);
            context.AddRange(journal.AsEnumerable());
        }

        await context.SaveChangesAsync(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(DemoCentre.ServiceHours.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        await facts.AddAsync([.. DemoFacts.Of(agents, today, zone)], zone, cancellationToken);
        return true;
    }

    /// <summary>Takes in the product's flows that are not there yet, and publishes them.</summary>
    private async Task PublishFlowsAsync(CancellationToken cancellationToken)
    {
        if (settings.WorkflowsDirectory is not { } folder) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".scenario.json", StringComparison.OrdinalIgnoreCase)) continue;
            try
            {
                await PublishAsync(file, cancellationToken);
            }
            catch (JsonException failure)
            {
                LogRefused(logger, file, failure.Message);
            }
        }
    }

    private async Task PublishAsync(string file, CancellationToken cancellationToken)
    {
        if (JsonNode.Parse(await File.ReadAllTextAsync(file, cancellationToken)) is not JsonObject model) return;
        var definitionId = model["definitionId"]?.GetValue<string>();
        if (definitionId is not null && await definitions.FindAsync(definitionId, VersionOptions.Latest, cancellationToken) is not null) return;
        if (await definitions.ImportAsync(model, publish: true, cancellationToken) is DefinitionOutcome.Refused refused)
            LogRefused(logger, file, string.Join(" ", refused.Reasons.Select(reason => reason.En)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The flow {File} was not published: {Reason}")]
    private static partial void LogRefused(ILogger logger, string file, string reason);
}
