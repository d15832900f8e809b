using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CallCenter.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class HeatMap : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CountedFaults",
                columns: table => new
                {
                    InstanceId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DefinitionVersionId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Group = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tally = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountedFaults", x => x.InstanceId);
                });

            migrationBuilder.CreateTable(
                name: "RunDays",
                columns: table => new
                {
                    DefinitionVersionId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Group = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Tally = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunDays", x => new { x.DefinitionVersionId, x.Day, x.Group });
                });

            migrationBuilder.CreateTable(
                name: "UncountedRuns",
                columns: table => new
                {
                    InstanceId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Number = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UncountedRuns", x => x.InstanceId);
                });

            // Runs that ended before are counted too, as far as their journals are kept.
            migrationBuilder.Sql("""INSERT INTO "UncountedRuns" ("InstanceId", "Number") SELECT "Id", "Revision" FROM "Instances" WHERE "Status" = 1""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CountedFaults");

            migrationBuilder.DropTable(
                name: "RunDays");

            migrationBuilder.DropTable(
                name: "UncountedRuns");
        }
    }
}
