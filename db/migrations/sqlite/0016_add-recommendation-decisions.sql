CREATE TABLE `recommendation_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`service_id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`until` integer,
	`owner` text NOT NULL,
	`owner_id` integer,
	`due_on` text,
	`action_state` text,
	`done_at` integer,
	`decided_by_id` integer,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `recommendation_decisions_key` ON `recommendation_decisions` (`service_id`,`key`);--> statement-breakpoint
CREATE INDEX `recommendation_decisions_action` ON `recommendation_decisions` (`action_state`);--> statement-breakpoint
CREATE TABLE `recommendation_efforts` (
	`service_id` integer NOT NULL,
	`key` text NOT NULL,
	`effort` text NOT NULL,
	PRIMARY KEY(`service_id`, `key`),
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade
);
