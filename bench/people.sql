-- Made-up people: psql -v table=NAME -v rows=N -v columns='*' -f people.sql
--
-- The same rows in each call, and those of a small table are the first of a larger one. The area
-- codes N9X are kept back for a longer plan of numbers, so no phone is anybody's; each phone stands
-- once. Segments come about as 1/k (the first has 18 %). Eight rows in a thousand are bad.
\set ON_ERROR_STOP on
BEGIN;
DROP TABLE IF EXISTS :table;
SELECT setseed(0.271828) \g /dev/null
CREATE TABLE :table AS
WITH names AS (
  SELECT array_agg(who || ' ' || what ORDER BY n) AS segments
  FROM (SELECT who, what, row_number() OVER () AS n
        FROM unnest(ARRAY['Denim', 'Lapsed', 'Loyal', 'New', 'Weekend']) AS who,
             unnest(ARRAY['Browsers', 'Buyers', 'Cart Openers', 'Coat Lovers', 'Gift-Givers',
                          'High_Spenders', 'Newsletter Readers 30d', 'Returners',
                          'Store Visitors', 'Students 2026']) AS what) AS pairs),
dice AS (
  SELECT id, id * 271828183 % 640000000 AS number, floor(random() * 1000)::int AS bad,
         floor(random() * 20)::int AS form, floor(51 ^ random())::int AS segment,
         random() AS r1, random() AS r2, random() AS r3
  FROM generate_series(1::bigint, :rows) AS id),
people AS (
  SELECT dice.*, segments[segment] AS name,
         (290 + number / 80000000 * 100 + number / 8000000 % 10)::text AS area,
         (200 + number % 8000000 / 10000)::text AS exchange,
         lpad((number % 10000)::text, 4, '0') AS line
  FROM dice, names),
columns AS (
  SELECT id,
    CASE
      WHEN bad = 0 THEN ''
      WHEN bad = 1 THEN NULL
      WHEN bad = 2 THEN area || exchange
      WHEN bad = 3 THEN area || '-' || exchange || '-CALL'
      WHEN bad = 4 THEN 'person.' || id || '@example.com'
      WHEN bad = 5 THEN '+1' || area || exchange || line || '00'
      WHEN form < 12 THEN '+1' || area || exchange || line
      WHEN form < 15 THEN area || exchange || line
      WHEN form < 17 THEN '(' || area || ') ' || exchange || '-' || line
      WHEN form < 19 THEN area || '-' || exchange || '-' || line
      ELSE '1.' || area || '.' || exchange || '.' || line
    END AS phone,
    'person.' || id || '@example.com' AS email,
    CASE bad WHEN 6 THEN name || ' <b>' WHEN 7 THEN repeat(name || '-', 9) ELSE name END
      AS segment_name,
    (ARRAY['Ana', 'Björn', 'Chloé', 'D''Arcy', 'Eve', 'Gül', 'Hiro', 'Pat', 'Sam "Ace"',
           'Zoë'])[1 + floor(r1 * 10)::int] AS first_name,
    (ARRAY['bronze', 'silver', 'gold'])[1 + floor(r2 * r2 * 3)::int] AS loyalty_tier,
    round((r1 * r2 * 4000)::numeric, 2) AS lifetime_value,
    date '2024-01-01' + floor(r3 * 1000)::int AS last_order_on,
    (ARRAY['black', 'blue', 'ecru', 'grey', 'indigo'])[1 + floor(r3 * 5)::int] AS favorite_color,
    100 + floor(r1 * 900)::int AS store_id,
    (1 + floor(r2 * 12))::smallint AS birth_month,
    r3 < 0.83 AS opted_in
  FROM people)
SELECT :columns FROM columns;
COMMIT;
VACUUM (FREEZE, ANALYZE) :table;
