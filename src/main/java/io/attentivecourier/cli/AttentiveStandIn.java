package io.attentivecourier.cli;

import io.attentivecourier.standin.api.ApiOptions;
import io.attentivecourier.standin.api.ApiStandIn;
import io.attentivecourier.standin.sftp.PickupFolder;
import io.attentivecourier.standin.sftp.SftpOptions;
import io.attentivecourier.standin.sftp.SftpStandIn;

/**
 * The whole of Attentive on this machine: the pickup folder and the API of one account. Both listen
 * on the loopback only, and neither keeps a JVM alive.
 */
public record AttentiveStandIn(SftpStandIn sftp, ApiStandIn api) implements AutoCloseable {

  /** Starts both; if one cannot start, none is left running. */
  public static AttentiveStandIn start(SftpOptions sftp, ApiOptions api) {
    ApiStandIn started = ApiStandIn.start(api);
    try {
      return new AttentiveStandIn(SftpStandIn.start(sftp), started);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** The lists that Attentive has taken from its pickup folder. */
  public PickupFolder folder() {
    return sftp.folder();
  }

  /** {@code http://127.0.0.1:PORT}, for {@code courier.api.url}. */
  public String apiUrl() {
    return api.url();
  }

  /** For {@code courier.api.key}. */
  public String apiKey() {
    return api.key();
  }

  @Override
  public void close() {
    try (sftp) {
      api.close();
    }
  }
}
