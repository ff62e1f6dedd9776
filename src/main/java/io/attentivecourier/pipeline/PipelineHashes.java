package io.attentivecourier.pipeline;

import io.attentivecourier.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hash of each pipeline, read anew only where its file or one of its queries was touched: to
 * read 2,000 files every two seconds took 60 % of a core. For one thread.
 */
public final class PipelineHashes {
  private static final Stamp NONE = new Stamp(-1, null, null);

  private final Home home;
  private final Map<String, SeenPipeline> known = new HashMap<>();

  public PipelineHashes(Home home) {
    this.home = home;
  }

  private record Stamp(long bytes, FileTime modified, Object inode) {}

  /**
   * @param sure whether the files were read at two looks with the same stamps: one that is written
   *     as it is read may have the stamp of before, as file systems count time in steps of 4 ms
   */
  private record SeenPipeline(Map<Path, Stamp> stamps, String hash, boolean sure) {}

  public String of(String name) throws IOException {
    SeenPipeline before = known.get(name);
    boolean same = before != null && before.stamps().equals(stamps(before.stamps().keySet()));
    if (!same || !before.sure()) {
      known.put(name, read(name, same));
    }
    return known.get(name).hash();
  }

  /** Stamped first: what is written in between is seen at the next look. */
  private SeenPipeline read(String name, boolean sure) throws IOException {
    Map<Path, Stamp> stamps = stamps(PipelineFiles.sources(home, name));
    return new SeenPipeline(stamps, PipelineFiles.hash(home, name), sure);
  }

  private static Map<Path, Stamp> stamps(Iterable<Path> files) throws IOException {
    Map<Path, Stamp> stamps = new HashMap<>();
    for (Path file : files) {
      stamps.put(file, stamp(file));
    }
    return stamps;
  }

  private static Stamp stamp(Path file) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    } catch (NoSuchFileException gone) {
      return NONE;
    }
  }

  /** Forgets the pipelines that are there no more. */
  public void keep(List<String> names) {
    known.keySet().retainAll(names);
  }
}
