package io.attentivecourier.screen;

import io.attentivecourier.run.RunState;
import io.attentivecourier.run.SegmentOutcome.SegmentState;

/** A colour that helps the eye; the words alone say all. */
enum Colour {
  PLAIN(""),
  /** Somebody has to act. */
  RED("\u001b[1;31m"),
  /** Somebody may have to. */
  YELLOW("\u001b[33m");

  private static final String END = "\u001b[0m";

  private final String begin;

  Colour(String begin) {
    this.begin = begin;
  }

  static Colour of(RunState state) {
    return switch (state) {
      case HELD, MISSED, LATE, FAILED -> RED;
      case PARTIAL, ACCEPTED, BUSY -> YELLOW;
      default -> PLAIN;
    };
  }

  static Colour of(SegmentState state) {
    return state == SegmentState.READY || state == SegmentState.DELIVERED
        ? PLAIN
        : of(state.weight());
  }

  /** That text in this colour, for a cell of a table. */
  Table.TableCell cell(String text) {
    return new Table.TableCell(text, this);
  }

  String in(String text, Terminal terminal) {
    return this == PLAIN || text.isEmpty() || !terminal.colour() ? text : begin + text + END;
  }
}
