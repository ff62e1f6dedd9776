package io.attentivecourier.pickup;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.SftpException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * Tells faults apart: by exception types and status codes, and by text only where JSch has none.
 */
final class Diagnosis {
  /** RFC 4253, 11.1: NO_MORE_AUTH_METHODS_AVAILABLE. */
  private static final int NO_MORE_LOGINS = 14;

  private Diagnosis() {}

  /**
   * @param loggedIn whether the session stands: then a login misses its channel only
   */
  static Obstacle of(Step step, Throwable fault, Wire wire, boolean loggedIn) {
    return ofLogin(fault)
        .orElseGet(() -> step == Step.CONNECT ? met(fault, wire, loggedIn) : of(step, fault));
  }

  /** Also in a later step, as a session that has ended is made anew. */
  private static Optional<Obstacle> ofLogin(Throwable fault) {
    if (first(fault, JSchHostKeyException.class).isPresent()) {
      return Optional.of(Obstacle.HOST_KEY);
    }
    if (first(fault, JSchAlgoNegoFailException.class).isPresent()) {
      return Optional.of(Obstacle.NO_ALGORITHM);
    }
    return first(fault, JSchException.class)
        .filter(Diagnosis::loginRefused)
        .map(refused -> Obstacle.LOGIN_REFUSED);
  }

  private static Obstacle met(Throwable fault, Wire wire, boolean loggedIn) {
    return loggedIn ? Obstacle.NO_SUBSYSTEM : unconnected(fault, wire);
  }

  private static Obstacle of(Step step, Throwable fault) {
    return answer(step, fault)
        .map(answer -> refused(step, answer))
        .orElseGet(() -> isTaken(step, fault) ? Obstacle.NAME_TAKEN : Obstacle.NO_ANSWER);
  }

  /** Of a server that nobody logged in to. */
  static Obstacle unconnected(Throwable fault, Wire wire) {
    if (first(fault, UnknownHostException.class).isPresent()) {
      return Obstacle.NAME_UNKNOWN;
    }
    if (!wire.isConnected()) {
      return isRefused(fault) ? Obstacle.PORT_REFUSED : Obstacle.TIMED_OUT;
    }
    if (!wire.greeting().isSpoken()) {
      return Obstacle.HUNG_UP;
    }
    return wire.greeting().isSsh() ? Obstacle.NO_ANSWER : Obstacle.NOT_SSH;
  }

  /** Java has one type for a port that is closed and a network that is out of reach. */
  private static boolean isRefused(Throwable fault) {
    return first(fault, ConnectException.class)
        .filter(refusal -> String.valueOf(refusal.getMessage()).contains("refused"))
        .isPresent();
  }

  /** The status that the server gave, if it gave one. */
  static Optional<SftpAnswer> answer(Step step, Throwable fault) {
    return first(fault, SftpException.class).flatMap(said -> SftpAnswer.of(said, step.asks()));
  }

  private static Obstacle refused(Step step, SftpAnswer answer) {
    return step == Step.PLAIN_RENAME && answer.isTaken() ? Obstacle.NAME_TAKEN : refused(answer);
  }

  private static Obstacle refused(SftpAnswer answer) {
    return switch (answer.step()) {
      case STAT, LIST -> looked(answer);
      case OPEN, WRITE, CLOSE -> stored(answer);
      case RENAME -> renamed(answer);
      case DELETE -> answer.isAbsent() ? Obstacle.ABSENT : Obstacle.DELETE_DENIED;
      case READ -> Obstacle.ODD_ANSWER;
    };
  }

  private static Obstacle looked(SftpAnswer answer) {
    if (answer.isDenied()) {
      return answer.step() == SftpStep.STAT ? Obstacle.STAT_DENIED : Obstacle.LIST_DENIED;
    }
    return answer.isAbsent() ? Obstacle.NO_FOLDER : Obstacle.ODD_ANSWER;
  }

  /**
   * A full disk and a full quota are a plain failure in version 3 of the protocol, which OpenSSH
   * speaks; newer ones have codes of their own.
   */
  private static Obstacle stored(SftpAnswer answer) {
    if (answer.isFull() || answer.isFailure()) {
      return Obstacle.FULL;
    }
    if (answer.isDenied()) {
      return answer.step() == SftpStep.OPEN ? Obstacle.OPEN_DENIED : Obstacle.WRITE_DENIED;
    }
    if (answer.step() == SftpStep.OPEN && answer.isAbsent()) {
      return Obstacle.NO_FOLDER;
    }
    return answer.isOfName() ? Obstacle.NAME_REFUSED : Obstacle.ODD_ANSWER;
  }

  private static Obstacle renamed(SftpAnswer answer) {
    if (answer.isAbsent()) {
      return Obstacle.ABSENT;
    }
    if (answer.isFull()) {
      return Obstacle.FULL;
    }
    return answer.isOfName() ? Obstacle.NAME_REFUSED : Obstacle.RENAME_DENIED;
  }

  /** camel-ftp's own refusal to write over a file is the only fault of a put without a cause. */
  private static boolean isTaken(Step step, Throwable fault) {
    return step == Step.PUT
        && fault instanceof GenericFileOperationFailedException
        && fault.getCause() == null;
  }

  /** JSch throws its plain exception for a refused login, so the text has to do. */
  private static boolean loginRefused(JSchException fault) {
    if (fault instanceof JSchSessionDisconnectException end) {
      String said = String.valueOf(end.getDescription());
      return end.getReasonCode() == NO_MORE_LOGINS || said.contains("authentication failures");
    }
    return LoginMethods.isRefusal(fault);
  }

  static <T extends Throwable> Optional<T> first(Throwable fault, Class<T> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
