-- Made-up people, so that a rehearsal runs at once. Put your own query in their place: it gives who is in the
-- list (phone, or email) and the list's name, all of it each time. Who is not in it any more is removed.
--   SELECT phone, 'Winback' AS segment_name FROM 'data/lapsed_buyers.csv'
SELECT phone, 'Example' AS segment_name
FROM (VALUES ('2025550101'), ('2025550102'), ('2025550103')) AS people (phone)
