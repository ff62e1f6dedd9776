package io.attentivecourier;

import io.attentivecourier.settings.Fault;
import io.attentivecourier.settings.Settings;
import java.util.List;

/** What {@code serve} tells whoever watches its screen of edits in its home. */
public interface Notice {
  /** An edit that is not taken over. */
  void faults(List<Fault> faults);

  /** A sentence. */
  void line(String text);

  /** The settings that hold from now on. */
  void settings(Settings now);
}
