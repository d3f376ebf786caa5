CREATE TABLE `scorecard_levels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`service_id` integer NOT NULL,
	`at` integer NOT NULL,
	`level` integer NOT NULL,
	`outcomes` text NOT NULL,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `scorecard_levels_service` ON `scorecard_levels` (`service_id`,`at`);--> statement-breakpoint
CREATE INDEX `scorecard_levels_at` ON `scorecard_levels` (`at`);