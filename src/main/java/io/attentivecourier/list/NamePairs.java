package io.attentivecourier.list;

import io.attentivecourier.run.Reason;
import io.attentivecourier.run.Refusal;
import io.attentivecourier.settings.NameTemplate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds two campaign and group pairs that meet in one name: two audiences would become one list,
 * and nobody would see it. A pair counts without spaces and only by what the template uses.
 *
 * <p>Memory: one number for each segment, not for each pair. A name and the length of its first
 * part are the whole pair, as the template's own text is the same in every name.
 */
public final class NamePairs {
  private record NamedPair(String name, int first) {}

  private final NameTemplate template;
  private final Map<String, NamedPair> known = new HashMap<>();
  private String clash;
  private int other;

  public NamePairs(NameTemplate template) {
    this.template = template;
  }

  /**
   * @param name made of the two by the template
   * @param campaign as the row has it; null where the template does not use it
   * @param group as above
   * @return the name, as the one instance of it
   */
  String note(String name, String campaign, String group) {
    int first = first(campaign, group).replace(" ", "").length();
    NamedPair earlier = known.putIfAbsent(name, new NamedPair(name, first));
    if (earlier == null) {
      return name;
    }
    if (earlier.first() != first && clash == null) {
      clash = earlier.name();
      other = first;
    }
    return earlier.name();
  }

  private String first(String campaign, String group) {
    return template.columns().get(0).equals(NameTemplate.CAMPAIGN) ? campaign : group;
  }

  /**
   * @throws Refusal {@link Reason#SEGMENT_NAME_CLASH}, naming the first segment that clashed and
   *     both its pairs
   */
  public void refuse() {
    if (clash != null) {
      String one = pair(clash, known.get(clash).first());
      String text = "segment %s is made of %s, and of %s";
      throw new Refusal(
          Reason.SEGMENT_NAME_CLASH, clash, text.formatted(clash, one, pair(clash, other)));
    }
  }

  /** The groups of all names, without spaces; empty where the template uses none. */
  public Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    int place = template.columns().indexOf(NameTemplate.GROUP);
    if (place >= 0) {
      known.values().forEach(one -> groups.add(part(one.name(), one.first(), place)));
    }
    return groups;
  }

  private String pair(String name, int first) {
    int campaign = template.columns().indexOf(NameTemplate.CAMPAIGN);
    return "campaign %s with group %s"
        .formatted(part(name, first, campaign), part(name, first, 1 - campaign));
  }

  private String part(String name, int first, int place) {
    int from = template.before().length();
    int to = name.length() - template.after().length();
    return place == 0
        ? name.substring(from, from + first)
        : name.substring(from + first + template.between().length(), to);
  }
}
