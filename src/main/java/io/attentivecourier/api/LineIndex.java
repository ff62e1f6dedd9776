package io.attentivecourier.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The position of every 256th line of a sealed file: 10 million lines take 320 kB. Without it the
 * search for each job's people would start at the beginning.
 */
public final class LineIndex {
  private static final int STEP = 256;

  private final Path file;
  private final long[] offsets;

  private LineIndex(Path file, long[] offsets) {
    this.file = file;
    this.offsets = offsets;
  }

  /** Makes the index; reads the file once. */
  public static LineIndex of(Path file) throws IOException {
    long[] offsets = new long[STEP];
    long lines = 0;
    try (LineInput input = LineInput.at(file, 0, SealedLines.LONGEST_LINE)) {
      do {
        if (lines % STEP == 0) {
          int step = (int) (lines / STEP);
          offsets = step < offsets.length ? offsets : Arrays.copyOf(offsets, 2 * step);
          offsets[step] = input.offset();
        }
        lines++;
      } while (input.next() != null);
    }
    return new LineIndex(file, Arrays.copyOf(offsets, (int) ((lines - 1) / STEP) + 1));
  }

  /** Reads these lines, or fewer at the end of the file. */
  public List<byte[]> lines(long first, int people) throws IOException {
    int step = (int) (first / STEP);
    if (step >= offsets.length) {
      return List.of();
    }
    try (LineInput input = LineInput.at(file, offsets[step], SealedLines.LONGEST_LINE)) {
      return read(input, (int) (first % STEP), people);
    }
  }

  private static List<byte[]> read(LineInput input, int skip, int people) throws IOException {
    List<byte[]> lines = new ArrayList<>(people);
    for (int i = 0; i < skip + people; i++) {
      byte[] line = input.next();
      if (line == null) {
        break;
      }
      if (i >= skip) {
        lines.add(line);
      }
    }
    return lines;
  }
}
