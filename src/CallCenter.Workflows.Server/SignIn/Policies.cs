using Microsoft.AspNetCore.Authorization;

namespace CallCenter.Workflows.Server.SignIn;

/// <summary>What one may be allowed to do. Every endpoint names one of these; an endpoint that names none is closed to all.</summary>
public static class Policies
{
    /// <summary>Whoever is signed in, whatever their role.</summary>
    public const string SignedIn = "signed-in";

    public const string DefinitionsRead = "definitions:read";
    public const string DefinitionsWrite = "definitions:write";
    public const string InstancesRead = "instances:read";
    public const string InstancesWrite = "instances:write";
    public const string CallsSimulate = "calls:simulate";
    public const string FloorRead = "floor:read";
    public const string FloorWrite = "floor:write";
    public const string ContactsRead = "contacts:read";

    /// <summary>One's own desk: what an agent does for themselves.</summary>
    public const string DeskOwn = "desk:own";

    /// <summary>One's tasks. Whose a task is decides what one may do with it.</summary>
    public const string TasksOwn = "tasks:own";

    public const string TasksReadAll = "tasks:read-all";
    public const string ExpressionsEvaluate = "expressions:evaluate";
    public const string SettingsWrite = "settings:write";
    public const string PromptsRead = "prompts:read";
    public const string PromptsWrite = "prompts:write";
    public const string RecordingsRead = "recordings:read";
    public const string AuditRead = "audit:read";
    public const string ProcessesRead = "processes:read";
    public const string ProcessesWrite = "processes:write";

    /// <summary>Pilots, roll-outs, and which version serves whom.</summary>
    public const string PilotsRead = "pilots:read";

    public const string PilotsWrite = "pilots:write";
    /// <summary>Whether deployed processes are followed, and what is done about it.</summary>
    public const string SpotChecksWrite = "spot-checks:write";

    public const string BindingsWrite = "bindings:write";

    /// <summary>The roles that each policy lets through.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> RolesOf = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [SignedIn] = [.. Roles.All],
        [DefinitionsRead] = [Roles.ProcessOwner, Roles.Administrator, Roles.TeamLead],
        [DefinitionsWrite] = [Roles.ProcessOwner, Roles.Administrator],
        [InstancesRead] = [Roles.ProcessOwner, Roles.Administrator, Roles.TeamLead],
        [InstancesWrite] = [Roles.ProcessOwner, Roles.Administrator],
        [CallsSimulate] = [Roles.ProcessOwner, Roles.TeamLead, Roles.Administrator],
        [FloorRead] = [Roles.TeamLead, Roles.Administrator, Roles.ProcessOwner],
        [FloorWrite] = [Roles.TeamLead, Roles.Administrator],
        [ContactsRead] = [Roles.Agent, Roles.TeamLead, Roles.Administrator, Roles.ProcessOwner],
        [DeskOwn] = [Roles.Agent],
        [TasksOwn] = [.. Roles.All],
        [TasksReadAll] = [Roles.TeamLead, Roles.ProcessOwner, Roles.Administrator],
        [ExpressionsEvaluate] = [Roles.ProcessOwner, Roles.Administrator],
        [SettingsWrite] = [Roles.Administrator],
        [PromptsRead] = [Roles.TeamLead, Roles.ProcessOwner, Roles.Administrator],
        [PromptsWrite] = [Roles.ProcessOwner, Roles.Administrator],
        [RecordingsRead] = [Roles.TeamLead, Roles.QualityReviewer, Roles.Administrator],
        [AuditRead] = [Roles.Administrator],
        [ProcessesRead] = [Roles.ProcessOwner, Roles.TeamLead, Roles.Administrator],
        [ProcessesWrite] = [Roles.ProcessOwner, Roles.Administrator],
        [PilotsRead] = [Roles.TeamLead, Roles.ProcessOwner, Roles.QualityReviewer, Roles.Administrator],
        [PilotsWrite] = [Roles.TeamLead, Roles.ProcessOwner, Roles.Administrator],
        [SpotChecksWrite] = [Roles.TeamLead, Roles.QualityReviewer, Roles.ProcessOwner, Roles.Administrator],
        [BindingsWrite] = [Roles.ProcessOwner, Roles.Administrator],
    };

    internal static void AddTo(AuthorizationBuilder authorization)
    {
        foreach (var (name, roles) in RolesOf) authorization.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => false).Build());
    }
}
