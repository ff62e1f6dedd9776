package io.attentivecourier.standin.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OnlyAKnownKeyIsLetInTest {

  @AutoClose private FaultyApi api = FaultyApi.start(ApiOptions.of("hudsonivy.attn.tv"));

  @Test
  void theCheckCallNamesTheAccountInBothVersions() throws Exception {
    for (String path : Set.of("/v1/me", "/v2/me")) {
      var me = Caller.json(Caller.of(api).get(path));
      assertEquals("hudsonivy.attn.tv", me.path("attentiveDomainName").textValue());
      Set<String> names = new TreeSet<>();
      me.fieldNames().forEachRemaining(names::add);
      assertEquals(
          "[applicationName, attentiveDomainName, companyId, companyName, contactEmail]",
          names.toString());
    }
  }

  @Test
  void aWrongKeyOrNoneGets401WithoutABody() throws Exception {
    HttpResponse<String> wrong = new Caller(api.url(), "wrong").get("/v2/me");
    assertEquals(401, wrong.statusCode());
    assertEquals("", wrong.body());
    assertFalse(wrong.headers().firstValue("WWW-Authenticate").isPresent());
    assertTrue(wrong.headers().firstValue("x-ratelimit-limit").isPresent());
    assertEquals(401, Caller.fetch(api.url() + "/v2/me").statusCode());
  }

  @Test
  void aKeyWithoutAPermissionGets403() throws Exception {
    api.close();
    api = FaultyApi.start(ApiOptions.of("acme").withForbidden(ApiEndpoint.BULK));
    Caller caller = Caller.of(api);
    assertEquals(403, caller.bulk(Caller.user("+12125550101", "\"tier\":\"gold\"")));
    assertEquals(200, caller.get("/v2/me").statusCode());
    assertEquals(0, api.people().count());
  }

  @Test
  void anUnknownPathGets404InJson() throws Exception {
    for (String path : Set.of("/v1/v2/bulk/user/attributes", "/v2/v2/bulk/job/1", "/")) {
      HttpResponse<String> answer = Caller.of(api).get(path);
      assertEquals(404, answer.statusCode());
      assertEquals(path, Caller.json(answer).path("path").textValue());
      assertEquals(404, Caller.json(answer).path("status").intValue());
    }
  }

  @Test
  void theKeyStandsInNoText() {
    assertFalse(ApiOptions.of("acme").withKey("s3cret").toString().contains("s3cret"));
  }
}
