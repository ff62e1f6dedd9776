package io.attentivecourier.act;

import io.attentivecourier.settings.Destination;
import io.attentivecourier.settings.Settings;
import io.attentivecourier.settings.SettingsFault;
import io.attentivecourier.settings.Sftp;

/** Checks that a pipeline may replace the files that it delivered today: {@code run --again}. */
public final class Repeatable {
  private static final String KEY = "--again";

  private Repeatable() {}

  /**
   * Refuses a pipeline that sends no files.
   *
   * @throws SettingsFault with what to type instead
   */
  public static void requireFiles(String pipeline, Destination destination) {
    if (destination != Destination.SEGMENTS) {
      throw new SettingsFault(
          KEY,
          pipeline + " sends no files that could be replaced",
          "leave it out; courier.attributes.changesOnly=false sends everybody's attributes");
    }
  }

  /**
   * Refuses where the folder cannot be read: it would replace files unseen, and a rename that
   * replaces nothing cannot do it.
   *
   * @throws SettingsFault with what to type instead
   */
  public static void requireLook(String pipeline, Settings settings) {
    if (settings.sftp().sizes() == Sftp.Sizes.OFF) {
      throw new SettingsFault(
          KEY,
          "courier.sftp.sizes is off: nobody can look what it would replace",
          "leave it out: `courier run " + pipeline + "` sends what is not delivered yet");
    }
  }
}
