package io.attentivecourier.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attentivecourier.run.RunId;
import io.attentivecourier.standin.api.ApiEndpoint;
import io.attentivecourier.standin.api.ApiOptions;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Against the stand-in in the same process: half of the work is the receiver's. */
@Tag("scale")
class ManyPeopleAreSentInTimeTest extends ApiTestSupport {
  private static final Logger LOG = LoggerFactory.getLogger(ManyPeopleAreSentInTimeTest.class);
  private static final ApiOptions OPTIONS = ApiOptions.of("sirendenim.attn.tv").withForgetful(true);

  private double perSecond(RunId run, int count) throws Exception {
    long began = System.nanoTime();
    assertTrue(scene.isAnswered(scene.deliver(run)));
    double perSecond = count / ((System.nanoTime() - began) / 1e9);
    LOG.warn("{}", String.format(Locale.ROOT, "%.1f a second", perSecond));
    return perSecond;
  }

  @Test
  void withoutALimitOneHundredThousandASecond() throws Exception {
    scene.with(OPTIONS.withoutLimits()).at(0, 16).start();
    perSecond(scene.sealed(200_000), 200_000);
    int people = 1_000_000;
    double reached = perSecond(scene.sealed(people), people);
    assertTrue(reached >= 100_000, reached + " people a second");
  }

  @Test
  void atALimitOfFiftyNearlyAllOfIt() throws Exception {
    int requests = 3_000;
    scene.with(OPTIONS.withLimit(ApiEndpoint.BULK, 50)).at(50, 16).start();
    RunId run = scene.sealed(256 * requests);
    perSecond(run, requests);
    var arrivals = scene.standIn().requests().arrivals(ApiEndpoint.BULK);
    var took = Duration.between(arrivals.get(0), arrivals.get(arrivals.size() - 1));
    double reached = (requests - 1) / (took.toNanos() / 1e9);
    assertTrue(reached >= 0.98 * 50, reached + " requests a second");
    assertEquals(requests, scene.standIn().requests().count(ApiEndpoint.BULK), "no 429");
    assertTrue(scene.standIn().requests().mostInOneSecond(ApiEndpoint.BULK) <= 50);
  }
}
