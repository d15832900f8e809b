using CallCenter.Persistence.PostgreSql;
using CallCenter.Persistence.Sqlite;
using CallCenter.Persistence.SqlServer;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Persistence;

/// <summary>
/// What depends on the kind of database: contexts, the tables, and where instances live. The instance store is opened when it
/// is first asked for; by then the tables must exist.
/// </summary>
public static class DatabaseServices
{
    public static IServiceCollection AddSqlite(this IServiceCollection services, SqliteDatabase database) => services
        .AddSingleton(database)
        .AddSingleton(database.Turn)
        .AddDbContextFactory<CallCenterDbContext>(database.Use)
        .AddSingleton<IDatabaseSchema, SqliteSchema>()
        .AddSingleton<IInstanceStore, SqliteInstanceStore>();

    public static IServiceCollection AddPostgreSql(this IServiceCollection services, PostgreSqlDatabase database) => services
        .AddSingleton(_ => database)
        .AddDbContextFactory<PostgreSqlDbContext>(database.Use)
        .AddServer<PostgreSqlDbContext>(database.Description)
        .AddSingleton<IInstanceStore, PostgreSqlInstanceStore>();

    public static IServiceCollection AddSqlServer(this IServiceCollection services, SqlServerDatabase database) => services
        .AddSingleton(database)
        .AddDbContextFactory<SqlServerDbContext>(database.Use)
        .AddServer<SqlServerDbContext>(database.Description)
        .AddSingleton<IInstanceStore, SqlServerInstanceStore>();

    private static IServiceCollection AddServer<TContext>(this IServiceCollection services, string description) where TContext : CallCenterDbContext => services
        .AddSingleton<IDbContextFactory<CallCenterDbContext>, DerivedContexts<TContext>>()
        .AddSingleton<IDatabaseSchema>(all => ActivatorUtilities.CreateInstance<ServerSchema>(all, description));
}
