package io.attentivecourier.flow;

import io.attentivecourier.home.Home;
import io.attentivecourier.run.QueryFault;
import io.attentivecourier.run.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the file of the home that holds a failed query, and the line where it begins. */
public final class QueryPlace {
  private static final Pattern RESOURCE = Pattern.compile("resource:file:([^\\s\"']+)");

  private final Home home;

  public QueryPlace(Home home) {
    this.home = home;
  }

  /** The fault of a refused query, with its place in a file if one is found. */
  public QueryFault of(Refusal refusal, String pipeline) {
    QueryFault fault = refusal.query();
    if (fault.line() == null) {
      return fault;
    }
    List<String> query = refusal.text().lines().toList();
    return files(home.pipelines().resolve(pipeline + ".camel.yaml"))
        .flatMap(file -> at(file, query).map(line -> fault.in(name(file), line)).stream())
        .findFirst()
        .orElse(fault);
  }

  private String name(Path file) {
    return file.startsWith(home.root()) ? home.root().relativize(file).toString() : file.toString();
  }

  /** The pipeline's own file and the files that it names. */
  private Stream<Path> files(Path pipeline) {
    Stream<Path> named =
        RESOURCE
            .matcher(String.join("\n", lines(pipeline)))
            .results()
            .map((MatchResult found) -> home.resolve(found.group(1)));
    return Stream.concat(Stream.of(pipeline), named);
  }

  /**
   * The line of the file where all lines of the query begin; empty if the file does not hold them.
   */
  private static Optional<Integer> at(Path file, List<String> query) {
    List<String> lines = lines(file);
    return IntStream.range(0, lines.size())
        .filter(from -> from + query.size() <= lines.size())
        .filter(from -> holds(lines, from, query))
        .mapToObj(from -> from + 1)
        .findFirst();
  }

  private static boolean holds(List<String> lines, int from, List<String> query) {
    return IntStream.range(0, query.size())
        .allMatch(at -> lines.get(from + at).contains(query.get(at).strip()));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unread) {
      return List.of(); // The place is left out, the fault is told.
    }
  }
}
