package io.attentivecourier.console;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The endpoints of the console by path and method. */
final class Endpoints {
  private static final String GET = "GET";

  private final List<PlacedEndpoint> places;

  /**
   * @throws IllegalArgumentException where two answer one method of one path
   */
  Endpoints(List<Endpoint> endpoints) {
    Set<String> seen = new HashSet<>();
    for (Endpoint one : endpoints) {
      if (!seen.add(one.method() + " " + one.path().replaceAll("\\{[^}]*}", "{}"))) {
        throw new IllegalArgumentException("two endpoints for " + one.method() + " " + one.path());
      }
    }
    places =
        endpoints.stream()
            .map(one -> new PlacedEndpoint(one, PathPattern.of(one.path())))
            .sorted(Comparator.comparing(place -> !place.pattern().isExact()))
            .toList();
  }

  /** All of them, the exact paths first. */
  List<Endpoint> all() {
    return places.stream().map(PlacedEndpoint::endpoint).toList();
  }

  /**
   * What is at a path. An exact path hides the patterns that would take it.
   *
   * @throws IllegalArgumentException where the path cannot be decoded
   */
  AtPath at(String rawPath, String method) {
    List<AtPath.Match> matches =
        places.stream().flatMap(place -> place.match(rawPath).stream()).toList();
    List<AtPath.Match> nearest =
        matches.stream().filter(match -> match.exact() == matches.get(0).exact()).toList();
    return AtPath.of(nearest, method.equals("HEAD") ? GET : method);
  }

  private record PlacedEndpoint(Endpoint endpoint, PathPattern pattern) {
    Optional<AtPath.Match> match(String rawPath) {
      return pattern
          .match(rawPath)
          .map(names -> new AtPath.Match(endpoint, names, pattern.isExact()));
    }
  }

  /**
   * @param match null where nothing answers that method there
   * @param allowed the methods that are answered there; empty where nothing is
   */
  record AtPath(Match match, Set<String> allowed) {
    static AtPath of(List<Match> matches, String method) {
      Match match =
          matches.stream()
              .filter(one -> one.endpoint().method().equals(method))
              .findFirst()
              .orElse(null);
      return new AtPath(match, allowed(matches));
    }

    private static Set<String> allowed(List<Match> matches) {
      Set<String> methods =
          matches.stream()
              .map(one -> one.endpoint().method())
              .collect(Collectors.toCollection(TreeSet::new));
      if (methods.contains(GET)) {
        methods.add("HEAD");
      }
      return methods;
    }

    /** An endpoint, and what the names of its path stand for. */
    record Match(Endpoint endpoint, Map<String, String> names, boolean exact) {}
  }
}
