using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.SqlServer.Migrations
{
    /// <summary>The types of the rows that the instance store sends.</summary>
    public partial class TableTypes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""CREATE TYPE "ChangedInstances" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Expected" int, "Revision" int, "DefinitionVersionId" nvarchar(max), "DefinitionVersion" int, "CorrelationId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Name" nvarchar(max), "Status" int, "SubStatus" int, "IncidentCount" int, "IsAsking" bit, "UpdatedAt" bigint, "FinishedAt" bigint, "State" varbinary(max));""");
            migrationBuilder.Sql("""CREATE TYPE "InstanceKeys" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Number" int);""");
            migrationBuilder.Sql("""CREATE TYPE "Keys" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2);""");
            migrationBuilder.Sql("""CREATE TYPE "Moments" AS TABLE ("ExpiresAt" bigint);""");
            migrationBuilder.Sql("""CREATE TYPE "NewBookmarks" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Number" int, "StimulusName" nvarchar(450) COLLATE Latin1_General_100_BIN2, "StimulusKey" nvarchar(450) COLLATE Latin1_General_100_BIN2, "DueAt" bigint);""");
            migrationBuilder.Sql("""CREATE TYPE "NewCommands" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Number" int, "Type" nvarchar(max), "Json" nvarchar(max));""");
            migrationBuilder.Sql("""CREATE TYPE "NewInstances" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2, "DefinitionId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "DefinitionVersionId" nvarchar(max), "DefinitionVersion" int, "CorrelationId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Name" nvarchar(max), "ParentInstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "Status" int, "SubStatus" int, "IncidentCount" int, "IsAsking" bit, "Revision" int, "CreatedAt" bigint, "UpdatedAt" bigint, "FinishedAt" bigint, "State" varbinary(max));""");
            migrationBuilder.Sql("""CREATE TYPE "NewJournal" AS TABLE ("InstanceId" nvarchar(450) COLLATE Latin1_General_100_BIN2, "FirstSequence" int, "Count" int, "At" bigint, "Entries" varbinary(max));""");
            migrationBuilder.Sql("""CREATE TYPE "NewStimuli" AS TABLE ("Id" nvarchar(450) COLLATE Latin1_General_100_BIN2, "StimulusName" nvarchar(max), "StimulusKey" nvarchar(max), "PayloadType" nvarchar(max), "PayloadJson" nvarchar(max), "CorrelationId" nvarchar(max), "At" bigint, "ExpiresAt" bigint);""");
            migrationBuilder.Sql("""CREATE TYPE "NewTaken" AS TABLE ("ExpiresAt" bigint, "Entries" varbinary(max));""");
            migrationBuilder.Sql("""CREATE TYPE "Stimuli" AS TABLE ("WantedName" nvarchar(450) COLLATE Latin1_General_100_BIN2, "WantedKey" nvarchar(450) COLLATE Latin1_General_100_BIN2);""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TYPE "ChangedInstances";""");
            migrationBuilder.Sql("""DROP TYPE "InstanceKeys";""");
            migrationBuilder.Sql("""DROP TYPE "Keys";""");
            migrationBuilder.Sql("""DROP TYPE "Moments";""");
            migrationBuilder.Sql("""DROP TYPE "NewBookmarks";""");
            migrationBuilder.Sql("""DROP TYPE "NewCommands";""");
            migrationBuilder.Sql("""DROP TYPE "NewInstances";""");
            migrationBuilder.Sql("""DROP TYPE "NewJournal";""");
            migrationBuilder.Sql("""DROP TYPE "NewStimuli";""");
            migrationBuilder.Sql("""DROP TYPE "NewTaken";""");
            migrationBuilder.Sql("""DROP TYPE "Stimuli";""");
        }
    }
}
