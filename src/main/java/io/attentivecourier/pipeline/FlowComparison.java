package io.attentivecourier.pipeline;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import io.attentivecourier.home.Home;
import io.attentivecourier.home.WrittenText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;

/**
 * The flow's files as a start reads them: whose each is, and how a home's differs from the jar's.
 */
public final class FlowComparison {
  private final Home home;
  private final CamelContext context;

  FlowComparison(Home home, CamelContext context) {
    this.home = home;
    this.context = context;
  }

  /**
   * A file of the flow.
   *
   * @param name as messages call it, from the home on
   * @param ofHome whether it lies in the home; else in the jar
   * @param shipped whether the jar has one of that name
   * @param changes the lines in which the home's differs, each after {@code -} or {@code +}, under
   *     the line of the home's file
   */
  public record FlowFile(String name, boolean ofHome, boolean shipped, List<String> changes) {
    public long added() {
      return changes.stream().filter(line -> line.startsWith(LineChanges.ADDED)).count();
    }

    public long removed() {
      return changes.stream().filter(line -> line.startsWith(LineChanges.REMOVED)).count();
    }

    /** True if it takes the place of the jar's, and is another. */
    boolean isUnlikeShipped() {
      return ofHome && !(shipped && changes.isEmpty());
    }
  }

  /** Every file, in order of the names. */
  List<FlowFile> files() throws Exception {
    FlowFiles files = new FlowFiles(home);
    Map<String, String> jar = FlowFiles.shippedTexts(context);
    Map<String, FlowFile> all = new TreeMap<>();
    for (Path own : files.own()) {
      FlowFile file = own(own, jar);
      all.put(file.name(), file);
    }
    Set<String> ofHome = new TreeSet<>();
    files.own().forEach(own -> ofHome.add(own.getFileName().toString()));
    for (String name : jar.keySet()) {
      if (!ofHome.contains(name)) {
        String place = FlowFiles.shippedAs(context, name).orElseThrow();
        all.put(place, new FlowFile(place, false, true, List.of()));
      }
    }
    return List.copyOf(all.values());
  }

  private FlowFile own(Path path, Map<String, String> jar) throws IOException {
    String shipped = jar.get(path.getFileName().toString());
    List<String> changes = shipped == null ? List.of() : changes(shipped, path);
    return new FlowFile(HomeFile.name(home, path), true, shipped != null, changes);
  }

  private static List<String> changes(String shipped, Path path) throws IOException {
    try {
      return LineChanges.between(shipped, WrittenText.read(path));
    } catch (WrittenText.NotUtf8 foreign) {
      return List.of(foreign.getMessage());
    }
  }

  /** The lines that were taken out of a text and put into it, under the line where they stand. */
  static final class LineChanges {
    static final String ADDED = "+ ";
    static final String REMOVED = "- ";

    /** Of longer ones the comparison takes minutes, and nobody would read it. */
    private static final long MOST_CELLS = 4_000_000;

    private LineChanges() {}

    static List<String> between(String before, String after) {
      List<String> old = before.lines().toList();
      List<String> now = after.lines().toList();
      return (long) old.size() * now.size() > MOST_CELLS ? rest(old, now) : changes(old, now);
    }

    private static List<String> changes(List<String> old, List<String> now) {
      List<String> changes = new ArrayList<>();
      for (AbstractDelta<String> one : DiffUtils.diff(old, now).getDeltas()) {
        add(
            changes,
            one.getTarget().getPosition(),
            one.getSource().getLines(),
            one.getTarget().getLines());
      }
      return changes;
    }

    /** The texts from their first difference on. */
    private static List<String> rest(List<String> old, List<String> now) {
      int same = 0;
      while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
        same++;
      }
      List<String> changes = new ArrayList<>();
      if (same < Math.max(old.size(), now.size())) {
        add(changes, same, old.subList(same, old.size()), now.subList(same, now.size()));
      }
      return changes;
    }

    private static void add(List<String> changes, int at, List<String> gone, List<String> come) {
      changes.add("line " + (at + 1));
      gone.forEach(line -> changes.add(REMOVED + line));
      come.forEach(line -> changes.add(ADDED + line));
    }
  }
}
