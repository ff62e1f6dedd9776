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

    private LineChanges() {}

    static List<String> between(String before, String after) {
      List<String> changes = new ArrayList<>();
      List<String> now = after.lines().toList();
      for (AbstractDelta<String> one : DiffUtils.diff(before.lines().toList(), now).getDeltas()) {
        changes.add("line " + (one.getTarget().getPosition() + 1));
        one.getSource().getLines().forEach(line -> changes.add(REMOVED + line));
        one.getTarget().getLines().forEach(line -> changes.add(ADDED + line));
      }
      return changes;
    }
  }
}
