package io.attentivecourier.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attentivecourier.pipeline.ClientLimits;
import io.attentivecourier.run.Reason;
import io.attentivecourier.settings.Api;
import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Asks Attentive's API who it takes us for: {@code GET /v2/me}. Nothing there is changed. */
final class ApiProbe {
  private static final String PART = "api";
  private static final String KEY = "courier.api.key";
  private static final String URL = "courier.api.url";
  private static final String DOMAIN_ENDING = ".attn.tv";
  private static final String PERMISSIONS =
      "its permissions show in Attentive only: Marketplace, your app, Custom Attributes and"
          + " Subscribers must both be All";
  private static final String WAY =
      "look at that address, and at the proxy or firewall on the way; then try again";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final Settings settings;

  ApiProbe(Settings settings) {
    this.settings = settings;
  }

  Doctor.Examined look() throws Exception {
    Api api = settings.api();
    if (!api.key().isPresent()) {
      return Doctor.Examined.notChecked(PART, KEY + " is not set: no attributes are sent");
    }
    try (CamelContext context = new DefaultCamelContext()) {
      ClientLimits.bind(context, api);
      context.start();
      return finding(ask(context.createFluentProducerTemplate(), api));
    }
  }

  private static Exchange ask(FluentProducerTemplate template, Api api) {
    return template
        .to(
            api.url()
                + "/v2/me?httpMethod=GET&throwExceptionOnFailure=false&connectTimeout=10000"
                + "&responseTimeout=30000&httpClientConfigurer=#"
                + ClientLimits.CALLS)
        .withHeader("Authorization", "Bearer " + api.key().reveal())
        .withHeader("Accept", "application/json")
        .send();
  }

  private Doctor.Examined finding(Exchange answer) throws IOException {
    if (answer.getException() != null) {
      return bad(URL, settings.api().url() + " does not answer", WAY);
    }
    int status = answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    return status == OK ? who(answer.getMessage().getBody(String.class)) : refused(status);
  }

  private static Doctor.Examined refused(int status) {
    return switch (status) {
      case UNAUTHORIZED -> bad(KEY, "Attentive refuses the key", Reason.UNAUTHORIZED.fix());
      case FORBIDDEN -> bad(KEY, "the key lacks a permission", Reason.FORBIDDEN.fix());
      case NOT_FOUND -> bad(URL, "nothing is there", Reason.WRONG_URL.fix());
      default -> bad(URL, "the API answers " + status, WAY);
    };
  }

  private static Doctor.Examined bad(String key, String fault, String fix) {
    return Doctor.Examined.bad(PART, new Fault(key, fault, fix), 1);
  }

  private Doctor.Examined who(String body) {
    try {
      JsonNode me = new ObjectMapper().readTree(body);
      String domain = me.path("attentiveDomainName").asText("");
      String text = "%s, %s; %s".formatted(name(me), domain, PERMISSIONS);
      return isOurs(domain) ? Doctor.Examined.good(PART, text) : differs(domain, text);
    } catch (JsonProcessingException noJson) {
      return bad(URL, "the answer is not Attentive's", Reason.WRONG_URL.fix());
    }
  }

  private static String name(JsonNode me) {
    return me.path("companyName").asText("a company without a name");
  }

  private boolean isOurs(String domain) {
    return settings.clientDomain() == null
        || domain.equalsIgnoreCase(settings.clientDomain())
        || domain.equalsIgnoreCase(settings.clientDomain() + DOMAIN_ENDING);
  }

  /** Only a warning: White Glove's word for the files may differ from the API's. */
  private Doctor.Examined differs(String domain, String text) {
    return Doctor.Examined.doubtful(
        PART,
        "%s; but courier.clientDomain is %s and the key is of %s: is it this account's?"
            .formatted(text, settings.clientDomain(), domain));
  }
}
