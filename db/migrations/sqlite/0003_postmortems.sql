CREATE TABLE `postmortem_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`postmortem_id` integer NOT NULL,
	`text` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`owner_id` integer,
	`owner` text NOT NULL,
	`due_on` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`postmortem_id`) REFERENCES `postmortems`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `postmortem_actions_postmortem` ON `postmortem_actions` (`postmortem_id`);--> statement-breakpoint
CREATE INDEX `postmortem_actions_state` ON `postmortem_actions` (`state`);--> statement-breakpoint
CREATE TABLE `postmortem_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`postmortem_id` integer NOT NULL,
	`author_id` integer,
	`author` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`postmortem_id`) REFERENCES `postmortems`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `postmortem_comments_postmortem` ON `postmortem_comments` (`postmortem_id`);--> statement-breakpoint
CREATE TABLE `postmortem_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`postmortem_id` integer NOT NULL,
	`entry_id` integer,
	`at` integer,
	`view` text NOT NULL,
	`text` text,
	FOREIGN KEY (`postmortem_id`) REFERENCES `postmortems`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `incident_entries`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `postmortem_lines_entry` ON `postmortem_lines` (`postmortem_id`,`entry_id`);--> statement-breakpoint
CREATE TABLE `postmortem_reviewers` (
	`postmortem_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`verdict` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`postmortem_id`, `user_id`),
	FOREIGN KEY (`postmortem_id`) REFERENCES `postmortems`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `postmortem_reviewers_user` ON `postmortem_reviewers` (`user_id`);--> statement-breakpoint
CREATE TABLE `postmortem_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`postmortem_id` integer NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`sections` text NOT NULL,
	`factors` text NOT NULL,
	`saved_by_id` integer,
	`saved_by` text NOT NULL,
	`began_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`postmortem_id`) REFERENCES `postmortems`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `postmortem_versions_number` ON `postmortem_versions` (`postmortem_id`,`version`);--> statement-breakpoint
CREATE TABLE `postmortems` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`incident_id` integer,
	`team_id` integer NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`sections` text NOT NULL,
	`factors` text NOT NULL,
	`search_text` text NOT NULL,
	`version` integer NOT NULL,
	`created_by_id` integer,
	`created_by` text NOT NULL,
	`demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `postmortems_incidentId_unique` ON `postmortems` (`incident_id`);--> statement-breakpoint
CREATE INDEX `postmortems_team` ON `postmortems` (`team_id`);--> statement-breakpoint
CREATE INDEX `postmortems_updated` ON `postmortems` (`updated_at`);--> statement-breakpoint
CREATE VIRTUAL TABLE `postmortem_search` USING fts5(search_text, content='postmortems', content_rowid='id', tokenize='unicode61 remove_diacritics 0');
--> statement-breakpoint
CREATE TRIGGER `postmortem_search_insert` AFTER INSERT ON `postmortems` BEGIN
	INSERT INTO `postmortem_search` (`rowid`, `search_text`) VALUES (new.`id`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `postmortem_search_delete` AFTER DELETE ON `postmortems` BEGIN
	INSERT INTO `postmortem_search` (`postmortem_search`, `rowid`, `search_text`) VALUES ('delete', old.`id`, old.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `postmortem_search_update` AFTER UPDATE OF `search_text` ON `postmortems` BEGIN
	INSERT INTO `postmortem_search` (`postmortem_search`, `rowid`, `search_text`) VALUES ('delete', old.`id`, old.`search_text`);
	INSERT INTO `postmortem_search` (`rowid`, `search_text`) VALUES (new.`id`, new.`search_text`);
END;
