package io.attentivecourier.feed;

import io.attentivecourier.run.RunId;
import io.attentivecourier.run.RunKind;
import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.FaultyApi;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A home with pipelines of subscribers, and Attentive's API in its place. */
final class SignUps implements BeforeEachCallback, AfterEachCallback {
  private static final String RETRY_DELAY = "api.retryDelay";
  private static final String ANSWER_TIMEOUT = "api.answerTimeout";

  private final TestHome home;
  private FaultyApi api;

  SignUps(TestHome home) {
    this.home = home;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    System.setProperty(RETRY_DELAY, "2");
    System.setProperty(ANSWER_TIMEOUT, "400");
    api = FaultyApi.start(ApiOptions.of("sirendenim").withoutLimits());
    home.set("courier.api.url", api.url());
    home.set("courier.api.key", api.key());
    home.set("courier.api.inFlight", "2");
    home.set("courier.subscribers.signUpSourceId", "su-1");
    pipeline("signups");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.clearProperty(RETRY_DELAY);
    System.clearProperty(ANSWER_TIMEOUT);
    home.stop();
    api.close();
  }

  /** One that takes all rows. */
  SignUps pipeline(String name) {
    home.write(
        "routes/pipelines/" + name + ".camel.yaml",
        """
        - route:
            id: %1$s
            description: A pipeline of a test
            from:
              uri: direct:%1$s
              steps:
                - setBody:
                    constant: SELECT phone, consent %2$s
                - to:
                    uri: direct:send-subscribers
        """
            .formatted(name, TestHome.ROWS));
    return this;
  }

  /** So many people who consented, and the rows that are given. */
  SignUps people(int count, String... more) {
    StringBuilder rows = new StringBuilder("phone,consent\n");
    for (int i = 0; i < count; i++) {
      rows.append(person(i).substring(2)).append(",true\n");
    }
    List.of(more).forEach(row -> rows.append(row).append('\n'));
    home.write("data/rows.csv", rows.toString());
    return this;
  }

  /** As the API takes them. */
  static String person(int number) {
    return "+1" + (2_025_550_100L + number);
  }

  FaultyApi api() {
    return api;
  }

  /** A run until it has ended, or waits for something else than time. */
  RunReport run() throws Exception {
    return run("signups", RunRequest.RUN);
  }

  RunReport run(String pipeline, RunRequest request) throws Exception {
    RunReport report = home.run(pipeline, request);
    boolean sealed = report.kind() == RunKind.SUBSCRIBERS && report.state() == RunState.RUNNING;
    return sealed ? home.courier().follow(report.run(), false) : report;
  }

  /** As it stands, where a step of its way may break. */
  RunReport tryRun() throws Exception {
    return tryRun("signups");
  }

  RunReport tryRun(String pipeline) throws Exception {
    RunReport report = home.run(pipeline, RunRequest.RUN);
    try {
      return report.state() == RunState.RUNNING ? follow(report.run()) : report;
    } catch (RuntimeException broken) {
      return home.ledger().reports().of(report.run()).orElseThrow();
    }
  }

  RunReport follow(RunId run) throws Exception {
    return home.courier().follow(run, false);
  }

  /** The first run of a home is held: releases it. */
  RunReport released() throws Exception {
    RunReport held = run();
    return run("signups", RunRequest.release(held.run(), null));
  }

  /** As after an operator looked, with nobody asked yet. */
  SignUps acknowledged() throws Exception {
    home.courier().acknowledge();
    return this;
  }

  int texts(int person) {
    return api.people().texts(person(person));
  }

  int asked() {
    return api.people().subscribers().size();
  }
}
