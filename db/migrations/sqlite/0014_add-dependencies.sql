CREATE TABLE `dependencies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`caller_id` integer NOT NULL,
	`callee_id` integer,
	`external` text,
	`settings` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`caller_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`callee_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dependencies_service` ON `dependencies` (`caller_id`,`callee_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `dependencies_external` ON `dependencies` (`caller_id`,`external`);--> statement-breakpoint
CREATE INDEX `dependencies_callee` ON `dependencies` (`callee_id`);--> statement-breakpoint
CREATE TABLE `dependency_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`caller_id` integer NOT NULL,
	`callee` text NOT NULL,
	`callee_team_id` integer,
	`is_external` integer NOT NULL,
	`settings` text,
	`saved_by_id` integer,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`caller_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`callee_team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `dependency_versions_caller` ON `dependency_versions` (`caller_id`,`callee`);--> statement-breakpoint
ALTER TABLE `services` ADD `reliability` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
INSERT INTO `dependencies` (`caller_id`, `callee_id`, `external`, `settings`, `version`, `created_at`, `updated_at`)
SELECT DISTINCT s.id, c.id, CASE WHEN c.id IS NULL THEN d.value END, '{}', 1, s.updated_at, s.updated_at
FROM `services` s JOIN json_each(s.dependencies) d LEFT JOIN `services` c ON c.slug = d.value;--> statement-breakpoint
INSERT INTO `dependency_versions` (`caller_id`, `callee`, `callee_team_id`, `is_external`, `settings`, `saved_by`, `saved_at`)
SELECT d.caller_id, coalesce(c.slug, d.external), c.team_id, c.id IS NULL, d.settings, 'Burnline', d.created_at
FROM `dependencies` d LEFT JOIN `services` c ON c.id = d.callee_id;--> statement-breakpoint
ALTER TABLE `services` DROP COLUMN `dependencies`;