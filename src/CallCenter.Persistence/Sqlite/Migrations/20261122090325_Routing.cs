using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Routing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LastAgentSeconds",
                table: "Queues",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LevelBonuses",
                table: "Queues",
                type: "TEXT",
                nullable: true,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Overflow",
                table: "Queues",
                type: "TEXT",
                nullable: true,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "RelaxLevelSeconds",
                table: "Queues",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WrapUpCodes",
                table: "Queues",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "WrapUpMode",
                table: "Queues",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Optional");

            migrationBuilder.AddColumn<long>(
                name: "CallNotAfter",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CallNotBefore",
                table: "Contacts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WrapUpCode",
                table: "Contacts",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "English",
                table: "ContactJournal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxMessages",
                table: "Agents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BreakReasons",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BreakReasons", x => x.Name);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BreakReasons");

            migrationBuilder.DropColumn(
                name: "LastAgentSeconds",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "LevelBonuses",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "Overflow",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "RelaxLevelSeconds",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "WrapUpCodes",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "WrapUpMode",
                table: "Queues");

            migrationBuilder.DropColumn(
                name: "CallNotAfter",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "CallNotBefore",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "WrapUpCode",
                table: "Contacts");

            migrationBuilder.DropColumn(
                name: "English",
                table: "ContactJournal");

            migrationBuilder.DropColumn(
                name: "MaxMessages",
                table: "Agents");
        }
    }
}
