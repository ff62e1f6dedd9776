package io.attentivecourier.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunReport;
import io.attentivecourier.run.RunRequest;
import io.attentivecourier.run.RunState;
import io.attentivecourier.standin.sftp.SftpFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhatIsNotNewIsNotSentTest {
  @RegisterExtension final TestHome home = new TestHome();

  @BeforeEach
  void pipeline() {
    home.rows(People.in("Winback:0-9")).pipeline("winback", TestHome.ALL);
  }

  private void freshness() {
    home.set("courier.freshness.query", "SELECT count(*)" + TestHome.ROWS);
  }

  private RunState nextDay() throws Exception {
    home.clock().forward(Duration.ofDays(1));
    return home.run("winback").state();
  }

  @Test
  void theSameValueAsOfTheLastWholeRunEndsIt() throws Exception {
    freshness();
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(RunState.UNCHANGED, nextDay());
    assertEquals(RunState.UNCHANGED, home.run("winback").state());
    home.rows(People.in("Winback:0-10"));
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(2, home.standIn().traffic().uploads());
  }

  @Test
  void aRunThatFailedDoesNotCount() throws Exception {
    freshness();
    home.standIn().faults().always(SftpFailure.refuseRename());
    assertEquals(RunState.FAILED, home.run("winback").state());
    home.standIn().faults().clear();
    assertEquals(RunState.WHOLE, home.run("winback").state());
    assertEquals(RunState.UNCHANGED, nextDay());
  }

  @Test
  void aReleaseThatIsWholeCounts() throws Exception {
    freshness();
    home.set("courier.guard.minRows", "20");
    RunReport held = home.run("winback");
    assertEquals(RunState.HELD, held.state());
    assertEquals(RunState.WHOLE, home.run("winback", RunRequest.release(held.run(), null)).state());
    assertEquals(RunState.UNCHANGED, nextDay());
  }

  @Test
  void noRowsAreAFaultOrSkippedAsAsked() throws Exception {
    home.pipeline("winback", TestHome.ALL + " WHERE 1 = 0");
    assertEquals("query-empty", home.run("winback").reason());
    home.stop().set("courier.onEmpty", "skip");
    RunReport skipped = home.run("winback");
    assertEquals(RunState.SKIPPED, skipped.state());
    assertEquals(0, skipped.state().exitCode());
    assertEquals(List.of(), home.standIn().folder().names());
  }

  @Test
  void aDateThatIsWholeAfterItsDeadlineIsLate() throws Exception {
    home.set("courier.deadline", "09:59");
    assertTrue(home.run("winback").late());
    home.stop().set("courier.deadline", "10:01");
    home.clock().forward(Duration.ofDays(1));
    assertFalse(home.run("winback").late());
  }
}
