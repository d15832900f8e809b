using CallCenter.Persistence;
using CallCenter.Workflows.Server.Settings;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Startup;

internal static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, ServerSettings settings) =>
        services.AddDbContextFactory<CallCenterDbContext>(options => options.UseSqlite($"Data Source={settings.DatabaseFile}"));
}
