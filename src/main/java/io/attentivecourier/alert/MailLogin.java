package io.attentivecourier.alert;

import io.attentivecourier.settings.Alerts;
import io.attentivecourier.settings.MailAccount;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import java.util.function.Supplier;
import org.apache.camel.component.mail.MailAuthenticator;

/** The login of the mail account, as the settings have it when it is asked for. */
public final class MailLogin extends MailAuthenticator {
  private final Supplier<Alerts> alerts;

  public MailLogin(Supplier<Alerts> alerts) {
    this.alerts = alerts;
  }

  /**
   * The login; null where a mail library asks again after a refusal: the same login a second time
   * may lock the account.
   */
  @Override
  public PasswordAuthentication getPasswordAuthentication() {
    MailAccount account = alerts.get().mail();
    return account == null || isAskedAgain()
        ? null
        : new PasswordAuthentication(account.user(), account.password().reveal());
  }

  /** Camel asks before it connects; Jakarta Mail itself asks only once a login was refused. */
  private static boolean isAskedAgain() {
    return StackWalker.getInstance().walk(frames -> frames.anyMatch(MailLogin::isOfJakartaMail));
  }

  private static boolean isOfJakartaMail(StackWalker.StackFrame frame) {
    return frame.getClassName().equals(Authenticator.class.getName());
  }
}
