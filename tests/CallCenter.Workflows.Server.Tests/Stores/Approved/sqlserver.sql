IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Agents] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WorkNumber] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [Groups] nvarchar(max) NOT NULL,
        [Skills] nvarchar(max) NULL,
        CONSTRAINT [PK_Agents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [ApiKeys] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [SecretHash] nvarchar(max) NOT NULL,
        [Roles] nvarchar(max) NOT NULL,
        [CreatedBy] nvarchar(max) NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [ExpiresAt] bigint NULL,
        CONSTRAINT [PK_ApiKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Blocklist] (
        [Number] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(max) NULL,
        [ExpiresAt] bigint NULL,
        [AddedBy] nvarchar(max) NOT NULL,
        [AddedAt] bigint NOT NULL,
        CONSTRAINT [PK_Blocklist] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Bookmarks] (
        [InstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [StimulusName] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        [StimulusKey] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [DueAt] bigint NULL,
        CONSTRAINT [PK_Bookmarks] PRIMARY KEY ([InstanceId], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Calendars] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [TimeZone] nvarchar(max) NOT NULL,
        [Holidays] nvarchar(max) NULL,
        [Hours] nvarchar(max) NULL,
        [MakeUpDays] nvarchar(max) NULL,
        CONSTRAINT [PK_Calendars] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [ContactJournal] (
        [ContactId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sequence] int NOT NULL,
        [At] bigint NOT NULL,
        [Kind] nvarchar(max) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Language] nvarchar(max) NULL,
        CONSTRAINT [PK_ContactJournal] PRIMARY KEY ([ContactId], [Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Contacts] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Channel] nvarchar(max) NOT NULL,
        [From] nvarchar(max) NOT NULL,
        [To] nvarchar(max) NOT NULL,
        [State] nvarchar(20) NOT NULL,
        [ArrivedAt] bigint NOT NULL,
        [AnsweredAt] bigint NULL,
        [EndedAt] bigint NULL,
        [EndedBy] nvarchar(20) NULL,
        [EndCause] nvarchar(max) NULL,
        [CustomerId] nvarchar(450) COLLATE Latin1_General_100_BIN2 NULL,
        [Queue] nvarchar(max) NULL,
        [QueuedAt] bigint NULL,
        [Waited] bigint NOT NULL,
        [AgentId] nvarchar(max) NULL,
        [AgentName] nvarchar(max) NULL,
        [ConnectedAt] bigint NULL,
        [Talked] bigint NOT NULL,
        [SatisfactionScore] int NULL,
        [SatisfactionScale] int NULL,
        [Recordings] nvarchar(max) NOT NULL,
        [Summary] nvarchar(max) NULL,
        CONSTRAINT [PK_Contacts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Customers] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Title] nvarchar(max) NULL,
        [Level] nvarchar(max) NOT NULL,
        [Language] nvarchar(max) NULL,
        CONSTRAINT [PK_Customers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Definitions] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DefinitionId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(400) NULL,
        [Description] nvarchar(max) NULL,
        [Version] int NOT NULL,
        [IsLatest] bit NOT NULL,
        [IsPublished] bit NOT NULL,
        [WasPublished] bit NOT NULL,
        [IsReadonly] bit NOT NULL,
        [IsSystem] bit NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [Model] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Definitions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Groups] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Groups] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Inbox] (
        [Id] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [StimulusName] nvarchar(128) NOT NULL,
        [StimulusKey] nvarchar(256) NOT NULL,
        [PayloadType] nvarchar(128) NULL,
        [PayloadJson] nvarchar(max) NULL,
        [CorrelationId] nvarchar(256) NULL,
        [At] bigint NOT NULL,
        [ExpiresAt] bigint NOT NULL,
        CONSTRAINT [PK_Inbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [InboxTaken] (
        [Id] bigint NOT NULL IDENTITY,
        [ExpiresAt] bigint NOT NULL,
        [Entries] varbinary(max) NOT NULL,
        CONSTRAINT [PK_InboxTaken] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Instances] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DefinitionId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DefinitionVersionId] nvarchar(128) NOT NULL,
        [DefinitionVersion] int NOT NULL,
        [CorrelationId] nvarchar(256) COLLATE Latin1_General_100_BIN2 NULL,
        [Name] nvarchar(max) NULL,
        [ParentInstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Status] int NOT NULL,
        [SubStatus] int NOT NULL,
        [IncidentCount] int NOT NULL,
        [IsAsking] bit NOT NULL,
        [Revision] int NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [UpdatedAt] bigint NOT NULL,
        [FinishedAt] bigint NULL,
        [State] varbinary(max) NOT NULL,
        CONSTRAINT [PK_Instances] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Journal] (
        [Id] bigint NOT NULL IDENTITY,
        [InstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [FirstSequence] int NOT NULL,
        [Count] int NOT NULL,
        [At] bigint NOT NULL,
        [Entries] varbinary(max) NOT NULL,
        CONSTRAINT [PK_Journal] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Lines] (
        [Number] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Lines] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Outbox] (
        [InstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [Type] nvarchar(128) NOT NULL,
        [Json] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([InstanceId], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Queues] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Position] int NOT NULL,
        [Groups] nvarchar(max) NOT NULL,
        [Capacity] int NULL,
        [RingSeconds] int NOT NULL,
        [WrapUpSeconds] int NOT NULL,
        [RefuseWithoutAgents] bit NOT NULL,
        [ServiceLevelSeconds] int NOT NULL,
        [Music] nvarchar(max) NOT NULL,
        [Calendar] nvarchar(max) NULL,
        [Skills] nvarchar(max) NULL,
        CONSTRAINT [PK_Queues] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [RetentionRules] (
        [DefinitionId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AgeTicks] bigint NULL,
        [Count] int NULL,
        [JournalAgeTicks] bigint NULL,
        CONSTRAINT [PK_RetentionRules] PRIMARY KEY ([DefinitionId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Skills] (
        [Name] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_Skills] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [Users] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [UserName] nvarchar(max) NOT NULL,
        [SignInName] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DisplayName] nvarchar(max) NOT NULL,
        [PasswordHash] nvarchar(max) NOT NULL,
        [SecurityStamp] nvarchar(max) NOT NULL,
        [Roles] nvarchar(max) NOT NULL,
        [Language] nvarchar(max) NULL,
        [AgentId] nvarchar(max) NULL,
        [IsDisabled] bit NOT NULL,
        [FailedSignIns] int NOT NULL,
        [LockedUntil] bigint NULL,
        [CreatedAt] bigint NOT NULL,
        CONSTRAINT [PK_Users] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE TABLE [CustomerPhones] (
        [Phone] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [CustomerId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_CustomerPhones] PRIMARY KEY ([Phone]),
        CONSTRAINT [FK_CustomerPhones_Customers_CustomerId] FOREIGN KEY ([CustomerId]) REFERENCES [Customers] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Agents_WorkNumber] ON [Agents] ([WorkNumber]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Bookmarks_DueAt] ON [Bookmarks] ([DueAt]) WHERE "DueAt" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Bookmarks_StimulusKey_StimulusName] ON [Bookmarks] ([StimulusKey], [StimulusName]) WHERE "StimulusName" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Calendars_Name] ON [Calendars] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Contacts_ArrivedAt] ON [Contacts] ([ArrivedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Contacts_CustomerId_ArrivedAt] ON [Contacts] ([CustomerId], [ArrivedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Contacts_State_ArrivedAt] ON [Contacts] ([State], [ArrivedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_CustomerPhones_CustomerId] ON [CustomerPhones] ([CustomerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Customers_Name] ON [Customers] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Definitions_DefinitionId_Version] ON [Definitions] ([DefinitionId], [Version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Definitions_IsLatest_CreatedAt] ON [Definitions] ([IsLatest], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Definitions_IsPublished] ON [Definitions] ([IsPublished]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Instances_Asking] ON [Instances] ([Id]) WHERE "IsAsking" = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Instances_CorrelationId] ON [Instances] ([CorrelationId]) WHERE "CorrelationId" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Instances_CreatedAt] ON [Instances] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE INDEX [IX_Instances_DefinitionId_CreatedAt] ON [Instances] ([DefinitionId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Instances_ParentInstanceId] ON [Instances] ([ParentInstanceId]) WHERE "ParentInstanceId" IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Instances_Running] ON [Instances] ([DefinitionId], [CorrelationId]) WHERE "Status" = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Instances_WithIncidents] ON [Instances] ([CreatedAt]) WHERE "IncidentCount" > 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Journal_InstanceId_FirstSequence] ON [Journal] ([InstanceId], [FirstSequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Queues_Name] ON [Queues] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Users_SignInName] ON [Users] ([SignInName]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054730_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122054730_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "ChangedInstances" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Expected" int, "Revision" int, "DefinitionVersionId" nvarchar(max), "DefinitionVersion" int, "CorrelationId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Name" nvarchar(max), "Status" int, "SubStatus" int, "IncidentCount" int, "IsAsking" bit, "UpdatedAt" bigint, "FinishedAt" bigint, "State" varbinary(max));
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "InstanceKeys" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Number" int);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "Keys" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "Moments" AS TABLE ("ExpiresAt" bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "NewBookmarks" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Number" int, "StimulusName" nvarchar(450) COLLATE Latin1_General_100_BIN2, "StimulusKey" nvarchar(450) COLLATE Latin1_General_100_BIN2, "DueAt" bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "NewCommands" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Number" int, "Type" nvarchar(max), "Json" nvarchar(max));
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "NewInstances" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2, "DefinitionId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "DefinitionVersionId" nvarchar(max), "DefinitionVersion" int, "CorrelationId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Name" nvarchar(max), "ParentInstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Status" int, "SubStatus" int, "IncidentCount" int, "IsAsking" bit, "Revision" int, "CreatedAt" bigint, "UpdatedAt" bigint, "FinishedAt" bigint, "State" varbinary(max));
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "NewJournal" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "FirstSequence" int, "Count" int, "At" bigint, "Entries" varbinary(max));
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "NewStimuli" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2, "StimulusName" nvarchar(max), "StimulusKey" nvarchar(max), "PayloadType" nvarchar(max), "PayloadJson" nvarchar(max), "CorrelationId" nvarchar(max), "At" bigint, "ExpiresAt" bigint);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "NewTaken" AS TABLE ("ExpiresAt" bigint, "Entries" varbinary(max));
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    CREATE TYPE "Stimuli" AS TABLE ("WantedName" nvarchar(450) COLLATE Latin1_General_100_BIN2, "WantedKey" nvarchar(450) COLLATE Latin1_General_100_BIN2);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122054743_TableTypes'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122054743_TableTypes', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122061623_Alterations'
)
BEGIN
    CREATE TABLE [AlterationJobs] (
        [PlanId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [InstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Status] int NOT NULL,
        [Log] nvarchar(max) NULL,
        [CompletedAt] bigint NULL,
        CONSTRAINT [PK_AlterationJobs] PRIMARY KEY ([PlanId], [InstanceId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122061623_Alterations'
)
BEGIN
    CREATE TABLE [AlterationPlans] (
        [Id] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        [DefinitionId] nvarchar(128) NULL,
        [ToVersion] int NULL,
        [CreatedBy] nvarchar(256) NULL,
        [CreatedAt] bigint NOT NULL,
        [StartedAt] bigint NULL,
        [CompletedAt] bigint NULL,
        [Status] int NOT NULL,
        [Total] int NOT NULL,
        [Succeeded] int NOT NULL,
        [Failed] int NOT NULL,
        CONSTRAINT [PK_AlterationPlans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122061623_Alterations'
)
BEGIN
    CREATE INDEX [IX_AlterationJobs_PlanId_Status_InstanceId] ON [AlterationJobs] ([PlanId], [Status], [InstanceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122061623_Alterations'
)
BEGIN
    CREATE INDEX [IX_AlterationPlans_CreatedAt] ON [AlterationPlans] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122061623_Alterations'
)
BEGIN
    CREATE INDEX [IX_AlterationPlans_Status] ON [AlterationPlans] ([Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122061623_Alterations'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122061623_Alterations', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Queues] ADD [LastAgentSeconds] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Queues] ADD [LevelBonuses] nvarchar(max) NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Queues] ADD [Overflow] nvarchar(max) NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Queues] ADD [RelaxLevelSeconds] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Queues] ADD [WrapUpCodes] nvarchar(max) NOT NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Queues] ADD [WrapUpMode] nvarchar(20) NOT NULL DEFAULT N'Optional';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Contacts] ADD [CallNotAfter] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Contacts] ADD [CallNotBefore] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Contacts] ADD [WrapUpCode] nvarchar(60) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [ContactJournal] ADD [English] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    ALTER TABLE [Agents] ADD [MaxMessages] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    CREATE TABLE [BreakReasons] (
        [Name] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Position] int NOT NULL,
        CONSTRAINT [PK_BreakReasons] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122090349_Routing'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122090349_Routing', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122094623_AgentUsers'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Users]') AND [c].[name] = N'AgentId');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Users] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Users] ALTER COLUMN [AgentId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122094623_AgentUsers'
)
BEGIN
    CREATE TABLE [BoardLimits] (
        [Queue] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [WaitingWarning] int NULL,
        [WaitingAlarm] int NULL,
        [LongestWaitWarning] int NULL,
        [LongestWaitAlarm] int NULL,
        [ServiceLevelWarning] int NULL,
        [ServiceLevelAlarm] int NULL,
        [AbandonedWarning] int NULL,
        [AbandonedAlarm] int NULL,
        CONSTRAINT [PK_BoardLimits] PRIMARY KEY ([Queue])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122094623_AgentUsers'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Users_AgentId] ON [Users] ([AgentId]) WHERE [AgentId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122094623_AgentUsers'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122094623_AgentUsers', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    ALTER TABLE [RetentionRules] ADD [RecordingAgeTicks] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    ALTER TABLE [ContactJournal] ADD [Sound] nvarchar(64) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE TABLE [Audit] (
        [Id] bigint NOT NULL IDENTITY,
        [At] bigint NOT NULL,
        [Person] nvarchar(100) NOT NULL,
        [Action] nvarchar(60) NOT NULL,
        [Subject] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [SubjectName] nvarchar(max) NULL,
        CONSTRAINT [PK_Audit] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE TABLE [Prompts] (
        [Name] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Description] nvarchar(max) NULL,
        [DefaultLanguage] nvarchar(20) NOT NULL,
        [UpdatedAt] bigint NOT NULL,
        CONSTRAINT [PK_Prompts] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE TABLE [Recordings] (
        [Id] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ContactId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(20) NOT NULL,
        [StartedAt] bigint NOT NULL,
        [LengthMilliseconds] bigint NOT NULL,
        [Size] bigint NOT NULL,
        [Hash] nvarchar(max) NOT NULL,
        [File] nvarchar(max) NOT NULL,
        [From] nvarchar(max) NOT NULL,
        [To] nvarchar(max) NOT NULL,
        [AgentId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [AgentName] nvarchar(max) NULL,
        [Queue] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [CustomerId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [InstanceId] nvarchar(max) NULL,
        [DefinitionId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NULL,
        [DefinitionVersion] int NULL,
        CONSTRAINT [PK_Recordings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE TABLE [PromptVersions] (
        [Name] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Language] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] int NOT NULL,
        [IsCurrent] bit NOT NULL,
        [Text] nvarchar(max) NULL,
        [Voice] nvarchar(max) NULL,
        [Hash] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [LengthMilliseconds] bigint NOT NULL,
        [FileName] nvarchar(max) NULL,
        [SavedBy] nvarchar(max) NOT NULL,
        [SavedAt] bigint NOT NULL,
        CONSTRAINT [PK_PromptVersions] PRIMARY KEY ([Name], [Language], [Version]),
        CONSTRAINT [FK_PromptVersions_Prompts_Name] FOREIGN KEY ([Name]) REFERENCES [Prompts] ([Name]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Audit_At] ON [Audit] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Audit_Subject_At] ON [Audit] ([Subject], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_PromptVersions_Hash] ON [PromptVersions] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Recordings_AgentId_StartedAt] ON [Recordings] ([AgentId], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Recordings_ContactId] ON [Recordings] ([ContactId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Recordings_CustomerId_StartedAt] ON [Recordings] ([CustomerId], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Recordings_DefinitionId_DefinitionVersion_StartedAt] ON [Recordings] ([DefinitionId], [DefinitionVersion], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Recordings_Queue_StartedAt] ON [Recordings] ([Queue], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    CREATE INDEX [IX_Recordings_StartedAt_Id] ON [Recordings] ([StartedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122100530_PromptsAndRecordings'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122100530_PromptsAndRecordings', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Users] ADD [Groups] nvarchar(max) NOT NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Queues] ADD [CallbackAttempts] int NOT NULL DEFAULT 1;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Queues] ADD [CallbackRetrySeconds] int NOT NULL DEFAULT 900;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Queues] ADD [Recording] nvarchar(20) NOT NULL DEFAULT N'AsCentre';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Lines] ADD [Recording] nvarchar(20) NOT NULL DEFAULT N'AsCentre';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Contacts] ADD [CallAttempt] int NOT NULL DEFAULT 1;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Contacts] ADD [CustomerLevel] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Contacts] ADD [LastAgentId] nvarchar(max) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Contacts] ADD [Priority] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    ALTER TABLE [Contacts] ADD [RequiredSkills] nvarchar(max) NOT NULL DEFAULT N'[]';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    CREATE TABLE [Days] (
        [Of] nvarchar(10) NOT NULL,
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Figures] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_Days] PRIMARY KEY ([Of], [Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122121324_CentreSettings'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122121324_CentreSettings', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [Bindings] (
        [Id] bigint NOT NULL IDENTITY,
        [Process] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] nvarchar(120) NOT NULL,
        [Group] nvarchar(40) NULL,
        [Entry] nvarchar(40) NULL,
        [From] bigint NOT NULL,
        [Source] nvarchar(80) NOT NULL,
        [MadeAt] bigint NOT NULL,
        [MadeBy] nvarchar(100) NOT NULL,
        [WithdrawnAt] bigint NULL,
        [WithdrawnBy] nvarchar(100) NULL,
        CONSTRAINT [PK_Bindings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [ContactFacts] (
        [ContactId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ArrivedAt] bigint NOT NULL,
        [OfferedAt] bigint NULL,
        [EndedAt] bigint NOT NULL,
        [ArrivedDay] int NOT NULL,
        [OfferedDay] int NULL,
        [EndedDay] int NOT NULL,
        [Outcome] int NOT NULL,
        [Queue] nvarchar(40) NULL,
        [AgentId] nvarchar(40) NULL,
        [Group] nvarchar(40) NULL,
        [Version] nvarchar(120) NULL,
        [CustomerId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NULL,
        [Reason] nvarchar(60) NULL,
        [WaitSeconds] float NOT NULL,
        [TalkSeconds] float NOT NULL,
        [HoldSeconds] float NOT NULL,
        [WrapUpSeconds] float NOT NULL,
        [Transferred] bit NOT NULL,
        [AskedExpert] bit NOT NULL,
        [Complained] bit NOT NULL,
        [Sold] bit NOT NULL,
        [Solved] bit NULL,
        [RepeatAfterSeconds] float NULL,
        [SurveyInvited] bit NOT NULL,
        [Satisfaction] int NULL,
        [Recommendation] int NULL,
        [SolvedFirstTimeBySurvey] bit NULL,
        CONSTRAINT [PK_ContactFacts] PRIMARY KEY ([ContactId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [ContactVersions] (
        [ContactId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Process] nvarchar(80) NOT NULL,
        [Version] nvarchar(120) NOT NULL,
        [Entry] nvarchar(40) NULL,
        [Group] nvarchar(40) NULL,
        [ResolvedAt] bigint NOT NULL,
        CONSTRAINT [PK_ContactVersions] PRIMARY KEY ([ContactId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [CoverageAxes] (
        [Id] int NOT NULL,
        [Revision] int NOT NULL,
        [Channels] nvarchar(max) NULL,
        [Customers] nvarchar(max) NULL,
        [Exclusions] nvarchar(max) NULL,
        [ServiceItems] nvarchar(max) NULL,
        [ServiceKinds] nvarchar(max) NULL,
        CONSTRAINT [PK_CoverageAxes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [Exposures] (
        [AgentId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [ReadAt] bigint NULL,
        [QuizPassedAt] bigint NULL,
        [QuizAttempts] int NOT NULL,
        [QuizScore] float NULL,
        CONSTRAINT [PK_Exposures] PRIMARY KEY ([Version], [AgentId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [GroupDays] (
        [Day] int NOT NULL,
        [Group] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Contacts] bigint NOT NULL,
        [Agents] int NOT NULL,
        CONSTRAINT [PK_GroupDays] PRIMARY KEY ([Day], [Group])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [GroupStays] (
        [Id] bigint NOT NULL IDENTITY,
        [AgentId] nvarchar(40) NOT NULL,
        [Group] nvarchar(40) NOT NULL,
        [Pilot] nvarchar(80) NOT NULL,
        [From] bigint NOT NULL,
        [Until] bigint NOT NULL,
        CONSTRAINT [PK_GroupStays] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [HumanTaskLines] (
        [TaskId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Sequence] int NOT NULL,
        [At] bigint NOT NULL,
        [Kind] nvarchar(20) NOT NULL,
        [Person] nvarchar(max) NULL,
        [Text] nvarchar(max) NULL,
        CONSTRAINT [PK_HumanTaskLines] PRIMARY KEY ([TaskId], [Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [HumanTasks] (
        [Id] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [InstanceId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Batch] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
        [IsAwaited] bit NOT NULL,
        [Title] nvarchar(max) NOT NULL,
        [Instructions] nvarchar(max) NULL,
        [Form] nvarchar(max) NULL,
        [Outcomes] nvarchar(max) NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [DueAt] bigint NULL,
        [RemindAt] bigint NULL,
        [EscalateAt] bigint NULL,
        [Assignee] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AssigneeName] nvarchar(max) NOT NULL,
        [FirstAssignee] nvarchar(100) NOT NULL,
        [FirstAssigneeName] nvarchar(max) NOT NULL,
        [State] nvarchar(20) NOT NULL,
        [ClaimerId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [ClaimerName] nvarchar(max) NULL,
        [Outcome] nvarchar(max) NULL,
        [Values] nvarchar(max) NULL,
        [EndedAt] bigint NULL,
        [IsReminded] bit NOT NULL,
        [Escalation] int NOT NULL,
        [NextAt] bigint NULL,
        [IsUntold] bit NOT NULL,
        [Revision] int NOT NULL,
        CONSTRAINT [PK_HumanTasks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [KpiDays] (
        [Rules] nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kpi] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Day] int NOT NULL,
        [Group] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Count] bigint NOT NULL,
        [Sum] float NOT NULL,
        [SumOfSquares] float NOT NULL,
        [Largest] float NOT NULL,
        CONSTRAINT [PK_KpiDays] PRIMARY KEY ([Rules], [Kpi], [Day], [Group])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [Pilots] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) NOT NULL,
        [Process] nvarchar(80) NOT NULL,
        [PilotVersion] nvarchar(120) NOT NULL,
        [ControlVersion] nvarchar(120) NOT NULL,
        [Status] nvarchar(20) NOT NULL,
        [Plan] nvarchar(max) NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [CreatedBy] nvarchar(100) NOT NULL,
        [LaunchedAt] bigint NULL,
        [LaunchedBy] nvarchar(100) NULL,
        [LaunchReason] nvarchar(max) NULL,
        [EndedAt] bigint NULL,
        [EndedBy] nvarchar(100) NULL,
        [Decision] nvarchar(20) NULL,
        [DecisionReason] nvarchar(max) NULL,
        [Proposal] nvarchar(20) NULL,
        [LookedUntil] int NULL,
        [Evidence] nvarchar(max) NULL,
        CONSTRAINT [PK_Pilots] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [Processes] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [EnglishName] nvarchar(max) NULL,
        [Description] nvarchar(max) NULL,
        [Class] nvarchar(20) NOT NULL,
        [Standing] nvarchar(20) NOT NULL,
        [StandingReason] nvarchar(max) NULL,
        [Owner] nvarchar(max) NOT NULL,
        [Customers] nvarchar(max) NOT NULL,
        [Channels] nvarchar(max) NOT NULL,
        [ServiceKinds] nvarchar(max) NOT NULL,
        [ServiceItems] nvarchar(max) NOT NULL,
        [Goals] nvarchar(max) NOT NULL,
        [MainGoal] nvarchar(max) NULL,
        [Revision] int NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [UpdatedAt] bigint NOT NULL,
        [UpdatedBy] nvarchar(max) NOT NULL,
        [Expected] nvarchar(max) NULL,
        [Inputs] nvarchar(max) NULL,
        [Kpis] nvarchar(max) NULL,
        [Outputs] nvarchar(max) NULL,
        [Score] nvarchar(max) NULL,
        CONSTRAINT [PK_Processes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [RolloutEvents] (
        [Id] bigint NOT NULL IDENTITY,
        [RolloutId] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [At] bigint NOT NULL,
        [By] nvarchar(100) NOT NULL,
        [What] nvarchar(40) NOT NULL,
        [Detail] nvarchar(max) NULL,
        CONSTRAINT [PK_RolloutEvents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [Rollouts] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(100) NOT NULL,
        [Process] nvarchar(80) NOT NULL,
        [Version] nvarchar(120) NOT NULL,
        [Status] nvarchar(20) NOT NULL,
        [Plan] nvarchar(max) NOT NULL,
        [State] nvarchar(max) NOT NULL,
        [Revision] int NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [CreatedBy] nvarchar(100) NOT NULL,
        [WithoutProof] nvarchar(max) NULL,
        CONSTRAINT [PK_Rollouts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [StaleFactDays] (
        [Day] int NOT NULL,
        [Stamp] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_StaleFactDays] PRIMARY KEY ([Day])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [VersionDays] (
        [Day] int NOT NULL,
        [Group] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] nvarchar(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Contacts] bigint NOT NULL,
        CONSTRAINT [PK_VersionDays] PRIMARY KEY ([Day], [Group], [Version])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [ProcessVersions] (
        [Process] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [Status] nvarchar(20) NOT NULL,
        [Flows] nvarchar(max) NOT NULL,
        [Kpis] nvarchar(max) NOT NULL,
        [Revises] int NULL,
        [Note] nvarchar(max) NULL,
        [WithoutProof] nvarchar(max) NULL,
        [Revision] int NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [CreatedBy] nvarchar(max) NOT NULL,
        [UpdatedAt] bigint NOT NULL,
        [UpdatedBy] nvarchar(max) NOT NULL,
        [ReleasedAt] bigint NULL,
        [ReleasedBy] nvarchar(max) NULL,
        [Definitions] nvarchar(max) NULL,
        [Steps] nvarchar(max) NULL,
        CONSTRAINT [PK_ProcessVersions] PRIMARY KEY ([Process], [Number]),
        CONSTRAINT [FK_ProcessVersions_Processes_Process] FOREIGN KEY ([Process]) REFERENCES [Processes] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE TABLE [FindingReasons] (
        [Process] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [Finding] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        [By] nvarchar(max) NOT NULL,
        [At] bigint NOT NULL,
        CONSTRAINT [PK_FindingReasons] PRIMARY KEY ([Process], [Number], [Finding]),
        CONSTRAINT [FK_FindingReasons_ProcessVersions_Process_Number] FOREIGN KEY ([Process], [Number]) REFERENCES [ProcessVersions] ([Process], [Number]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_Bindings_Process] ON [Bindings] ([Process]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_ContactFacts_ArrivedDay] ON [ContactFacts] ([ArrivedDay]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_ContactFacts_CustomerId_EndedAt] ON [ContactFacts] ([CustomerId], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_ContactFacts_EndedDay] ON [ContactFacts] ([EndedDay]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_ContactFacts_OfferedDay] ON [ContactFacts] ([OfferedDay]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_Batch] ON [HumanTasks] ([Batch]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_InstanceId] ON [HumanTasks] ([InstanceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_IsUntold] ON [HumanTasks] ([IsUntold]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_NextAt] ON [HumanTasks] ([NextAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_State_Assignee] ON [HumanTasks] ([State], [Assignee]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_State_ClaimerId] ON [HumanTasks] ([State], [ClaimerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_HumanTasks_State_EndedAt] ON [HumanTasks] ([State], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_KpiDays_Day] ON [KpiDays] ([Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_Pilots_CreatedAt] ON [Pilots] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_Pilots_Status] ON [Pilots] ([Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_RolloutEvents_RolloutId] ON [RolloutEvents] ([RolloutId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    CREATE INDEX [IX_Rollouts_CreatedAt] ON [Rollouts] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122130852_ProcessLifecycle'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122130852_ProcessLifecycle', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE TABLE [Announcements] (
        [Id] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Process] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [Groups] nvarchar(max) NOT NULL,
        [DueAt] bigint NOT NULL,
        [CreatedAt] bigint NOT NULL,
        [CreatedBy] nvarchar(100) NOT NULL,
        CONSTRAINT [PK_Announcements] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Announcements_ProcessVersions_Process_Number] FOREIGN KEY ([Process], [Number]) REFERENCES [ProcessVersions] ([Process], [Number]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE TABLE [DeploymentProblems] (
        [Id] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] nvarchar(30) NOT NULL,
        [Status] nvarchar(20) NOT NULL,
        [Process] nvarchar(80) NOT NULL,
        [Group] nvarchar(40) NULL,
        [SpotCheck] nvarchar(80) NULL,
        [What] nvarchar(max) NOT NULL,
        [ImmediateAction] nvarchar(max) NOT NULL,
        [Owner] nvarchar(100) NOT NULL,
        [DueAt] bigint NOT NULL,
        [Done] nvarchar(max) NULL,
        [ReviewAt] bigint NULL,
        [Review] nvarchar(max) NULL,
        [Reopenings] int NOT NULL,
        [OpenedAt] bigint NOT NULL,
        [OpenedBy] nvarchar(100) NOT NULL,
        [UpdatedAt] bigint NOT NULL,
        [UpdatedBy] nvarchar(100) NOT NULL,
        [Revision] int NOT NULL,
        CONSTRAINT [PK_DeploymentProblems] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE TABLE [Lessons] (
        [Process] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        [Revision] int NOT NULL,
        [UpdatedAt] bigint NOT NULL,
        [UpdatedBy] nvarchar(100) NOT NULL,
        CONSTRAINT [PK_Lessons] PRIMARY KEY ([Process], [Number]),
        CONSTRAINT [FK_Lessons_ProcessVersions_Process_Number] FOREIGN KEY ([Process], [Number]) REFERENCES [ProcessVersions] ([Process], [Number]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE TABLE [SpotDraws] (
        [Day] int NOT NULL,
        [Seed] int NOT NULL,
        [Size] int NOT NULL,
        [Candidates] int NOT NULL,
        [DrawnAt] bigint NOT NULL,
        [DrawnBy] nvarchar(100) NOT NULL,
        CONSTRAINT [PK_SpotDraws] PRIMARY KEY ([Day])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE TABLE [SpotChecks] (
        [Id] nvarchar(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Day] int NOT NULL,
        [ContactId] nvarchar(64) NOT NULL,
        [Group] nvarchar(40) NOT NULL,
        [Version] nvarchar(120) NOT NULL,
        [Channel] nvarchar(40) NOT NULL,
        [AgentId] nvarchar(40) NULL,
        [ContactAt] bigint NOT NULL,
        [Deviations] nvarchar(max) NULL,
        [Result] nvarchar(20) NULL,
        [Remark] nvarchar(max) NULL,
        [CheckedAt] bigint NULL,
        [CheckedBy] nvarchar(100) NULL,
        CONSTRAINT [PK_SpotChecks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SpotChecks_SpotDraws_Day] FOREIGN KEY ([Day]) REFERENCES [SpotDraws] ([Day]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE INDEX [IX_Announcements_CreatedAt] ON [Announcements] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE INDEX [IX_Announcements_Process_Number] ON [Announcements] ([Process], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE INDEX [IX_DeploymentProblems_OpenedAt] ON [DeploymentProblems] ([OpenedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    CREATE INDEX [IX_SpotChecks_Day] ON [SpotChecks] ([Day]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122132124_DeploymentChecks'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122132124_DeploymentChecks', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122154118_GuidedScripts'
)
BEGIN
    ALTER TABLE [HumanTasks] ADD [ClaimedAt] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122154118_GuidedScripts'
)
BEGIN
    ALTER TABLE [HumanTasks] ADD [Script] nvarchar(20) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122154118_GuidedScripts'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122154118_GuidedScripts', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122161209_HeatMap'
)
BEGIN
    CREATE TABLE [CountedFaults] (
        [InstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [DefinitionVersionId] nvarchar(128) NOT NULL,
        [Day] int NOT NULL,
        [Group] nvarchar(40) NOT NULL,
        [Tally] varbinary(max) NOT NULL,
        CONSTRAINT [PK_CountedFaults] PRIMARY KEY ([InstanceId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122161209_HeatMap'
)
BEGIN
    CREATE TABLE [RunDays] (
        [DefinitionVersionId] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Day] int NOT NULL,
        [Group] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Tally] varbinary(max) NOT NULL,
        CONSTRAINT [PK_RunDays] PRIMARY KEY ([DefinitionVersionId], [Day], [Group])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122161209_HeatMap'
)
BEGIN
    CREATE TABLE [UncountedRuns] (
        [InstanceId] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Number] int NOT NULL,
        CONSTRAINT [PK_UncountedRuns] PRIMARY KEY ([InstanceId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122161209_HeatMap'
)
BEGIN
    INSERT INTO "UncountedRuns" ("InstanceId", "Number") SELECT "Id", "Revision" FROM "Instances" WHERE "Status" = 1
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122161209_HeatMap'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122161209_HeatMap', N'10.0.14');
END;

COMMIT;
GO

