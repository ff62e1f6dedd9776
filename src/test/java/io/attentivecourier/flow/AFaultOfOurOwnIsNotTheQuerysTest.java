package io.attentivecourier.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attentivecourier.run.Reason;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who looks into a query that is good looks in vain. */
class AFaultOfOurOwnIsNotTheQuerysTest {
  private static RuntimeException thrownBy(List<String> classes) {
    RuntimeException fault = new RuntimeException("as asked");
    fault.setStackTrace(
        classes.stream()
            .map(name -> new StackTraceElement(name, "call", null, 1))
            .toArray(StackTraceElement[]::new));
    return new IllegalStateException("wrapped", fault);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "org.duckdb.DuckDBResultSet, io.attentivecourier.row.RowReader, QUERY_FAILED",
    "java.util.ArrayList, net.snowflake.client.Rows, QUERY_FAILED",
    "io.attentivecourier.row.RowReader, org.apache.camel.processor.Splitter, UNEXPECTED",
    "java.util.Objects, io.attentivecourier.segments.SegmentRows, UNEXPECTED",
    "jdk.internal.util.Preconditions, org.apache.camel.support.Exchanges, UNEXPECTED",
    "java.util.ArrayList, java.util.Iterator, QUERY_FAILED",
  })
  void whoThrewItDecides(String first, String next, Reason reason) {
    assertEquals(reason, Refusals.of(thrownBy(List.of(first, next)), true).reason());
  }

  @ParameterizedTest
  @CsvSource({"org.duckdb.DuckDBResultSet", "io.attentivecourier.row.RowReader"})
  void onceTheRowsAreReadNothingIsTheQuerys(String first) {
    assertEquals(Reason.UNEXPECTED, Refusals.of(thrownBy(List.of(first)), false).reason());
  }
}
