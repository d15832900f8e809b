using CallCenter.Workflows.Activities;

namespace CallCenter.Persistence;

/// <summary>The database cannot be used as it is configured. The problem says what is wrong and what would be right; it never holds a password.</summary>
public sealed class DatabaseUnavailableException(Text problem, Exception? cause = null) : Exception(problem.En, cause)
{
    public Text Problem { get; } = problem;

    internal static DatabaseUnavailableException NoAnswer(string database, Exception cause) => new(new(
        $"不能使用{database}：{cause.Message} 请检查 Database:ConnectionString，并确认数据库服务器正在运行。",
        $"{database} cannot be used: {cause.Message} Check Database:ConnectionString, and that the database server is running."), cause);

    internal static DatabaseUnavailableException InUse(string database, Exception? cause = null) => new(new(
        $"另一个服务器正在使用{database}。请先停止它，或用 Database:ConnectionString 指定另一个数据库。",
        $"Another server is using {database}. Stop it first, or name another database by Database:ConnectionString."), cause);
}
