using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class HumanTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HumanTaskLines",
                columns: table => new
                {
                    TaskId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HumanTaskLines", x => new { x.TaskId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "HumanTasks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InstanceId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Batch = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsAwaited = table.Column<bool>(type: "boolean", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Instructions = table.Column<string>(type: "text", nullable: true),
                    Form = table.Column<string>(type: "text", nullable: true),
                    Outcomes = table.Column<List<string>>(type: "text[]", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    EscalateAt = table.Column<long>(type: "bigint", nullable: true),
                    Assignee = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AssigneeName = table.Column<string>(type: "text", nullable: false),
                    FirstAssignee = table.Column<string>(type: "text", nullable: false),
                    FirstAssigneeName = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ClaimerId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClaimerName = table.Column<string>(type: "text", nullable: true),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    Values = table.Column<string>(type: "text", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    IsReminded = table.Column<bool>(type: "boolean", nullable: false),
                    Escalation = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<long>(type: "bigint", nullable: true),
                    IsUntold = table.Column<bool>(type: "boolean", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HumanTasks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_Batch",
                table: "HumanTasks",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_InstanceId",
                table: "HumanTasks",
                column: "InstanceId");

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_IsUntold",
                table: "HumanTasks",
                column: "IsUntold");

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_NextAt",
                table: "HumanTasks",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_State_Assignee",
                table: "HumanTasks",
                columns: new[] { "State", "Assignee" });

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_State_ClaimerId",
                table: "HumanTasks",
                columns: new[] { "State", "ClaimerId" });

            migrationBuilder.CreateIndex(
                name: "IX_HumanTasks_State_EndedAt",
                table: "HumanTasks",
                columns: new[] { "State", "EndedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HumanTaskLines");

            migrationBuilder.DropTable(
                name: "HumanTasks");
        }
    }
}
