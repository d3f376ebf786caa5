CREATE TABLE `known_addresses` (
	`user_id` integer NOT NULL,
	`address` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `address`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `api_tokens` ADD `owner_id` integer REFERENCES users(id) ON DELETE cascade;--> statement-breakpoint
UPDATE `api_tokens` SET `owner_id` = `created_by`;--> statement-breakpoint
INSERT INTO `known_addresses` SELECT `user_id`, `address`, max(`last_seen_at`) FROM `sessions` WHERE `address` NOT LIKE '%:%' GROUP BY `user_id`, `address`;