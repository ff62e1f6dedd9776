package io.attentivecourier.feed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.slf4j.LoggerFactory;

/** The log of the other tests, which a command has put its own in place of. */
final class TestLog {
  private TestLog() {}

  /** PostgreSQL's own log would quote the queries of a test. */
  static void withoutServers() {
    ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.OFF);
    ((Logger) LoggerFactory.getLogger("org.apache.sshd")).setLevel(Level.OFF);
  }

  static void restore() throws JoranException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(TestLog.class.getResource("/logback-test.xml"));
  }
}
