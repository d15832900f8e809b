using CallCenter.Persistence;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>What must be there before the first request.</summary>
public static class Preparation
{
    /// <summary>Brings the database up to date and makes what an empty one needs.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancellationToken = default)
    {
        var services = app.Services;
        await using (var context = await services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync(cancellationToken))
            await context.Database.EnsureCreatedAsync(cancellationToken);
        var settings = services.GetRequiredService<ServerSettings>();
        var password = await ActivatorUtilities.CreateInstance<FirstAdministrator>(services).EnsureAsync(cancellationToken);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Banner.Of(settings, app.Urls, settings.AdminPassword is null ? password : null)));
    }
}
