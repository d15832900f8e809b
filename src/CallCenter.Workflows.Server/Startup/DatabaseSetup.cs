using CallCenter.Contacts;
using CallCenter.Customers;
using CallCenter.Persistence;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Blocklist;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>The database and what is kept in it.</summary>
internal static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, ServerSettings settings)
    {
        var database = new SqliteDatabase(settings.DatabaseFile);
        services.AddSingleton(database).AddSingleton(database.Turn);
        services.AddDbContextFactory<CallCenterDbContext>(database.Use);
        services.AddSingleton<CentreDirectory>().AddSingleton<BlocklistEditor>();
        services.AddSingleton<ContactStore>().AddSingleton<IContactStore>(all => all.GetRequiredService<ContactStore>()).AddSingleton<ContactReader>();
        services.AddSingleton<CustomerStore>().AddSingleton<ICustomerStore>(all => all.GetRequiredService<CustomerStore>());
        return services;
    }
}
