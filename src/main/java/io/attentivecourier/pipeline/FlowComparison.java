package io.attentivecourier.pipeline;

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

  /** The lines that were taken out of a text and put into it. */
  static final class LineChanges {
    static final String ADDED = "+ ";
    static final String REMOVED = "- ";

    /** Longer ones are told as changed from the first difference on: nobody would read more. */
    private static final int MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> changes = new ArrayList<>();

    private LineChanges(List<String> before, List<String> after) {
      this.before = before;
      this.after = after;
    }

    static List<String> between(String before, String after) {
      List<String> old = before.lines().toList();
      List<String> now = after.lines().toList();
      LineChanges changes = new LineChanges(old, now);
      changes.walk();
      return List.copyOf(changes.changes);
    }

    private void walk() {
      int same = 0;
      while (same < Math.min(before.size(), after.size())
          && before.get(same).equals(after.get(same))) {
        same++;
      }
      long cells = (long) (before.size() - same + 1) * (after.size() - same + 1);
      walk(same, cells > MOST_CELLS ? new int[1][1] : common(same));
    }

    private void walk(int from, int[][] common) {
      int old = from;
      int now = from;
      int told = -1;
      while (old < before.size() || now < after.size()) {
        if (isSame(old, now) && common.length > 1) {
          old++;
          now++;
          continue;
        }
        if (told != now) {
          changes.add("line " + (now + 1));
        }
        if (old < before.size()
            && (now == after.size() || isOldFirst(common, old - from, now - from))) {
          changes.add(REMOVED + before.get(old++));
        } else {
          changes.add(ADDED + after.get(now++));
        }
        told = now;
      }
    }

    private boolean isSame(int old, int now) {
      return old < before.size() && now < after.size() && before.get(old).equals(after.get(now));
    }

    private static boolean isOldFirst(int[][] common, int old, int now) {
      return common.length == 1 || common[old + 1][now] >= common[old][now + 1];
    }

    /** How many lines two ends of the texts have in common, in order. */
    private int[][] common(int from) {
      int[][] common = new int[before.size() - from + 1][after.size() - from + 1];
      for (int old = before.size() - from - 1; old >= 0; old--) {
        for (int now = after.size() - from - 1; now >= 0; now--) {
          common[old][now] =
              isSame(from + old, from + now)
                  ? common[old + 1][now + 1] + 1
                  : Math.max(common[old + 1][now], common[old][now + 1]);
        }
      }
      return common;
    }
  }
}
