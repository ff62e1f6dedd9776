package io.attentivecourier.home;

/** How long a file is needed, which says whether it is forced to disk once it is whole. */
public enum Lifetime {
  /** It outlives this process: forced to disk. */
  KEPT,
  /**
   * It is deleted with its run, as all files of a plan: not forced. A force takes 1 ms, and a plan
   * of 50,000 segments has 100,000 files.
   */
  DISCARDED
}
