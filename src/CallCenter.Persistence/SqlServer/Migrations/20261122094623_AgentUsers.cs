using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AgentUsers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "AgentId",
                table: "Users",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                collation: "Latin1_General_100_BIN2",
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "BoardLimits",
                columns: table => new
                {
                    Queue = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WaitingWarning = table.Column<int>(type: "int", nullable: true),
                    WaitingAlarm = table.Column<int>(type: "int", nullable: true),
                    LongestWaitWarning = table.Column<int>(type: "int", nullable: true),
                    LongestWaitAlarm = table.Column<int>(type: "int", nullable: true),
                    ServiceLevelWarning = table.Column<int>(type: "int", nullable: true),
                    ServiceLevelAlarm = table.Column<int>(type: "int", nullable: true),
                    AbandonedWarning = table.Column<int>(type: "int", nullable: true),
                    AbandonedAlarm = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardLimits", x => x.Queue);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Users_AgentId",
                table: "Users",
                column: "AgentId",
                unique: true,
                filter: "[AgentId] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BoardLimits");

            migrationBuilder.DropIndex(
                name: "IX_Users_AgentId",
                table: "Users");

            migrationBuilder.AlterColumn<string>(
                name: "AgentId",
                table: "Users",
                type: "nvarchar(max)",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldNullable: true,
                oldCollation: "Latin1_General_100_BIN2");
        }
    }
}
