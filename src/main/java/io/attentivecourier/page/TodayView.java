package io.attentivecourier.page;

import java.util.List;

/**
 * The page of one date.
 *
 * @param date in ISO 8601, as the field for another date has it
 * @param day the date in words
 * @param before the address of the date before
 * @param after the address of the date after; null on today's page
 * @param sentence whether every list arrived whole
 * @param tone of the sentence
 * @param troubles what somebody should look at, the worst first
 * @param groups all else
 * @param zone of all times
 * @param note under the table; null for none
 */
public record TodayView(
    PageHead head,
    String date,
    String day,
    String before,
    String after,
    List<Phrase> sentence,
    String tone,
    List<TroubleView> troubles,
    List<GroupView> groups,
    String zone,
    String note) {

  /** True where nothing was due and nothing ran. */
  public boolean isEmpty() {
    return troubles.isEmpty() && groups.isEmpty();
  }

  /**
   * A run, or a date without one, with the lines of it that somebody should look at.
   *
   * @param why what happened, a sentence each
   * @param next what to do
   * @param run its id; null where nothing ran
   */
  public record TroubleView(
      List<LineView> lines, List<List<Phrase>> why, List<Phrase> next, String run, String href) {}

  /** Lines that stand in the same state. */
  public record GroupView(String title, List<LineView> lines) {}

  /**
   * A segment of a run, a run of people, or a date without a run.
   *
   * @param name of the segment; of the pipeline where there is none
   * @param href of that name
   * @param pipeline null where the name is the pipeline's
   * @param rows empty where there are none, as are the texts below
   * @param chart null where there is none
   * @param delivered when, or when it ended or was due
   * @param note what else there is to say; null for nothing
   */
  public record LineView(
      StateMark state,
      String name,
      String href,
      String pipeline,
      String pipelineHref,
      String rows,
      String added,
      String removed,
      SparkLine chart,
      String delivered,
      String file,
      String due,
      String note) {}
}
