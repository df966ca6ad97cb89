using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ServiceRegistry.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class History : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statuses",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    instance_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @namespace = table.Column<string>(name: "namespace", type: "TEXT", nullable: false),
                    service_name = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statuses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "thinning",
                columns: table => new
                {
                    bucket = table.Column<long>(type: "INTEGER", nullable: false),
                    result_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thinning", x => x.bucket);
                });

            migrationBuilder.CreateIndex(
                name: "IX_events_actor_revision_index",
                table: "events",
                columns: new[] { "actor", "revision", "index" });

            migrationBuilder.CreateIndex(
                name: "IX_events_change_revision_index",
                table: "events",
                columns: new[] { "change", "revision", "index" });

            migrationBuilder.CreateIndex(
                name: "IX_statuses_instance_id_until",
                table: "statuses",
                columns: new[] { "instance_id", "until" });

            migrationBuilder.CreateIndex(
                name: "IX_statuses_service_name_until_namespace",
                table: "statuses",
                columns: new[] { "service_name", "until", "namespace" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "statuses");

            migrationBuilder.DropTable(
                name: "thinning");

            migrationBuilder.DropIndex(
                name: "IX_events_actor_revision_index",
                table: "events");

            migrationBuilder.DropIndex(
                name: "IX_events_change_revision_index",
                table: "events");
        }
    }
}
