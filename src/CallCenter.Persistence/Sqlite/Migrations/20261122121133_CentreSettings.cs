using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CentreSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Groups",
                table: "Users",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "CallbackAttempts",
                table: "Queues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "CallbackRetrySeconds",
                table: "Queues",
                type: "INTEGER",
                nullable: false,
                defaultValue: 900);

            migrationBuilder.AddColumn<string>(
                name: "Recording",
                table: "Queues",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "AsCentre");

            migrationBuilder.AddColumn<string>(
                name: "Recording",
                table: "Lines",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "AsCentre");

            migrationBuilder.AddColumn<int>(
                name: "CallAttempt",
                table: "Contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "CustomerLevel",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastAgentId",
                table: "Contacts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "Contacts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RequiredSkills",
                table: "Contacts",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "Days",
                columns: table => new
                {
                    Of = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Days", x => new { x.Of, x.Id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Days");

            migrationBuilder.DropColumn(
                name: "Groups",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "CallbackAttempts",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "CallbackRetrySeconds",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Recording",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Recording",
                table: "Lines");

            migrationBuilder.DropColumn(
                name: "CallAttempt",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "CustomerLevel",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "LastAgentId",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "RequiredSkills",
                table: "Contacts");
        }
    }
}
