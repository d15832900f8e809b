using CallCenter.Contacts;
using CallCenter.Persistence.Tasks;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Contacts;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Scripts;

/// <summary>Ends the scripts of contacts that are over and wrapped up; what a stop of the server interrupts is made up for at its next start.</summary>
internal sealed partial class ScriptEnds : BackgroundService
{
    private readonly ContactScripts _scripts;
    private readonly ContactBridge _bridge;
    private readonly ContactFloor _floor;
    private readonly TaskStore _steps;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _logger;

    public ScriptEnds(
        ContactScripts scripts, FactRecorder recorder, ContactBridge bridge, ContactFloor floor, TaskStore steps, IHostApplicationLifetime lifetime, ILogger<ScriptEnds> logger)
    {
        (_scripts, _bridge, _floor, _steps, _lifetime, _logger) = (scripts, bridge, floor, steps, lifetime, logger);

        // After what the contact's end has told its flows: a script that waits for the disposition is finished by it.
        recorder.Recorded += contact => bridge.After(contact, () => scripts.EndAsync(contact));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            // Nobody wraps up any more after a start: agents sign in anew.
            foreach (var contact in await _steps.WaitingScriptsAsync(stoppingToken))
            {
                if (await _floor.ContactAsync(contact, stoppingToken) is { State: ContactState.Ended }) _bridge.After(contact, () => _scripts.EndAsync(contact));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotLookedFor(_logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Scripts of contacts that are over could not be looked for; they are at the next start.")]
    private static partial void LogNotLookedFor(ILogger logger, Exception failure);
}
