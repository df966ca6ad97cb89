CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "check_results" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_check_results" PRIMARY KEY AUTOINCREMENT,
    "check_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "output" TEXT NULL,
    "duration" INTEGER NOT NULL
);

CREATE TABLE "events" (
    "revision" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "change" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "service_name" TEXT NOT NULL,
    "version" TEXT NULL,
    "instance_id" TEXT NULL,
    "instance_key" TEXT NULL,
    "zone" TEXT NULL,
    "tags" TEXT NOT NULL,
    "status" TEXT NULL,
    "previous_status" TEXT NULL,
    "previous_version" TEXT NULL,
    "previous_zone" TEXT NULL,
    "previous_tags" TEXT NOT NULL,
    "has_previous_view" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "actor" TEXT NOT NULL,
    "instance" TEXT NULL,
    "previous_instance" TEXT NULL,
    "service" TEXT NULL,
    CONSTRAINT "PK_events" PRIMARY KEY ("revision", "index")
);

CREATE TABLE "head" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_head" PRIMARY KEY,
    "epoch" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "compacted_revision" INTEGER NOT NULL
);

CREATE TABLE "instances" (
    "id" TEXT NOT NULL CONSTRAINT "PK_instances" PRIMARY KEY,
    "state" TEXT NOT NULL
);

CREATE TABLE "operations" (
    "mutation" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "client_mutation_id" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "objects" TEXT NOT NULL,
    CONSTRAINT "PK_operations" PRIMARY KEY ("mutation", "caller", "client_mutation_id")
);

CREATE TABLE "services" (
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    CONSTRAINT "PK_services" PRIMARY KEY ("namespace", "name")
);

CREATE INDEX "IX_check_results_check_id_at_id" ON "check_results" ("check_id", "at", "id");

CREATE INDEX "IX_events_at_revision_index" ON "events" ("at", "revision", "index");

CREATE INDEX "IX_events_instance_id_revision_index" ON "events" ("instance_id", "revision", "index");

CREATE INDEX "IX_events_service_name_revision_index" ON "events" ("service_name", "revision", "index");

CREATE INDEX "IX_operations_at" ON "operations" ("at");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261121230133_Init', '10.0.14');

CREATE TABLE "runs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_runs" PRIMARY KEY,
    "started_at" INTEGER NOT NULL,
    "last_seen_at" INTEGER NOT NULL
);

CREATE TABLE "statuses" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_statuses" PRIMARY KEY AUTOINCREMENT,
    "instance_id" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "service_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NULL,
    "since" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "thinning" (
    "bucket" INTEGER NOT NULL CONSTRAINT "PK_thinning" PRIMARY KEY,
    "result_id" INTEGER NOT NULL
);

CREATE INDEX "IX_events_actor_revision_index" ON "events" ("actor", "revision", "index");

CREATE INDEX "IX_events_change_revision_index" ON "events" ("change", "revision", "index");

CREATE INDEX "IX_statuses_instance_id_until" ON "statuses" ("instance_id", "until");

CREATE INDEX "IX_statuses_service_name_until_namespace" ON "statuses" ("service_name", "until", "namespace");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126210701_History', '10.0.14');

ALTER TABLE "check_results" ADD "code" TEXT NULL;

ALTER TABLE "check_results" ADD "measurements" TEXT NOT NULL DEFAULT '';

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127013816_Measurements', '10.0.14');

