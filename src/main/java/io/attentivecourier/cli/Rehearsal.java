package io.attentivecourier.cli;

import io.attentivecourier.home.Home;
import io.attentivecourier.pipeline.Pipelines;
import io.attentivecourier.screen.Screen;
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Secret;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.SettingsReading;
import io.attentivecourier.settings.Sftp;
import io.attentivecourier.settings.Subscribers;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.sftp.SftpOptions;
import io.attentivecourier.standin.sftp.SftpStandIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A rehearsal's own world: the user's pipelines or the sample's, a state of its own, and the
 * stand-in in Attentive's place. Nothing of the user's home is written.
 */
record Rehearsal(Home home, Settings settings, AttentiveStandIn standIn, boolean sample)
    implements AutoCloseable {
  /** The client domain of the stand-in for a home that has none yet. */
  private static final String DOMAIN = "sirendenim";

  private static final Duration FIRST_LOOK = Duration.ofMillis(200);

  static Rehearsal in(Path folder, Options options, Screen screen) throws Exception {
    Home users = options.home().withState(folder.resolve("var"));
    Pipelines.unread(users).forEach(screen::warn);
    boolean sample = !Files.isDirectory(users.root()) || Pipelines.names(users).isEmpty();
    if (!sample) {
      HomeFaults.settings(users).ifPresent(Rehearsal::refuse);
    }
    Home home = sample ? new Home(Sample.unpack(folder.resolve("home")), users.state()) : users;
    Settings settings = read(home, options, sample, screen);
    Logs.begin(home, settings.log(), options.echo());
    AttentiveStandIn standIn = standIn(folder, settings);
    Settings against =
        settings
            .withSftp(sftp(standIn.sftp(), folder, settings))
            .withApi(api(standIn, settings.api()));
    return new Rehearsal(home, against, standIn, sample);
  }

  private static AttentiveStandIn standIn(Path folder, Settings settings) {
    String domain = settings.clientDomain();
    return AttentiveStandIn.start(
        SftpOptions.at(folder.resolve("attentive"), domain)
            .withSubscribers(Rehearsal::isSubscriber),
        ApiOptions.of(domain).withUnit(unit(settings.subscribers())));
  }

  /** The stand-in's only unit is the one that is set: whether Attentive has it, only it knows. */
  private static ApiOptions.SignUpUnit unit(Subscribers set) {
    String id = set.signUpSourceId() == null ? "rehearsed" : set.signUpSourceId();
    String[] locale = (set.locale() == null ? "en-US" : set.locale()).split("-", 2);
    var type = set.subscriptionType();
    return new ApiOptions.SignUpUnit(
        id, locale[0], locale[1], type == null ? "MARKETING" : type.name());
  }

  /** The stand-in's jobs take no hours: they are looked at soon. */
  private static Api api(AttentiveStandIn standIn, Api api) {
    return new Api(
        URI.create(standIn.apiUrl()),
        new Secret(standIn.apiKey()),
        api.usersPerRequest(),
        api.requestsPerSecond(),
        api.inFlight(),
        api.receipts(),
        api.confirmWithin(),
        FIRST_LOOK);
  }

  /** The sample in the place of somebody's own pipelines would be taken for them. */
  private static void refuse(Fault fault) {
    throw new SettingsFault(List.of(fault));
  }

  private static Settings read(Home home, Options options, boolean sample, Screen screen) {
    Map<String, String> sets = new LinkedHashMap<>(options.sets());
    Map<String, String> environment = sample ? Map.of() : System.getenv();
    SettingsReading reading = Settings.read(home, sets, environment);
    reading.warnings().forEach(screen::warn);
    if (!reading.faults().isEmpty()) {
      throw new SettingsFault(reading.faults());
    }
    if (reading.settings().warehouse().url() == null) {
      throw new SettingsFault(
          "courier.warehouse.url", "is not set", "set it to the JDBC URL of the warehouse");
    }
    if (reading.settings().clientDomain() == null) {
      sets.put("courier.clientDomain", DOMAIN);
    }
    return Settings.load(home, sets, environment).apart(home);
  }

  private static Sftp sftp(SftpStandIn standIn, Path folder, Settings settings) throws IOException {
    Path knownHosts = folder.resolve("known_hosts");
    Files.writeString(knownHosts, standIn.knownHostsLine() + "\n");
    return new Sftp(
        standIn.host(),
        standIn.port(),
        standIn.username(),
        new Secret(standIn.password()),
        null,
        new Secret(""),
        knownHosts,
        "/uploads",
        settings.sftp().minRate(),
        Sftp.Sizes.ON);
  }

  /** About one in eleven never signed up: Attentive ignores such people in a list. */
  private static boolean isSubscriber(String identifier) {
    return Math.floorMod(identifier.hashCode(), 11) != 0;
  }

  String what() {
    return sample ? "the sample (a made-up denim brand)" : home.root().toString();
  }

  List<String> next(Path kept) {
    String look = kept == null ? "courier rehearse --keep DIR" : "ls " + kept;
    return sample
        ? List.of(
            "This was the sample, not your folder, which has no pipeline yet.",
            "Nothing left this machine. Next:",
            "  " + look + "   the home and the received files, to look at and to copy",
            "  README.md, \"Going live\"   your warehouse and Attentive in ten minutes")
        : List.of(
            "Nothing left this machine. Next:",
            "  courier doctor          checks the real warehouse and Attentive's SFTP",
            "  courier plan PIPELINE   what would be sent now");
  }

  @Override
  public void close() {
    standIn.close();
  }

  /** The sample home that is shipped in the jar. */
  private static final class Sample {
    private static final String FOLDER = "/sample";

    private Sample() {}

    /** Writes it into a folder; returns the folder. */
    static Path unpack(Path folder) throws IOException {
      try {
        URI uri = Sample.class.getResource(FOLDER + "/application.properties").toURI();
        if (uri.getScheme().equals("file")) {
          return copy(Path.of(uri).getParent(), folder);
        }
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return copy(jar.getPath(FOLDER), folder);
        }
      } catch (URISyntaxException e) {
        throw new IllegalStateException("the sample is not where it was built to be", e);
      }
    }

    private static Path copy(Path from, Path to) throws IOException {
      try (Stream<Path> all = Files.walk(from)) {
        all.filter(Files::isRegularFile).forEach(file -> copy(from, file, to));
      }
      return to;
    }

    private static void copy(Path from, Path file, Path to) {
      try (InputStream in = Files.newInputStream(file)) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(in, target);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
