using System.ComponentModel;
using System.Diagnostics;

namespace CallCenter.Telephony.Speech;

/// <summary>Runs a tool of the system: no shell, arguments as a list, an end after a time limit.</summary>
internal static class ToolProcess
{
    private const int KeptWords = 400;

    /// <exception cref="SpeechException">It is missing, failed, or took too long.</exception>
    public static async Task RunAsync(string tool, IEnumerable<string> arguments, string input, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Start(start);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            var words = process.StandardError.ReadToEndAsync(time.Token);
            var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, time.Token);
            await WriteAsync(process, input, time.Token);
            await process.WaitForExitAsync(time.Token);
            await output;
            if (process.ExitCode == 0) return;
            var said = (await words).Trim();
            throw new SpeechException($"{tool} failed with code {process.ExitCode}: {(said.Length > KeptWords ? said[..KeptWords] : said)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SpeechException($"{tool} took longer than {limit.TotalSeconds:0} s.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new SpeechException($"{start.FileName} cannot be started: {failure.Message}. Install it, or put it into the search path.", failure);
        }
    }

    private static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code says why.
        }
    }
}
