using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.PostgreSql.Migrations
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LevelBonuses",
                table: "Queues",
                type: "jsonb",
                nullable: true,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Overflow",
                table: "Queues",
                type: "jsonb",
                nullable: true,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "RelaxLevelSeconds",
                table: "Queues",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "WrapUpCodes",
                table: "Queues",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<string>(
                name: "WrapUpMode",
                table: "Queues",
                type: "text",
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "English",
                table: "ContactJournal",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxMessages",
                table: "Agents",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BreakReasons",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Position = table.Column<int>(type: "integer", nullable: false)
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
