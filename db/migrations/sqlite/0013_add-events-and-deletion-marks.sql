CREATE TABLE `change_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`team_id` integer NOT NULL,
	`service_id` integer,
	`integration_id` integer,
	`at` integer NOT NULL,
	`summary` text NOT NULL,
	`source` text,
	`links` text NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`integration_id`) REFERENCES `integrations`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `change_events_service` ON `change_events` (`service_id`,`at`);--> statement-breakpoint
CREATE INDEX `change_events_team` ON `change_events` (`team_id`,`at`);--> statement-breakpoint
ALTER TABLE `alerts` ADD `occurred_at` integer;--> statement-breakpoint
ALTER TABLE `alerts` ADD `acknowledged_severity` text;--> statement-breakpoint
CREATE INDEX `alerts_group` ON `alerts` (`origin`,`group_key`);--> statement-breakpoint
CREATE INDEX `alerts_mute` ON `alerts` (`mute_id`);--> statement-breakpoint
CREATE INDEX `alerts_resolved` ON `alerts` (`resolved_at`);--> statement-breakpoint
ALTER TABLE `team_channels` ADD `events` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `team_channels` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `escalation_policies` ADD `deleted_at` integer;--> statement-breakpoint
ALTER TABLE `schedules` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `alert_mutes_end` ON `alert_mutes` (`ends_at`);--> statement-breakpoint
CREATE INDEX `escalations_state` ON `escalations` (`state`);--> statement-breakpoint
CREATE INDEX `notifications_schedule` ON `notifications` (`schedule_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notifications_finished` ON `notifications` (`finished_at`);