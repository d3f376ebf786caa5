ALTER TABLE `incidents` ADD `duplicate_of_id` integer REFERENCES incidents(id) ON DELETE set null;--> statement-breakpoint
CREATE INDEX `incidents_duplicates` ON `incidents` (`duplicate_of_id`);