using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Partition {Partition} could not commit {Messages} messages; trying again in {Pause}")]
    public static partial void CommitFailed(ILogger logger, int partition, int messages, TimeSpan pause, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "Partition {Partition} could not read its instances; trying again in {Pause}")]
    public static partial void LoadFailed(ILogger logger, int partition, TimeSpan pause, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Instance {InstanceId} cannot be stepped or stored; its messages wait for {Pause}")]
    public static partial void InstanceFailed(ILogger logger, string instanceId, TimeSpan pause, Exception exception);

    [LoggerMessage(4, LogLevel.Error, "Instance {InstanceId} runs version {VersionId}, which is not there any more")]
    public static partial void VersionMissing(ILogger logger, string instanceId, string versionId);

    [LoggerMessage(5, LogLevel.Warning, "Command {Key} of type {Type} could not be sent; trying again in {Pause}")]
    public static partial void SendFailed(ILogger logger, string key, string type, TimeSpan pause, Exception exception);

    [LoggerMessage(6, LogLevel.Error, "Nobody takes commands of type {Type}; {Key} is dropped")]
    public static partial void NoSender(ILogger logger, string type, string key);

    [LoggerMessage(7, LogLevel.Warning, "Ask {Key} of type {Type} failed")]
    public static partial void AskFailed(ILogger logger, string key, string type, Exception exception);

    [LoggerMessage(8, LogLevel.Error, "Nobody answers {Type}, asked as {Key}")]
    public static partial void NoHandler(ILogger logger, string type, string key);

    [LoggerMessage(9, LogLevel.Warning, "The store did not answer {What}; trying again in {Pause}")]
    public static partial void StoreFailed(ILogger logger, string what, TimeSpan pause, Exception exception);

    [LoggerMessage(10, LogLevel.Error, "Stored {What} {Key} cannot be read and is left where it is")]
    public static partial void Unreadable(ILogger logger, string what, string key, Exception exception);

    [LoggerMessage(11, LogLevel.Information, "Workflow runtime ready: {Commands} commands to send again, {Stimuli} stimuli waiting, {Asking} instances asking")]
    public static partial void Ready(ILogger logger, int commands, int stimuli, int asking);

    [LoggerMessage(12, LogLevel.Critical, "Loop {Station} stopped by an error of its own; it goes on")]
    public static partial void LoopFailed(ILogger logger, string station, Exception exception);

    [LoggerMessage(13, LogLevel.Error, "An observer of instance {InstanceId} failed")]
    public static partial void ObserverFailed(ILogger logger, string instanceId, Exception exception);

    [LoggerMessage(14, LogLevel.Error, "Stimulus {StimulusId} could not start definition {DefinitionId}")]
    public static partial void StartFailed(ILogger logger, string stimulusId, string definitionId, Exception exception);

    [LoggerMessage(15, LogLevel.Information, "Task {TaskName} is requested by instance {InstanceId}; complete it as {TaskId}")]
    public static partial void TaskRequested(ILogger logger, string taskName, string taskId, string instanceId);

    [LoggerMessage(EventId = 16, Message = "{Category}: {Text} (instance {InstanceId}) {Attributes}")]
    public static partial void FlowLine(ILogger logger, LogLevel level, string category, string text, string instanceId, string attributes);
}
