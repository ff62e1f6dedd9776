package io.attentivecourier.page;

import java.util.List;

/**
 * The page of one run.
 *
 * @param dayHref the page of its date
 * @param progress what it does now; null where it does not run in this process
 * @param why what happened, a sentence each
 * @param next what to do; empty where there is nothing
 * @param differences what a held list would change
 * @param receipts of a run of people: outcomes and reasons with their counts
 * @param log the lines of the log that name it
 * @param forms what the caller may do to it
 * @param noForms why there are none, or not all; empty where there is nothing to say
 * @param others the other runs of its pipeline and date
 */
public record RunView(
    PageHead head,
    String id,
    String pipeline,
    String pipelineHref,
    String day,
    String dayHref,
    StateMark state,
    String progress,
    List<FactView> facts,
    List<List<Phrase>> why,
    List<Phrase> next,
    List<StageView> stages,
    List<DifferenceView> differences,
    List<PartView> segments,
    List<RejectedView> rejected,
    List<CountView> receipts,
    List<JobView> jobs,
    List<FileView> files,
    List<ActView> acts,
    List<String> log,
    List<ActForm> forms,
    List<Phrase> noForms,
    List<Phrase> others,
    String zone) {

  /** A number with its name, and what else there is to say of it. */
  public record FactView(String name, String value, String note) {}

  /**
   * A stage as a bar.
   *
   * @param x of its bar, of 1,000
   */
  public record StageView(
      String name, String started, String took, String rows, String x, String width) {}

  /**
   * A list that is held, against the one at the receiver.
   *
   * @param beforeWidth of its bar, of 100
   */
  public record DifferenceView(
      String segment,
      String href,
      String before,
      String now,
      String added,
      String removed,
      String beforeWidth,
      String nowWidth,
      List<String> why) {}

  /** A segment in the run. */
  public record PartView(
      StateMark state,
      String name,
      String href,
      String rows,
      String added,
      String removed,
      String reason,
      String file,
      String bytes,
      String sha256,
      String delivered) {}

  /** The rows that broke a rule. */
  public record RejectedView(
      String rule, String checks, String rows, String segments, String first) {}

  /** A name with its count. */
  public record CountView(String name, String count) {}

  /** A job at the receiver. */
  public record JobView(
      String job, String people, String accepted, String status, String ended, String applied) {}

  /** A file and the steps that it took. */
  public record FileView(String name, List<StepView> steps) {}

  /** A step of a file. */
  public record StepView(String step, String at, String reason) {}

  /** What somebody did. */
  public record ActView(String kind, String who, String reason, String at) {}
}
