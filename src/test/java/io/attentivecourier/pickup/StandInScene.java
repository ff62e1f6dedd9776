package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.PickupFixture.NAME;
import static io.attentivecourier.pickup.PickupFixture.RUN;

import io.attentivecourier.standin.sftp.FaultySftp;
import io.attentivecourier.standin.sftp.SftpOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A stand-in with switchable oddities, its host key pinned, and a file to send there. */
final class StandInScene implements AutoCloseable {
  final PickupFixture fixture = new PickupFixture();
  final FaultySftp server;
  final Path uploads;
  final Path file;
  private final Path knownHosts;

  StandInScene(Path folder) throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    server = FaultySftp.start(SftpOptions.at(root, "sirendenim"));
    uploads = server.folder().path();
    file = PickupFixture.segment(folder, "Winback", 10_000);
    knownHosts = Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine() + "\n");
  }

  PickupAddress address(String directory, boolean sizes) {
    return new PickupAddress(
        server.host(),
        server.port(),
        server.username(),
        server.password(),
        null,
        null,
        knownHosts,
        directory,
        10_000,
        sizes);
  }

  Pickup pickup(boolean sizes) {
    return fixture.pickup(address("/uploads", sizes));
  }

  PickupSession open() {
    return pickup(true).open();
  }

  void deliver(PickupSession session) {
    Pickup pickup = pickup(session.tellsSizes());
    pickup.upload(session, file, NAME, RUN);
    pickup.check(session, file, NAME, RUN);
    PickupFixture.publish(pickup, session, false);
  }

  List<String> names() {
    return server.folder().names();
  }

  @Override
  public void close() {
    fixture.close();
    server.close();
  }
}
