using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.SqlServer.Migrations
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
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LevelBonuses",
                table: "Queues",
                type: "nvarchar(max)",
                nullable: true,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Overflow",
                table: "Queues",
                type: "nvarchar(max)",
                nullable: true,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "RelaxLevelSeconds",
                table: "Queues",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WrapUpCodes",
                table: "Queues",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "WrapUpMode",
                table: "Queues",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Optional");

            migrationBuilder.AddColumn<long>(
                name: "CallNotAfter",
                table: "Contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CallNotBefore",
                table: "Contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WrapUpCode",
                table: "Contacts",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "English",
                table: "ContactJournal",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxMessages",
                table: "Agents",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BreakReasons",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Position = table.Column<int>(type: "int", nullable: false)
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
