package io.attentivecourier.pickup;

import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileExist;
import org.apache.camel.component.file.remote.RemoteFileConfiguration.PathSeparator;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;

/**
 * The sftp endpoint of the pickup folder. camel-ftp's defaults trust any host key, delete the old
 * file before the new one is written and wait for ever; everything that must differ stands here. It
 * is built from values and not from a URI, so that no password stands in an endpoint's name.
 */
public final class SftpEndpointFactory {
  /**
   * AES-GCM of 128 bits first: with 64 requests in flight it carried 265 MB/s here, the speed of
   * OpenSSH's own client; JSch's own order carried 157.
   */
  static final String CIPHERS =
      "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,"
          + "aes256-ctr,aes192-ctr,aes128-ctr";

  /** A key first, as it tells the server least; Attentive documents a password. */
  static final String LOGINS = "publickey,keyboard-interactive,password";

  private SftpEndpointFactory() {}

  /** The endpoint, started by nobody: sessions drive its operations. */
  public static SftpEndpoint of(CamelContext context, PickupAddress address) {
    SftpConfiguration configuration = new SftpConfiguration(URI.create("sftp://pickup"));
    place(configuration, address);
    trust(configuration, address);
    time(configuration);
    speed(configuration);
    SftpComponent component = context.getComponent("sftp", SftpComponent.class);
    SftpEndpoint endpoint = new SftpEndpoint("sftp:pickup", component, configuration);
    write(endpoint);
    return endpoint;
  }

  private static void place(SftpConfiguration configuration, PickupAddress address) {
    configuration.setHost(address.host());
    configuration.setPort(address.port());
    configuration.setUsername(address.username());
    // Camel answers keyboard-interactive prompts with it too.
    configuration.setPassword(address.password());
    // One path from one place: stepping through parents needs rights on each of them.
    configuration.setStepwise(false);
    // Default UNIX: a backslash in the folder's name would become a slash, before an upload alone.
    configuration.setSeparator(PathSeparator.Auto);
  }

  private static void trust(SftpConfiguration configuration, PickupAddress address) {
    // Default "no": any server that answers would get the password and the list.
    configuration.setStrictHostKeyChecking("yes");
    // Only what is pinned counts, not what somebody once accepted by hand. The pins are the
    // session's (PickupOperations): Camel would read none of a file with one damaged line.
    configuration.setUseUserKnownHostsFile(false);
    configuration.setPreferredAuthentications(LOGINS);
    if (address.privateKeyFile() != null) {
      configuration.setPrivateKeyFile(address.privateKeyFile().toString());
      configuration.setPrivateKeyPassphrase(address.privateKeyPassphrase());
    }
  }

  private static void time(SftpConfiguration configuration) {
    configuration.setConnectTimeout(10_000);
    // Without it a dead server is never noticed; 3 silent intervals end the session, 15 s.
    configuration.setServerAliveInterval(5_000);
    configuration.setServerAliveCountMax(2);
    // camel-ftp ignores it beside serverAliveInterval; the session's own watch goes by it.
    configuration.setSoTimeout(30_000);
  }

  private static void speed(SftpConfiguration configuration) {
    configuration.setBulkRequests(64);
    // JSch keeps ciphers for the whole JVM, so this is the one place that sets them.
    configuration.setCiphers(CIPHERS);
    // A file that is read back to be hashed would else be in memory as a whole.
    configuration.setStreamDownload(true);
  }

  private static void write(SftpEndpoint endpoint) {
    // One session serves a batch of files and is closed after it, never kept for tomorrow.
    endpoint.setDisconnect(true);
    // Default 3: a refused login would be tried 4 times, which locks accounts. Retry is the
    // route's.
    endpoint.setMaximumReconnectAttempts(0);
    // Default true: a typing error in the folder would be made, and files rot in it.
    endpoint.setAutoCreate(false);
    // Default Override: a file that is not ours would be replaced.
    endpoint.setFileExist(GenericFileExist.Fail);
    // Default true: deletes the old file before the new one is whole.
    endpoint.setEagerDeleteTargetFile(false);
    // Only where a server gives no second channel: a name that is not there then costs one stat.
    // One that is there costs a listing either way, as JSch's ls of a file reads its folder.
    endpoint.setFastExistsCheck(true);
    // Attentive's server may refuse set-time and chmod.
    endpoint.setKeepLastModified(false);
  }
}
