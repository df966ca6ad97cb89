using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceRegistry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Measurements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "check_results",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "measurements",
                table: "check_results",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "code",
                table: "check_results");

            migrationBuilder.DropColumn(
                name: "measurements",
                table: "check_results");
        }
    }
}
