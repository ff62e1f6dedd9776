package io.attentivecourier.pickup;

import static io.attentivecourier.pickup.Connection.ANSWER;

import com.jcraft.jsch.ChannelSftp;
import io.attentivecourier.home.FileHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Uploads and renames many small files of a session at once: their requests are on the way
 * together, and a server's answer is waited for once in place of once a file. It is for one step of
 * one shipment.
 */
public final class SmallFiles {
  private final Connection connection;
  private final PickupAddress address;
  private final Duration grace;

  SmallFiles(Connection connection, PickupAddress address, Duration grace) {
    this.connection = connection;
    this.address = address;
    this.grace = grace;
  }

  /** The files in a message. */
  static String subject(List<String> names) {
    int others = names.size() - 1;
    return others < 1 ? String.join("", names) : names.get(0) + " and " + others + " more";
  }

  /**
   * Uploads small files under temporary names that do not exist, all at once.
   *
   * @return the SHA-256 of what was sent of each; empty if the files have to be uploaded one by
   *     one, over whatever is there now
   */
  public Optional<List<String>> upload(List<OutgoingFile> files) {
    List<byte[]> contents = files.stream().map(file -> contentOf(file.file())).toList();
    List<PlainSftp.NewUpload> fresh = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      fresh.add(new PlainSftp.NewUpload(path(files.get(i).part()), contents.get(i)));
    }
    long bytes = contents.stream().mapToLong(content -> content.length).sum();
    boolean stored =
        connection.call(
            Diagnosis.SftpCall.PUT,
            subject(files.stream().map(OutgoingFile::part).toList()),
            grace.plusSeconds(bytes / address.minRate()),
            server -> server.create(fresh));
    return stored
        ? Optional.of(contents.stream().map(FileHash::sha256).toList())
        : Optional.empty();
  }

  private static byte[] contentOf(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0) {
        throw new IllegalArgumentException("an empty file is never sent: " + file.getFileName());
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  /**
   * Gives uploads their final names, all at once and each as {@link PickupSession#rename} does.
   *
   * @return what the server refused, by final name; empty if they have to be renamed one by one
   */
  public Optional<Map<String, PickupFault>> rename(List<OutgoingFile> files) {
    List<String> names = files.stream().map(OutgoingFile::name).toList();
    List<PlainSftp.Renaming> renames = files.stream().map(this::renaming).toList();
    List<Integer> statuses =
        connection.call(
            Diagnosis.SftpCall.RENAME, subject(names), ANSWER, server -> server.rename(renames));
    return statuses.isEmpty() ? Optional.empty() : Optional.of(refused(names, statuses));
  }

  private PlainSftp.Renaming renaming(OutgoingFile file) {
    return new PlainSftp.Renaming(path(file.part()), path(file.name()));
  }

  private Map<String, PickupFault> refused(List<String> names, List<Integer> statuses) {
    Map<String, PickupFault> refused = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (statuses.get(i) != ChannelSftp.SSH_FX_OK) {
        refused.put(names.get(i), refused(names.get(i), statuses.get(i)));
      }
    }
    return refused;
  }

  private PickupFault refused(String name, int status) {
    return connection.fault(
        Diagnosis.SftpCall.RENAME, name, PickupOperations.refusedRename(name, status));
  }

  private String path(String name) {
    return PickupSession.plainPath(address, name);
  }
}
