package io.attentivecourier.alert;

import io.attentivecourier.settings.Alerts;
import io.attentivecourier.settings.MailAccount;
import io.attentivecourier.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An alert on its way to one address; the route reads from it what the call needs, by getters whose
 * names no component has: Camel takes either of two, or fails.
 */
public sealed interface AlertMessage {

  /** The setting that has the address. */
  String getKey();

  /** True if it goes by mail, false if to a webhook. */
  boolean isMail();

  /** The text or the document that is sent. */
  String getBody();

  /** The messages of an alert: one for each address. */
  static List<AlertMessage> of(Alert alert, Alerts settings, Instant now) {
    List<AlertMessage> messages = new ArrayList<>();
    if (settings.webhook().isPresent()) {
      String body = alert.json(settings);
      messages.add(new WebhookMessage(settings.webhook(), settings.signing(), now, body));
    }
    if (settings.mail() != null) {
      messages.add(new MailMessage(settings.mail(), alert.title(), alert.text(settings)));
    }
    return messages;
  }

  /**
   * @param address a secret, as anybody who knows it may post
   * @param at the time that the signature covers, so that an old message cannot be sent again
   */
  record WebhookMessage(Secret address, Secret signing, Instant at, String text)
      implements AlertMessage {
    @Override
    public String getKey() {
      return "courier.alert.webhook";
    }

    @Override
    public boolean isMail() {
      return false;
    }

    @Override
    public String getBody() {
      return text;
    }

    public String getUrl() {
      return address.reveal();
    }

    /** Unix seconds; null if nothing is signed. */
    public String getTime() {
      return signing.isPresent() ? String.valueOf(at.getEpochSecond()) : null;
    }

    /** Over the time, a point, and the body; null if nothing is signed. */
    public String getSignature() {
      return signing.isPresent() ? hmac(getTime() + "." + text) : null;
    }

    private String hmac(String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = signing.reveal().getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has HmacSHA256", e);
      }
    }
  }

  /** A mail in plain text. */
  record MailMessage(MailAccount account, String title, String text) implements AlertMessage {
    @Override
    public String getKey() {
      return "courier.alert.mail";
    }

    @Override
    public boolean isMail() {
      return true;
    }

    /** Camel's address of the server: no login is in it, as an endpoint's address is shown. */
    public String getServer() {
      return (account.tls() ? "smtps:" : "smtp:") + account.host() + ":" + account.port();
    }

    /** False on this machine alone: a password never goes over a network in the clear. */
    public boolean isTlsRequired() {
      return !account.isLocal();
    }

    @Override
    public String getBody() {
      return text;
    }

    public String getSubject() {
      return title;
    }

    public String getFrom() {
      return account.from();
    }

    public String getTo() {
      return account.to();
    }
  }
}
