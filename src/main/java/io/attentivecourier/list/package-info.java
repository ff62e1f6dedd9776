/**
 * A list: the members of a segment in order and once each, and the file of them. Entry: {@code
 * SegmentRules}, {@code SegmentStage}, {@code SegmentFileWriter}. It knows no run and no receiver.
 *
 * <p>A query yields members in any order. They are sorted in bounded memory: a full buffer is
 * sorted and written as a spill, and at the end the spills are merged. Every spill holds all
 * segments, so 10,000 segments open no more files than one.
 */
package io.attentivecourier.list;
