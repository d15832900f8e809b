namespace CallCenter.Workflows.Activities.People;

/// <summary>How tasks are known.</summary>
internal static class TaskIds
{
    extension(ActivityContext context)
    {
        /// <summary>One task for one run of an activity; it is part of addresses, where a colon would be in the way.</summary>
        public string TaskId => context.ExecutionId.Replace(':', '-');
    }
}
