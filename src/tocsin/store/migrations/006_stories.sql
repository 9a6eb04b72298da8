-- Stories in the order of lists: the latest report first.

CREATE INDEX stories_by_day ON stories (coalesce(last_day, 0), id) WHERE into_ IS NULL AND size > 1;
