using CallCenter.Contacts;
using CallCenter.Customers;
using CallCenter.Persistence;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Blocklist;
using CallCenter.Persistence.Centre.Board;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Persistence.Centre.People;
using CallCenter.Persistence.Centre.Queues;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Persistence.Processes;
using CallCenter.Persistence.Sqlite;
using CallCenter.Persistence.SqlServer;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>The database and what is kept in it.</summary>
internal static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, ServerSettings settings)
    {
        switch (settings.Database)
        {
            case DatabaseProvider.PostgreSql: services.AddPostgreSql(Read(settings, text => new PostgreSqlDatabase(text))); break;
            case DatabaseProvider.SqlServer: services.AddSqlServer(Read(settings, text => new SqlServerDatabase(text))); break;
            default: services.AddSqlite(new SqliteDatabase(settings.DatabaseFile)); break;
        }

        services.AddSingleton<CentreDirectory>().AddSingleton<BlocklistEditor>().AddSingleton<CentreEditor>().AddSingleton<PeopleEditor>().AddSingleton<BoardLimitsEditor>();
        services.AddSingleton<ContactStore>().AddSingleton<IContactStore>(all => all.GetRequiredService<ContactStore>()).AddSingleton<ContactReader>();
        services.AddSingleton<CustomerStore>().AddSingleton<ICustomerStore>(all => all.GetRequiredService<CustomerStore>());
        services.AddSingleton<ProcessStore>();
        return services;
    }

    /// <summary>Brings the tables up to date and opens the instances. Throws <see cref="SettingsException"/> when the database cannot be used.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<IDatabaseSchema>().UpdateAsync(cancellationToken);
            services.GetRequiredService<IInstanceStore>();
        }
        catch (DatabaseUnavailableException failure)
        {
            throw new SettingsException([failure.Problem]);
        }
    }

    /// <summary>The connection string itself is never shown: it may hold a password.</summary>
    private static T Read<T>(ServerSettings settings, Func<string, T> create)
    {
        try
        {
            return create(settings.DatabaseConnectionString!);
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            var example = DatabaseKeys.Example(settings.Database);
            throw new SettingsException([new(
                $"{DatabaseKeys.ConnectionString} 不可用：{failure.Message} 正确的例子：{example}",
                $"{DatabaseKeys.ConnectionString} cannot be used: {failure.Message} One that can: {example}")]);
        }
    }
}
