package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AnAttributesTypeIsFixedByItsFirstValueTest {

  private static final String ANA = "+12125550101";
  private static final String BEN = "+12125550102";

  @AutoClose private FaultyApi api = FaultyApi.start(ApiOptions.of("acme").withoutLimits());

  @ParameterizedTest
  @CsvSource({
    "6, 7.5, 200",
    "6, '\"7\"', 200",
    "6, '\"many\"', 400",
    "'\"24\"', '\"many\"', 400",
    "'\"02134\"', '\"EC1A 1BB\"', 400",
    "'\"gold\"', '\"24\"', 200",
    "'\"gold\"', 24, 400",
    "true, false, 200",
    "true, '\"true\"', 400",
    "'\"1986-11-16\"', '\"2021-04-23T16:04:33Z\"', 200",
    "'\"1986-11-16\"', '\"soon\"', 400"
  })
  void aLaterValueOfAnotherTypeIsRefusedInTheResultOnly(String first, String later, int status)
      throws Exception {
    Caller caller = Caller.of(api);
    assertEquals(202, caller.bulk(Caller.user(ANA, "\"it\":" + first)));
    String job = caller.job(Caller.user(BEN, "\"it\":" + later));
    assertEquals(List.of(status), Caller.statuses(caller.result(job)));
    assertEquals(status == 200, api.people().everyone().containsKey(BEN));
  }

  @Test
  void namesAreCaseSensitive() throws Exception {
    Caller caller = Caller.of(api);
    caller.bulk(Caller.user(ANA, "\"Tier\":1"));
    caller.bulk(Caller.user(ANA, "\"tier\":\"gold\""));
    assertEquals(Map.of("Tier", 1, "tier", "gold"), api.people().attributes(ANA));
  }

  @Test
  void aTypeMadeInTheScreensBeatsTheFirstValue() throws Exception {
    api.close();
    api = FaultyApi.start(ApiOptions.of("acme").withType("zip", "string"));
    Caller caller = Caller.of(api);
    caller.bulk(Caller.user(ANA, "\"zip\":\"02134\""));
    caller.bulk(Caller.user(ANA, "\"zip\":\"EC1A 1BB\""));
    assertEquals(Map.of("zip", "EC1A 1BB"), api.people().attributes(ANA));
  }

  @Test
  void whatARecordLeavesOutStays() throws Exception {
    Caller caller = Caller.of(api);
    caller.bulk(Caller.user(ANA, "\"tier\":\"gold\",\"visits\":3"));
    caller.bulk(Caller.user(ANA, "\"visits\":4"));
    assertEquals(Map.of("tier", "gold", "visits", 4), api.people().attributes(ANA));
  }
}
