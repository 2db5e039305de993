-- The event that put an issue on an agenda as an item.
SELECT event FROM meeting_item WHERE meeting_id = :meeting AND issue_id = :issue AND gone = @never;
