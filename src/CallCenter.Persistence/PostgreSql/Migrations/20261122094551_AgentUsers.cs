using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.PostgreSql.Migrations
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
                type: "text",
                nullable: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.CreateTable(
                name: "BoardLimits",
                columns: table => new
                {
                    Queue = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WaitingWarning = table.Column<int>(type: "integer", nullable: true),
                    WaitingAlarm = table.Column<int>(type: "integer", nullable: true),
                    LongestWaitWarning = table.Column<int>(type: "integer", nullable: true),
                    LongestWaitAlarm = table.Column<int>(type: "integer", nullable: true),
                    ServiceLevelWarning = table.Column<int>(type: "integer", nullable: true),
                    ServiceLevelAlarm = table.Column<int>(type: "integer", nullable: true),
                    AbandonedWarning = table.Column<int>(type: "integer", nullable: true),
                    AbandonedAlarm = table.Column<int>(type: "integer", nullable: true)
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

            migrationBuilder.AlterColumn<string>(
                name: "AgentId",
                table: "Users",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true,
                oldCollation: "C");
        }
    }
}
