CREATE TABLE `dependency_reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`dependency_id` integer NOT NULL,
	`rules` text NOT NULL,
	`paths` text NOT NULL,
	`unread` text NOT NULL,
	`reviewed_by_id` integer,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	FOREIGN KEY (`dependency_id`) REFERENCES `dependencies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reviewed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dependency_reviews_dependency` ON `dependency_reviews` (`dependency_id`);