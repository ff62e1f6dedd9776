-- An example: put your own table in its place. The query gives who is in the list (phone, or email) and the
-- list's name, all of it each time. Who is not in it any more is removed.
SELECT phone, 'Winback' AS segment_name
FROM @table@
