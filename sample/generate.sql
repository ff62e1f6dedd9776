-- Makes data/customers.csv and data/orders.csv, always the same ones. In this folder: duckdb < generate.sql
-- All people are made up: numbers of the kind 555-01xx, which are kept for fiction, in 300 real area
-- codes, and addresses at example.com. Arithmetic instead of random numbers: the same in any version.

CREATE TEMP TABLE area AS
SELECT unnest(regexp_split_to_array('201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224
  225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 276
  279 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320
  321 323 325 330 331 332 334 336 337 339 346 347 351 352 360 361 364 380 385 386
  401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432
  434 435 440 442 443 445 447 448 458 463 464 469 470 475 478 479 480 484 501 502
  503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 531 534 539 540 541
  551 559 561 562 563 564 567 570 571 573 574 575 580 585 586 601 602 603 605 606
  607 608 609 610 612 614 615 616 617 618 619 620 623 626 628 629 630 631 636 640
  641 646 650 651 657 659 660 661 662 667 669 678 680 681 682 689 701 702 703 704
  706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 731 732 734 737
  740 743 747 754 757 760 762 763 765 769 770 772 773 774 775 779 781 785 786 801
  802 803 804 805 806 808 810 812 813 814 815 816 817 818 820 828 830 831 832 838
  843 845 847 848 850 854 856 857 858 859 860 862 863 864 865 870 872 878 901 903
  904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 929 930 931', '\s+')) AS code;

CREATE TEMP TABLE areas AS SELECT list(code ORDER BY code) AS code FROM area;

-- 7919 has no factor in common with 30,000: every customer has a number of their own. The first 12
-- share theirs with customers 2801 to 2812, who are like them but write it in another form: duplicates.
CREATE TEMP TABLE person AS
SELECT
  id AS customer_id,
  code[k // 100 + 1] AS area,
  '01' || lpad((k % 100)::VARCHAR, 2, '0') AS line
FROM (
  SELECT id, ((CASE WHEN id <= 12 THEN id + 2800 ELSE id END) * 7919) % 30000 AS k
  FROM range(1, 4001) AS ids(id)
), areas;

-- One fault a row, each of the kinds that a check rejects; about 4 in 1,000 customers.
CREATE TEMP TABLE fault (customer_id BIGINT, phone VARCHAR, tier VARCHAR, favorite VARCHAR);
INSERT INTO fault VALUES
  (211, '+1212555' || chr(65533) || '103', NULL, NULL),   -- a character that was lost on the way
  (412, '(415) 555' || chr(7) || '-0117', NULL, NULL),    -- a control character
  (613, '', NULL, NULL),                                  -- no number
  (1014, '   ', NULL, NULL),
  (1215, 'robin.1215@example.com', NULL, NULL),           -- an address instead of a number
  (1416, 'kim.1416@example.com', NULL, NULL),
  (1617, '555-0142', NULL, NULL),                         -- too short
  (1818, '(303) 555-01', NULL, NULL),
  (2019, NULL, '', NULL),                                 -- no tier
  (2220, NULL, 'Gold since the first pair of jeans that the mill in Portland ever made', NULL),
  (2421, NULL, 'Founders  Club', NULL),                   -- two spaces
  (2622, NULL, 'Gold & Indigo', NULL),                    -- a character that no segment may have
  (2823, NULL, NULL, 'Jeans/Jackets'),
  (3024, NULL, NULL, 'EverythingThatIsMadeOfDenimAndNeverOnceSawTheInsideOfAnyDryer');

CREATE TEMP TABLE customer AS
SELECT
  customer_id,
  name AS first_name,
  lower(name) || '.' || customer_id || '@example.com' AS email,
  coalesce(fault.phone, CASE customer_id % 6
    WHEN 0 THEN '+1' || area || '555' || line
    WHEN 1 THEN area || '555' || line
    WHEN 2 THEN '(' || area || ') 555-' || line
    WHEN 3 THEN area || '-555-' || line
    WHEN 4 THEN '1.' || area || '.555.' || line
    ELSE '1' || area || '555' || line
  END) AS phone,
  nullif(coalesce(fault.tier, CASE
    WHEN customer_id * 37 % 100 < 4 THEN 'Indigo'
    WHEN customer_id * 37 % 100 < 18 THEN 'Gold'
    WHEN customer_id * 37 % 100 < 45 THEN 'Silver'
    ELSE 'Bronze'
  END), '') AS tier,
  coalesce(fault.favorite, (['Jeans', 'Jackets', 'Shirts', 'Bags'])[customer_id * 13 % 7 % 4 + 1]) AS favorite,
  fault.favorite IS NOT NULL OR customer_id * 29 % 10 < 6 AS newsletter,
  DATE '2026-10-31' - (customer_id * 53 % 1500)::INTEGER AS joined_on
FROM (
  SELECT *, (['Alex', 'Casey', 'Drew', 'Jamie', 'Kim', 'Morgan', 'Quinn', 'Riley', 'Robin', 'Sam', 'Taylor'])
    [customer_id * 5 % 11 + 1] AS name
  FROM person
) LEFT JOIN fault USING (customer_id);

COPY (SELECT * FROM customer ORDER BY customer_id) TO 'data/customers.csv' (HEADER);

-- None to four orders each, over 400 days; the sample's today is 2026-11-01.
COPY (
  SELECT
    customer_id * 10 + nth AS order_id,
    customer_id,
    DATE '2026-10-31' - ((customer_id * 17 + nth * 71) % 400)::INTEGER AS ordered_on,
    (['Jeans', 'Jackets', 'Shirts', 'Bags'])[(customer_id + nth) * 3 % 7 % 4 + 1] AS item,
    (29 + (customer_id * 11 + nth * 23) % 170)::VARCHAR || '.95' AS total
  FROM range(1, 4001) AS ids(customer_id), range(1, 5) AS orders(nth)
  WHERE nth <= customer_id * 31 % 5
  ORDER BY order_id
) TO 'data/orders.csv' (HEADER);
