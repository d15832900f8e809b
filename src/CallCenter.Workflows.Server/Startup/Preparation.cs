using System.Security.Cryptography;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Demo;
using CallCenter.Workflows.Server.Prompts;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>What must be there before the first request.</summary>
public static class Preparation
{
    /// <summary>Brings the database up to date, makes what an empty one needs, and reads what is held in memory.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        var services = app.Services;
        var settings = services.GetRequiredService<ServerSettings>();
        var directory = services.GetRequiredService<CentreDirectory>();
        var definitions = services.GetRequiredService<DefinitionLibrary>();

        // A start is mostly compiling: what does not need one another is done side by side.
        var routes = Task.Run(() => ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count), cancellationToken);
        await services.PrepareDatabaseAsync(cancellationToken);
        var reading = Task.WhenAll(
            Task.Run(() => definitions.LoadAsync(cancellationToken), cancellationToken), Task.Run(() => directory.ReloadAsync(cancellationToken), cancellationToken),
            Task.Run(() => services.GetRequiredService<BindingBook>().LoadAsync(cancellationToken), cancellationToken));
        var password = settings.AdminPassword ?? RandomNumberGenerator.GetString(FirstAdministrator.Letters, 16);
        var people = new List<string>();
        if (await ActivatorUtilities.CreateInstance<FirstAdministrator>(services).EnsureAsync(password, cancellationToken)) people.Add(FirstAdministrator.UserName);
        await reading;
        if (settings.Demo && await ActivatorUtilities.CreateInstance<DemoSeed>(services).EnsureAsync(password, cancellationToken))
        {
            people.AddRange(DemoSeed.People.Select(person => person.UserName));
            await directory.ReloadAsync(cancellationToken);
        }

        await services.PreparePromptsAsync(cancellationToken);
        await routes;
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine(Banner.Of(settings, app.Urls, settings.AdminPassword is null && people.Count > 0 ? (people, password) : null)));
    }
}
