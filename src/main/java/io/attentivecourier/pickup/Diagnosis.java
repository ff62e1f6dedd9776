package io.attentivecourier.pickup;

import static com.jcraft.jsch.ChannelSftp.SSH_FX_CONNECTION_LOST;
import static com.jcraft.jsch.ChannelSftp.SSH_FX_FAILURE;
import static com.jcraft.jsch.ChannelSftp.SSH_FX_NO_CONNECTION;
import static com.jcraft.jsch.ChannelSftp.SSH_FX_NO_SUCH_FILE;
import static com.jcraft.jsch.ChannelSftp.SSH_FX_PERMISSION_DENIED;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.SftpException;
import io.attentivecourier.run.Reason;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * Tells faults apart: by exception types and status codes, and by text only where JSch has none.
 */
final class Diagnosis {
  /** RFC 4253, 11.1: NO_MORE_AUTH_METHODS_AVAILABLE. */
  private static final int NO_MORE_LOGINS = 14;

  /** draft-ietf-secsh-filexfer-13, 9.1. */
  private static final int NO_SPACE_LEFT = 14;

  private static final int QUOTA_EXCEEDED = 15;

  private Diagnosis() {}

  static Reason of(Step step, Throwable fault) {
    if (first(fault, JSchHostKeyException.class).isPresent()) {
      return Reason.HOST_KEY;
    }
    if (first(fault, JSchException.class).filter(Diagnosis::loginRefused).isPresent()) {
      return Reason.LOGIN_REFUSED;
    }
    return first(fault, SftpException.class)
        .filter(Diagnosis::saidByTheServer)
        .map(status -> answered(step, status.id))
        .orElseGet(() -> unanswered(step, fault));
  }

  /** What JSch itself failed at carries its cause; a status that the server sent carries none. */
  private static boolean saidByTheServer(SftpException status) {
    return status.getCause() == null
        && status.id != SSH_FX_NO_CONNECTION
        && status.id != SSH_FX_CONNECTION_LOST;
  }

  /** The server has said no, and the connection lives. */
  static boolean isAnswer(Throwable fault) {
    return first(fault, SftpException.class).filter(Diagnosis::saidByTheServer).isPresent();
  }

  private static Reason answered(Step step, int status) {
    return switch (step) {
      case RENAME -> status == SSH_FX_NO_SUCH_FILE ? Reason.UNREACHABLE : Reason.RENAME_REFUSED;
      case PUT -> stored(status);
      case LIST, DELETE, READ -> closed(status) ? Reason.FOLDER : Reason.UNREACHABLE;
      case CONNECT -> Reason.UNREACHABLE;
    };
  }

  /**
   * A full disk is a plain failure in version 3 of the protocol, which OpenSSH speaks; newer ones
   * have codes of their own.
   */
  private static Reason stored(int status) {
    if (status == SSH_FX_FAILURE || status == NO_SPACE_LEFT || status == QUOTA_EXCEEDED) {
      return Reason.NO_SPACE;
    }
    return closed(status) ? Reason.FOLDER : Reason.UNREACHABLE;
  }

  private static boolean closed(int status) {
    return status == SSH_FX_NO_SUCH_FILE || status == SSH_FX_PERMISSION_DENIED;
  }

  /** camel-ftp's own refusal to write over a file is the only fault of a put without a cause. */
  private static Reason unanswered(Step step, Throwable fault) {
    boolean taken =
        step == Step.PUT
            && fault instanceof GenericFileOperationFailedException
            && fault.getCause() == null;
    return taken ? Reason.NAME_TAKEN : Reason.UNREACHABLE;
  }

  /** JSch throws its plain exception for a refused login, so the text has to do. */
  private static boolean loginRefused(JSchException fault) {
    if (fault instanceof JSchSessionDisconnectException end) {
      String said = String.valueOf(end.getDescription());
      return end.getReasonCode() == NO_MORE_LOGINS || said.contains("authentication failures");
    }
    String text = String.valueOf(fault.getMessage());
    return text.startsWith("Auth fail") || text.startsWith("Auth cancel");
  }

  private static <T extends Throwable> Optional<T> first(Throwable fault, Class<T> type) {
    return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
