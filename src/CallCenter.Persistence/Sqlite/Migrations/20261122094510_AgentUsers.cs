using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AgentUsers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BoardLimits",
                columns: table => new
                {
                    Queue = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    WaitingWarning = table.Column<int>(type: "INTEGER", nullable: true),
                    WaitingAlarm = table.Column<int>(type: "INTEGER", nullable: true),
                    LongestWaitWarning = table.Column<int>(type: "INTEGER", nullable: true),
                    LongestWaitAlarm = table.Column<int>(type: "INTEGER", nullable: true),
                    ServiceLevelWarning = table.Column<int>(type: "INTEGER", nullable: true),
                    ServiceLevelAlarm = table.Column<int>(type: "INTEGER", nullable: true),
                    AbandonedWarning = table.Column<int>(type: "INTEGER", nullable: true),
                    AbandonedAlarm = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardLimits", x => x.Queue);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Users_AgentId",
                table: "Users",
                column: "AgentId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BoardLimits");

            migrationBuilder.DropIndex(
                name: "IX_Users_AgentId",
                table: "Users");
        }
    }
}
