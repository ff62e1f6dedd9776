-- For the page: the past of one segment, and the deliveries of many runs. Without them each asks for
-- every part and every step that was ever written: 0.9 s of CPU in a ledger of 120,000 lists.
CREATE INDEX file_part_segment ON file_part (segment);
CREATE INDEX file_step_delivered ON file_step (run, name, at) WHERE step = 'DELIVERED';
