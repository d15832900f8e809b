namespace CallCenter.Workflows.Server.Settings;

/// <summary>The server's own folder: made when missing, and held so that no second server writes into the same database.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream _hold;

    private DataDirectory(FileStream hold) => _hold = hold;

    /// <summary>Throws <see cref="SettingsException"/> when the folder cannot be written or another server has it.</summary>
    public static DataDirectory Open(ServerSettings settings)
    {
        var path = settings.DataDirectory;
        try
        {
            Directory.CreateDirectory(path);
            return new(new FileStream(Path.Combine(path, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (Directory.Exists(path))
        {
            throw new SettingsException([new(
                $"另一个服务器正在使用数据文件夹“{path}”。请先停止它，或用 Data:Directory 指定另一个文件夹。",
                $"Another server is using the data folder \"{path}\". Stop it first, or name another folder by Data:Directory.")]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([new(
                $"数据文件夹“{path}”不能写入：{failure.Message} 请用 Data:Directory 指定可写的文件夹。",
                $"The data folder \"{path}\" cannot be written: {failure.Message} Name a folder that can by Data:Directory.")]);
        }
    }

    public void Dispose() => _hold.Dispose();
}
