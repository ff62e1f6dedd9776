package io.attentivecourier.row;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AKeyIsMadeOnceAndNeverReplacedTest {
  @TempDir Path home;
  private Path file;

  @BeforeEach
  void aHomeWithoutState() {
    file = home.resolve("var").resolve("key");
  }

  @Test
  void aNewKeyIsForItsOwnerAlone() throws IOException {
    IdentifierKey.at(file);
    assertEquals(32, Files.size(file));
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(file.getParent()));
    assertEquals(List.of(file), contents(file.getParent()));
  }

  @Test
  void theNextStartReadsTheSameKey() throws IOException {
    IdentifierKey first = IdentifierKey.at(file);
    IdentifierKey second = IdentifierKey.at(file);
    assertEquals(first.id(), second.id());
    assertEquals(first.hash("sam@example.com"), second.hash("sam@example.com"));
  }

  @Test
  void anotherHomeHasAnotherKey() throws IOException {
    IdentifierKey one = IdentifierKey.at(file);
    IdentifierKey other = IdentifierKey.at(home.resolve("other"));
    assertNotEquals(one.id(), other.id());
    assertNotEquals(one.hash("sam@example.com"), other.hash("sam@example.com"));
  }

  /** As openssl gives it for a key of 32 zero bytes. */
  @Test
  void theHashIsHmacSha256() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[32]);
    IdentifierKey key = IdentifierKey.at(file);
    assertEquals("66687aad", key.id());
    assertEquals("a7fbdf0fed5dc06e267e0429d2a3182c", key.hash("sam@example.com"));
    assertEquals("key 66687aad", key.toString());
  }

  @Test
  void aCutKeyIsAnErrorWithItsMend() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[31]);
    var fault = assertThrows(IllegalStateException.class, () -> IdentifierKey.at(file));
    assertTrue(fault.getMessage().startsWith("courier.keyFile: "));
    assertTrue(fault.getMessage().contains("31 bytes, not 32; restore it"));
    assertArrayEquals(new byte[31], Files.readAllBytes(file));
  }

  @Test
  void whoStartsAtOnceSharesOneKey() throws Exception {
    CyclicBarrier start = new CyclicBarrier(4);
    Callable<String> read =
        () -> {
          start.await();
          return IdentifierKey.at(file).id();
        };
    ExecutorService starts = Executors.newFixedThreadPool(4);
    try {
      Set<String> ids = new HashSet<>();
      for (Future<String> id : starts.invokeAll(List.of(read, read, read, read))) {
        ids.add(id.get());
      }
      assertEquals(1, ids.size());
    } finally {
      starts.shutdown();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    }
  }
}
