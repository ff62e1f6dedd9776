package io.attentivecourier.home;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.attentivecourier.run.RunId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lists the files that runs left under {@code var/}. A ledger that does not know one of these runs
 * is not the one that was in use: it was lost and begun anew, or is an older one from a backup.
 */
public final class Traces {
  private final Home home;
  private final Notes canaries;

  public Traces(Home home) {
    this.home = home;
    this.canaries = new Notes(home.state().resolve("canaries"));
  }

  /**
   * The files of lists and people, with the run that left them: the run's own name and folder.
   * Canaries are left out, as they are no list of a pipeline.
   */
  public SortedMap<String, RunId> ofLists() throws IOException {
    SortedMap<String, RunId> traces = new TreeMap<>();
    Set<String> tests = new HashSet<>(canaries.lines());
    for (Path folder : List.of(home.sent(), home.members(), home.people())) {
      for (Path entry : entries(folder)) {
        run(entry)
            .filter(run -> !tests.contains(run.toString()))
            .ifPresent(run -> traces.put(folder.getFileName() + "/" + run, run));
      }
    }
    return traces;
  }

  /** Notes a canary before its seal: the files that it leaves are no list. */
  public void canary(RunId run) throws IOException {
    canaries.add(run.toString());
  }

  /** The names in {@code var/people/} that are no run's. */
  public List<String> ofPeople() throws IOException {
    return entries(home.people()).stream()
        .filter(entry -> run(entry).isEmpty())
        .map(entry -> entry.getFileName().toString())
        .sorted()
        .toList();
  }

  /**
   * The highest number of that pipeline and date in any name; 0 where there is none. A new run must
   * not get the name of one that the ledger does not know.
   */
  public int highest(String pipeline, LocalDate date) throws IOException {
    int highest = 0;
    for (Path folder :
        List.of(
            home.sent(),
            home.members(),
            home.people(),
            home.failed(),
            home.rejected(),
            home.outbox(),
            home.staging())) {
      for (Path entry : entries(folder)) {
        Optional<RunId> run = run(entry).filter(one -> isOf(one, pipeline, date));
        highest = Math.max(highest, run.map(RunId::number).orElse(0));
      }
    }
    return highest;
  }

  private static boolean isOf(RunId run, String pipeline, LocalDate date) {
    return run.pipeline().equals(pipeline) && run.date().equals(date);
  }

  private static Optional<RunId> run(Path entry) {
    return RunId.leading(entry.getFileName().toString());
  }

  /** The entries of a folder. A file in the folder's place stops the run with a message. */
  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
  }

  /** A file of a few lines that are only ever added to, for its owner alone. */
  public record Notes(Path file) {

    /** The lines; none where there is no file. */
    public List<String> lines() throws IOException {
      try {
        // In this charset every byte is a character: what is no text is a line that nobody wrote.
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
            .filter(line -> !line.isBlank())
            .toList();
      } catch (NoSuchFileException none) {
        return List.of();
      }
    }

    /** On disk when it returns. */
    public void add(String line) throws IOException {
      Durable.folder(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(file, Set.of(CREATE, APPEND), Durable.ownerOnly())) {
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.ISO_8859_1)));
        channel.force(true);
      }
      Durable.force(file.toAbsolutePath().getParent());
    }
  }
}
